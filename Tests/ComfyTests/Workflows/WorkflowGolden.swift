import Flow
import Foundation
import OrderedJSON

@testable import Comfy

/// One folder of `Golden`: a workflow, the prompt that it stands for, and what is found in it.
struct WorkflowGolden: CustomStringConvertible {
  let name: String

  var description: String { name }

  /// The folder that all of them lie in.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// All of them, by name.
  static let all: [WorkflowGolden] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { !$0.contains(".") }.sorted().map(WorkflowGolden.init)
  }()

  /// The invented classes that they use.
  static func classes() throws -> NodeClasses {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "object_info.json")))
    return try NodeClasses(objectInfo: JSON(parsing: bytes))
  }

  func json(_ file: String) throws -> JSON { try JSON(parsing: text(file)) }

  func workflow() throws -> Workflow { try Workflow(json: json("workflow.json")) }

  /// The prompt that is expected.
  func prompt() throws -> Prompt { try Prompt(json: json("prompt.json")) }

  /// The codes of the findings that are expected, in order, notes among them.
  func findings() throws -> [String] {
    guard exists("findings.txt") else { return [] }
    return try text("findings.txt").split(separator: "\n").map(String.init)
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: url(file).path())
  }

  func text(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: url(file)), as: UTF8.self)
  }

  private func url(_ file: String) -> URL {
    WorkflowGolden.folder.appending(path: name).appending(path: file)
  }
}

extension Prompt {
  /// One line for each node and each input, sorted, so that a difference shows where it is.
  var lines: [String] {
    nodes.flatMap { node in
      ["\(node.id) \(node.classType)"]
        + node.inputs.map { input in
          switch input.value {
          case .link(let id, let slot): "\(node.id).\(input.name) -> \(id) \(slot)"
          case .literal(let json): "\(node.id).\(input.name) = \(json.normalized.text())"
          }
        }
    }.sorted()
  }
}

extension JSON {
  /// The value with numbers that are equal spelled alike, whole ones beyond doubles staying exact.
  fileprivate var normalized: JSON {
    switch self {
    case .number(let literal):
      UInt64(literal) == nil
        ? .number("\(Double(literal) ?? .nan)".replacing(".0", with: "")) : self
    case .array(let elements): .array(elements.map(\.normalized))
    case .object(let object):
      .object(JSONObject(object.members.map { .init($0.name, $0.value.normalized) }))
    default: self
    }
  }
}
