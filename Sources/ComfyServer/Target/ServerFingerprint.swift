import Crypto
import Foundation

/// Tells whether a server still has the node classes and files that it had.
///
/// It is made of what costs the server next to nothing to say: its versions, the scripts of its packs
/// and the names of its models.
struct ServerFingerprint: Hashable, Sendable {
  /// The hash as hexadecimal digits.
  let text: String

  /// The fingerprint that was written down before.
  init(text: String) { self.text = text }

  /// The fingerprint of those facts; the order of names does not count.
  init(stats: SystemStats, extensions: [String], models: [String: [String]]) {
    var hash = SHA256()
    func add(_ words: [String?]) {
      for word in words {
        hash.update(data: Array((word ?? "-").utf8))
        hash.update(data: [0])
      }
      hash.update(data: [1])
    }
    add([stats.version, stats.python, stats.pytorch, stats.system])
    add(extensions.sorted())
    for (folder, files) in models.sorted(by: { $0.key < $1.key }) { add([folder] + files.sorted()) }
    text = hash.finalize().hexadecimal
  }

  /// Asks a server for its fingerprint.
  init(of server: some ServerFacts, stats: SystemStats) async throws {
    async let extensions = server.extensions()
    let folders = try await server.modelFolders().filter { !Self.unread.contains($0) }
    let models = try await withThrowingTaskGroup { group in
      for folder in folders.prefix(Self.mostFolders) {
        group.addTask { (folder, try await server.models(in: folder)) }
      }
      return try await group.reduce(into: [String: [String]]()) { $0[$1.0] = $1.1 }
    }
    self.init(stats: stats, extensions: try await extensions, models: models)
  }

  /// Folders with no files that a loader lists, and possibly very many of them.
  private static let unread: Set<String> = ["custom_nodes", "configs"]
  private static let mostFolders = 100
}

extension Sequence<UInt8> {
  /// The bytes as pairs of hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
