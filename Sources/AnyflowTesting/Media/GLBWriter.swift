import OrderedJSON

/// Writes a small pyramid as a binary glTF file.
enum GLBWriter {
  /// The file; a seed moves the top, and metadata stand in `asset.extras`.
  static func pyramid(seed: UInt64, extras: JSONObject) -> [UInt8] {
    let top = 1 + Float(seed & 255) / 256
    let corners: [[Float]] = [[-1, 0, -1], [1, 0, -1], [0, 0, 1], [0, top, 0]]
    let faces: [UInt16] = [0, 1, 2, 0, 3, 1, 1, 3, 2, 2, 3, 0]
    var data: [UInt8] = []
    for value in corners.joined() { data += little(value.bitPattern) }
    for index in faces { data += [UInt8(index & 255), UInt8(index >> 8)] }
    let description: JSON = [
      "asset": ["version": "2.0", "generator": "stand-in", "extras": .object(extras)],
      "scene": 0, "scenes": [["nodes": [0]]], "nodes": [["mesh": 0]],
      "meshes": [["primitives": [["attributes": ["POSITION": 0], "indices": 1, "mode": 4]]]],
      "accessors": [
        [
          "bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
          "min": [-1, 0, -1], "max": [1, .number(String(top)), 1],
        ],
        ["bufferView": 1, "componentType": 5123, "count": 12, "type": "SCALAR"],
      ],
      "bufferViews": [
        ["buffer": 0, "byteOffset": 0, "byteLength": 48, "target": 34962],
        ["buffer": 0, "byteOffset": 48, "byteLength": 24, "target": 34963],
      ],
      "buffers": [["byteLength": .integer(data.count)]],
    ]
    var text = description.bytes()
    while text.count % 4 != 0 { text.append(0x20) }
    let total = UInt32(12 + 8 + text.count + 8 + data.count)
    return Array("glTF".utf8) + little(2) + little(total) + little(UInt32(text.count))
      + Array("JSON".utf8) + text + little(UInt32(data.count)) + Array("BIN\0".utf8) + data
  }

  private static func little(_ value: UInt32) -> [UInt8] { value.bigEndianBytes.reversed() }
}
