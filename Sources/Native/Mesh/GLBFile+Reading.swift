import Flow
import Foundation

extension GLBFile {
  /// The triangles of a GLB file, all its meshes joined into one.
  ///
  /// - Throws: A finding when the file is damaged, or holds what is not read here: moved nodes, compressed
  ///   or sparse data, buffers in other files.
  static func mesh(_ data: Data, named name: String) throws(Diagnostic) -> SolidMesh {
    let reader = ByteReader(data)
    guard let length = reader.little32(12), let json = reader.bytes(20, length),
      let document = try? JSONDecoder().decode(GLTFDocument.self, from: json),
      let binaryLength = reader.little32(20 + length),
      let binary = reader.bytes(28 + length, binaryLength)
    else { throw Diagnostic(.fileDamaged, "\(name) is no whole GLB file.") }
    if document.nodes?.contains(where: \.isMoved) == true {
      throw Diagnostic(
        .executionFailed,
        "\(name) has parts that are moved or turned, which is not converted here.",
        hint: "Apply all transforms in the program that wrote it, or keep the .glb ending.")
    }
    var mesh = SolidMesh()
    for primitive in document.meshes.flatMap(\.primitives) where (primitive.mode ?? 4) == 4 {
      try add(primitive, document, ByteReader(binary), name, to: &mesh)
    }
    if let view = document.images?.first?.bufferView, document.bufferViews.indices.contains(view) {
      let stretch = document.bufferViews[view]
      mesh.picture = ByteReader(binary).bytes(stretch.byteOffset ?? 0, stretch.byteLength)
        .map { [UInt8]($0) }
    }
    return mesh
  }

  private static func add(
    _ primitive: GLTFDocument.Primitive, _ document: GLTFDocument, _ binary: ByteReader,
    _ name: String, to mesh: inout SolidMesh
  ) throws(Diagnostic) {
    func floats(_ attribute: String, _ size: Int) throws(Diagnostic) -> [Float] {
      guard let index = primitive.attributes[attribute] else { return [] }
      return try values(index, size, document, binary, name).map { Float(bitPattern: $0) }
    }
    let first = UInt32(mesh.cornerCount)
    let positions = try floats("POSITION", 3)
    let count = positions.count / 3
    mesh.positions += positions
    mesh.normals += filled(try floats("NORMAL", 3), count * 3)
    mesh.textures += filled(try floats("TEXCOORD_0", 2), count * 2)
    let indices: [UInt32]
    if let index = primitive.indices {
      indices = try values(index, 1, document, binary, name)
    } else {
      indices = (0..<UInt32(count)).map(\.self)
    }
    guard indices.allSatisfy({ $0 < count }) else {
      throw Diagnostic(.fileDamaged, "\(name) has triangles of corners that are not there.")
    }
    mesh.triangles += indices.prefix(indices.count / 3 * 3).map { $0 + first }
  }

  private static func filled(_ values: [Float], _ count: Int) -> [Float] {
    values.count == count ? values : [Float](repeating: 0, count: count)
  }

  /// The numbers of an accessor as 32-bit patterns, floats as they are and indices widened.
  private static func values(
    _ index: Int, _ size: Int, _ document: GLTFDocument, _ binary: ByteReader, _ name: String
  ) throws(Diagnostic) -> [UInt32] {
    let damaged = Diagnostic(.fileDamaged, "\(name) points to data that is not there.")
    guard document.accessors.indices.contains(index) else { throw damaged }
    let accessor = document.accessors[index]
    guard accessor.sparse == nil, let view = accessor.bufferView,
      document.bufferViews.indices.contains(view), document.bufferViews[view].buffer == 0,
      let width = [5121: 1, 5123: 2, 5125: 4, 5126: 4][accessor.componentType],
      accessor.count >= 0, accessor.count <= binary.count
    else {
      throw Diagnostic(
        .executionFailed, "\(name) stores its data in a way that is not read here.",
        hint: "Export it uncompressed, as one .glb file.")
    }
    let stretch = document.bufferViews[view]
    let start = (stretch.byteOffset ?? 0) + (accessor.byteOffset ?? 0)
    let step = stretch.byteStride ?? width * size
    var result: [UInt32] = []
    result.reserveCapacity(accessor.count * size)
    for element in 0..<accessor.count {
      for part in 0..<size {
        let offset = start + element * step + part * width
        let value: Int?
        switch width {
        case 1: value = binary.byte(offset)
        case 2: value = binary.little16(offset)
        default: value = binary.little32(offset)
        }
        guard let value else { throw damaged }
        result.append(UInt32(truncatingIfNeeded: value))
      }
    }
    return result
  }
}
