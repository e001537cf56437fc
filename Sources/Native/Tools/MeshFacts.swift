import Foundation
import Targets

/// Counts a mesh file's corners and triangles.
enum MeshFacts {
  /// Whether a file is a mesh, told by its content and, where that is plain text, by its ending.
  ///
  /// - Returns: What was counted, or nil for anything but GLB, glTF, OBJ, PLY and STL.
  static func read(_ data: Data, ending: String) -> MediaFacts? {
    let reader = ByteReader(data)
    if reader.ascii(0, 4) == "glTF" { return binaryGLTF(reader) }
    if reader.ascii(0, 3) == "ply" { return ply(data) }
    if let count = binarySTL(reader) { return facts(count * 3, count) }
    switch ending {
    case "gltf": return gltf(data)
    case "obj": return obj(data)
    case "stl": return textSTL(data)
    default: return nil
    }
  }

  private static func facts(_ vertices: Int, _ faces: Int) -> MediaFacts {
    var facts = MediaFacts()
    facts.vertices = vertices
    facts.faces = faces
    return facts
  }

  private static func binaryGLTF(_ reader: ByteReader) -> MediaFacts? {
    guard let total = reader.little32(8), total <= reader.count,
      let length = reader.little32(12), reader.ascii(16, 4) == "JSON",
      let json = reader.bytes(20, length)
    else { return nil }
    return gltf(json)
  }

  private struct Document: Decodable {
    struct Mesh: Decodable { var primitives: [Primitive] }
    struct Primitive: Decodable {
      var attributes: [String: Int]
      var indices: Int?
      var mode: Int?
    }
    struct Accessor: Decodable { var count: Int }
    var meshes: [Mesh]?
    var accessors: [Accessor]?
  }

  private static func gltf(_ json: Data) -> MediaFacts? {
    guard let document = try? JSONDecoder().decode(Document.self, from: json) else { return nil }
    let accessors = document.accessors ?? []
    func count(_ index: Int?) -> Int {
      index.flatMap { accessors.indices.contains($0) ? accessors[$0].count : nil } ?? 0
    }
    var vertices = 0
    var faces = 0
    for primitive in (document.meshes ?? []).flatMap(\.primitives) {
      let corners = count(primitive.attributes["POSITION"])
      vertices += corners
      let points = primitive.indices == nil ? corners : count(primitive.indices)
      switch primitive.mode ?? 4 {
      case 4: faces += points / 3
      case 5, 6: faces += max(0, points - 2)
      default: break
      }
    }
    return facts(vertices, faces)
  }

  private static func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
  }

  private static func obj(_ data: Data) -> MediaFacts? {
    var vertices = 0
    var faces = 0
    for line in lines(data) {
      let words = line.split { $0 == " " || $0 == "\t" }
      switch words.first {
      case "v": vertices += 1
      case "f": faces += max(0, words.count - 3)
      default: break
      }
    }
    return vertices > 0 ? facts(vertices, faces) : nil
  }

  private static func ply(_ data: Data) -> MediaFacts? {
    var vertices: Int?
    var faces = 0
    for line in lines(data.prefix(4096)) {
      let words = line.split(separator: " ")
      if words.first == "end_header" { break }
      guard words.count == 3, words[0] == "element", let count = Int(words[2]) else { continue }
      if words[1] == "vertex" { vertices = count }
      if words[1] == "face" { faces = count }
    }
    return vertices.map { facts($0, faces) }
  }

  /// A binary STL has no mark of its own; its length follows from the count in its head.
  private static func binarySTL(_ reader: ByteReader) -> Int? {
    guard reader.count > 84, let count = reader.little32(80), reader.count == 84 + count * 50
    else { return nil }
    return count
  }

  private static func textSTL(_ data: Data) -> MediaFacts? {
    guard data.starts(with: Data("solid".utf8)) else { return nil }
    let corners = lines(data).count { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix("vertex") }
    return corners > 0 ? facts(corners, corners / 3) : nil
  }
}
