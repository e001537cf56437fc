import Crypto
import Foundation
import OrderedJSON

/// What is kept on disk of one server, so that it need not be asked again.
///
/// The description of its node classes lies in a file named after the hash of its content; a second
/// file says which one it is and for which fingerprint. What does not fit together counts as absent.
struct ServerCache: Sendable {
  /// The server's folder.
  let folder: URL
  /// The server's address, for people who look into the folder.
  private let address: String
  /// How old a description may be; packs that bring no scripts do not show in a fingerprint.
  var mostAge: Duration = .seconds(3600)
  /// Gives the time.
  var now: @Sendable () -> Date = { Date() }

  /// The folder of a server in a user's folder of settings.
  init(home: URL, address: ServerAddress) {
    self.address = address.description
    let hash = SHA256.hash(data: Array(address.description.utf8)).hexadecimal
    folder = home.appendingPathComponent("servers").appendingPathComponent(String(hash.prefix(16)))
  }

  /// The description of node classes that was stored, if it is whole.
  func objectInfo() -> Stored? {
    guard let note = json("fingerprint.json"), let hash = note["object_info"]?.string,
      hash.utf8.count == 64, hash.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "f") ~= $0 }),
      let fingerprint = note["fingerprint"]?.string, let taken = note["taken"]?.double,
      let bytes = bytes(ServerCache.name(of: hash)), SHA256.hash(data: bytes).hexadecimal == hash
    else { return nil }
    let age = now().timeIntervalSince1970 - taken
    return Stored(
      bytes: bytes, fingerprint: ServerFingerprint(text: fingerprint),
      isFresh: age >= 0 && .seconds(age) <= mostAge)
  }

  /// A description that was stored.
  struct Stored {
    var bytes: [UInt8]
    var fingerprint: ServerFingerprint
    /// Whether it may stand for the server's own while the fingerprint is the same.
    var isFresh: Bool
  }

  /// Stores a description for a fingerprint and lets go of those before.
  func store(objectInfo bytes: [UInt8], fingerprint: ServerFingerprint) throws {
    let hash = SHA256.hash(data: bytes).hexadecimal
    let name = ServerCache.name(of: hash)
    try write(bytes, to: name)
    let note: JSON = .object([
      "address": .string(address), "fingerprint": .string(fingerprint.text),
      "object_info": .string(hash),
      "taken": .integer(Int(now().timeIntervalSince1970)),
    ])
    try write(note.bytes(pretty: true), to: "fingerprint.json")
    let others = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for other in others where other.hasPrefix("object_info.") && other != name {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(other))
    }
  }

  /// The headers of models that were looked up before, by the file's path; nil for one without any.
  func headers() -> [String: [String: String]?] {
    guard let members = json("headers.json")?.object?.members else { return [:] }
    var result: [String: [String: String]?] = [:]
    for member in members {
      let header = member.value.object.map { object in
        Dictionary(
          object.members.compactMap { field in field.value.string.map { (field.name, $0) } },
          uniquingKeysWith: { $1 })
      }
      result.updateValue(header, forKey: member.name)
    }
    return result
  }

  /// Stores the headers of models.
  func store(headers: [String: [String: String]?]) throws {
    let members = headers.sorted { $0.key < $1.key }.map { file, header in
      JSONObject.Member(
        file,
        header.map { header in
          .object(
            JSONObject(
              header.sorted { $0.key < $1.key }.map { JSONObject.Member($0.key, .string($0.value)) }
            ))
        } ?? .null)
    }
    try write(JSON.object(JSONObject(members)).bytes(pretty: true), to: "headers.json")
  }

  private static func name(of hash: String) -> String { "object_info.\(hash).json" }

  private func json(_ name: String) -> JSON? {
    bytes(name).flatMap { try? JSON(parsing: $0) }
  }

  private func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) }
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: folder.appendingPathComponent(name), options: .atomic)
  }
}
