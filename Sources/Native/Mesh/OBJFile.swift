import Flow
import Foundation

/// Reads and writes meshes as Wavefront OBJ text.
enum OBJFile {
  /// The text of an OBJ file: corners, texture places, normals and triangles.
  static func text(_ mesh: SolidMesh) -> String {
    var lines = ["# Anyflow"]
    lines.reserveCapacity(mesh.cornerCount * 3 + mesh.faceCount + 1)
    func rows(_ mark: String, _ values: [Float], _ size: Int, _ map: (Int, Float) -> Float) {
      for start in stride(from: 0, to: values.count - size + 1, by: size) {
        let numbers = (0..<size).map { decimal(map($0, values[start + $0])) }
        lines.append(mark + " " + numbers.joined(separator: " "))
      }
    }
    rows("v", mesh.positions, 3) { $1 }
    // OBJ counts a texture's height from below, glTF from above.
    rows("vt", mesh.textures, 2) { $0 == 1 ? 1 - $1 : $1 }
    rows("vn", mesh.normals, 3) { $1 }
    let hasTexture = !mesh.textures.isEmpty
    let hasNormal = !mesh.normals.isEmpty
    for face in stride(from: 0, to: mesh.triangles.count - 2, by: 3) {
      let corners = (0..<3).map { offset -> String in
        let number = mesh.triangles[face + offset] + 1
        switch (hasTexture, hasNormal) {
        case (true, true): return "\(number)/\(number)/\(number)"
        case (true, false): return "\(number)/\(number)"
        case (false, true): return "\(number)//\(number)"
        case (false, false): return "\(number)"
        }
      }
      lines.append("f " + corners.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Six decimals are a micrometre on a metre.
  private static func decimal(_ value: Float) -> String {
    let scaled = (Double(value) * 1e6).rounded() / 1e6
    return scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)
  }

  /// The triangles of an OBJ file; faces with more corners are cut into triangles.
  ///
  /// - Throws: A finding when a line cannot be read or names a corner that is not there.
  static func mesh(_ data: Data, named name: String) throws(Diagnostic) -> SolidMesh {
    var mesh = SolidMesh()
    let lines = String(decoding: data, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split { $0 == " " || $0 == "\t" }
      let isRead: Bool
      switch words.first {
      case "v": isRead = addCorner(words, &mesh)
      case "f": isRead = addFace(words, &mesh)
      default: isRead = true
      }
      guard isRead else {
        throw Diagnostic(.fileDamaged, "Line \(index + 1) of \(name) cannot be read: \(line)")
      }
    }
    guard !mesh.triangles.isEmpty else { throw Diagnostic(.fileDamaged, "\(name) has no faces.") }
    mesh.smoothNormals()
    return mesh
  }

  private static func addCorner(_ words: [Substring], _ mesh: inout SolidMesh) -> Bool {
    let numbers = words.dropFirst().prefix(3).compactMap { Float($0) }
    guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else { return false }
    mesh.positions += numbers
    return true
  }

  private static func addFace(_ words: [Substring], _ mesh: inout SolidMesh) -> Bool {
    let count = mesh.cornerCount
    let corners = words.dropFirst().compactMap { word -> UInt32? in
      guard let number = word.split(separator: "/").first.flatMap({ Int($0) }) else { return nil }
      let index = number < 0 ? count + number : number - 1
      return (0..<count).contains(index) ? UInt32(index) : nil
    }
    guard corners.count == words.count - 1, corners.count >= 3 else { return false }
    for next in 1..<corners.count - 1 {
      mesh.triangles += [corners[0], corners[next], corners[next + 1]]
    }
    return true
  }
}
