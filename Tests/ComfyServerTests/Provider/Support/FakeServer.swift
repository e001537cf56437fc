import ComfyServer
import Foundation
import OrderedJSON
import Synchronization

/// A server that answers as it is told.
final class FakeServer: ComfyServing {
  let address: ServerAddress
  private let state: Mutex<State>

  private struct State {
    var uploads: [String] = []
    var downloads: [RemoteFile] = []
    var prompts: [JSON] = []
    var extras: [JSON] = []
    var answers: [Answer]
  }

  /// How a prompt ends.
  enum Answer {
    /// What nodes left, by their class.
    case success([String: JSON])
    case record(HistoryRecord)
    case failure(any Error & Sendable)
    /// It never ends.
    case hangs
  }

  init(_ answers: Answer...) throws {
    address = try ServerAddress("http://127.0.0.1:\(Int.random(in: 20000..<60000))/\(UUID())")
    state = Mutex(State(answers: answers))
  }

  var uploads: [String] { state.withLock { $0.uploads } }
  var downloads: [RemoteFile] { state.withLock { $0.downloads } }
  var prompts: [JSON] { state.withLock { $0.prompts } }
  var extras: [JSON] { state.withLock { $0.extras } }

  func upload(
    _ file: URL, as name: String, subfolder: String, overwrite: Bool
  ) async throws -> RemoteFile {
    state.withLock { $0.uploads.append("\(subfolder)/\(name)") }
    return RemoteFile(name: name, subfolder: subfolder, folder: "input")
  }

  func download(_ file: RemoteFile, to url: URL) async throws {
    state.withLock { $0.downloads.append(file) }
    try Data(file.name.utf8).write(to: url)
  }

  func run(
    _ prompt: JSON, id: PromptID, extraData: JSON?,
    events: @escaping @Sendable (ServerEvent) -> Void
  ) async throws -> HistoryRecord {
    let answer = state.withLock { state in
      state.prompts.append(prompt)
      if let extraData { state.extras.append(extraData) }
      return state.answers.isEmpty ? Answer.success([:]) : state.answers.removeFirst()
    }
    let nodes = prompt.object?.members ?? []
    switch answer {
    case .failure(let error): throw error
    case .record(let record): return record
    case .hangs:
      try await Task.sleep(for: .seconds(60))
      throw ClientError.lost(id)
    case .success(let left):
      events(.started)
      events(.cached([]))
      for node in nodes {
        events(.executing(node.name))
        events(.preview(node: node.name, format: .jpeg, bytes: [1]))
      }
      events(.executing(nil))
      var outputs: [String: JSON] = [:]
      for node in nodes {
        if let json = node.value["class_type"]?.string.flatMap({ left[$0] }) {
          outputs[node.name] = json
        }
      }
      return HistoryRecord(id: id, status: .success, outputs: outputs)
    }
  }
}

extension JSON {
  /// What saving nodes tell of files.
  static func files(_ key: String = "images", _ names: String..., animated: Bool = false) -> JSON {
    let files = names.map { name -> JSON in
      ["filename": .string(name), "subfolder": "anyflow/t", "type": "output"]
    }
    var object: JSONObject = [key: .array(files)]
    if animated { object["animated"] = [true] }
    return .object(object)
  }
}
