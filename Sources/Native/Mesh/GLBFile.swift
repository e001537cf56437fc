import Flow
import Foundation

/// Reads and writes meshes as binary glTF 2.0.
enum GLBFile {
  /// The bytes of a GLB file that holds one mesh.
  static func bytes(_ mesh: SolidMesh) throws -> Data {
    var buffer = Buffer()
    var document = GLTFDocument()
    var attributes = [
      "POSITION": buffer.add(mesh.positions, of: 3, &document, withBounds: true)
    ]
    if !mesh.normals.isEmpty { attributes["NORMAL"] = buffer.add(mesh.normals, of: 3, &document) }
    if !mesh.textures.isEmpty {
      attributes["TEXCOORD_0"] = buffer.add(mesh.textures, of: 2, &document)
    }
    let indices = buffer.add(mesh.triangles, &document)
    if let picture = mesh.picture {
      document.setTexture(view: buffer.add(picture, &document), isPNG: picture.first == 0x89)
    }
    document.setMesh(attributes, indices: indices, hasMaterial: mesh.picture != nil)
    document.buffers = [GLTFDocument.Buffer(byteLength: buffer.data.count)]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return container(json: try encoder.encode(document), binary: buffer.data)
  }

  private static func container(json: Data, binary: Data) -> Data {
    let json = json + Data(repeating: 0x20, count: (4 - json.count % 4) % 4)
    let binary = binary + Data(repeating: 0, count: (4 - binary.count % 4) % 4)
    var result = Data("glTF".utf8)
    result.append(little: 2)
    result.append(little: UInt32(12 + 8 + json.count + 8 + binary.count))
    result.append(little: UInt32(json.count))
    result.append(Data("JSON".utf8))
    result.append(json)
    result.append(little: UInt32(binary.count))
    result.append(Data([0x42, 0x49, 0x4E, 0]))
    result.append(binary)
    return result
  }

  /// The one buffer of a GLB file in the making.
  private struct Buffer {
    var data = Data()

    mutating func add(
      _ values: [Float], of size: Int, _ document: inout GLTFDocument, withBounds: Bool = false
    ) -> Int {
      let start = data.count
      values.withUnsafeBytes { data.append(contentsOf: $0) }
      let view = document.addView(start, data.count - start, target: 34962)
      var accessor = GLTFDocument.Accessor(
        bufferView: view, componentType: 5126, count: values.count / size,
        type: size == 3 ? "VEC3" : "VEC2")
      if withBounds {
        let axes = (0..<size).map { axis in
          stride(from: axis, to: values.count, by: size).map { values[$0] }
        }
        accessor.min = axes.map { $0.min() ?? 0 }
        accessor.max = axes.map { $0.max() ?? 0 }
      }
      return document.add(accessor)
    }

    mutating func add(_ indices: [UInt32], _ document: inout GLTFDocument) -> Int {
      let start = data.count
      indices.withUnsafeBytes { data.append(contentsOf: $0) }
      let view = document.addView(start, data.count - start, target: 34963)
      return document.add(
        GLTFDocument.Accessor(
          bufferView: view, componentType: 5125, count: indices.count, type: "SCALAR"))
    }

    mutating func add(_ bytes: [UInt8], _ document: inout GLTFDocument) -> Int {
      let start = data.count
      data.append(contentsOf: bytes)
      let view = document.addView(start, bytes.count, target: nil)
      data.append(contentsOf: [UInt8](repeating: 0, count: (4 - data.count % 4) % 4))
      return view
    }
  }
}

extension Data {
  fileprivate mutating func append(little value: UInt32) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
