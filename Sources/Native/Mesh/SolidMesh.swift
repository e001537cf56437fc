/// A solid of triangles in memory: corners with their normals and places in a texture.
///
/// Lengths have no unit; y points up and z towards the viewer, as in glTF.
struct SolidMesh: Sendable {
  /// Three numbers a corner.
  var positions: [Float] = []
  /// Three numbers a corner, of length 1; empty when unknown.
  var normals: [Float] = []
  /// Two numbers a corner, from the texture's top left; empty without a texture.
  var textures: [Float] = []
  /// Three corners a triangle, counted from 0, counter-clockwise seen from outside.
  var triangles: [UInt32] = []
  /// The texture as a JPEG or PNG file's bytes.
  var picture: [UInt8]?

  /// How many corners there are.
  var cornerCount: Int { positions.count / 3 }

  /// How many triangles there are.
  var faceCount: Int { triangles.count / 3 }

  /// Computes normals that are smooth across neighbouring triangles.
  mutating func smoothNormals() {
    var sums = [Float](repeating: 0, count: positions.count)
    for face in stride(from: 0, to: triangles.count - 2, by: 3) {
      let (a, b, c) = (
        Int(triangles[face]) * 3, Int(triangles[face + 1]) * 3, Int(triangles[face + 2]) * 3
      )
      let u = (0..<3).map { positions[b + $0] - positions[a + $0] }
      let v = (0..<3).map { positions[c + $0] - positions[a + $0] }
      let cross = [
        u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0],
      ]
      for corner in [a, b, c] {
        for axis in 0..<3 { sums[corner + axis] += cross[axis] }
      }
    }
    for corner in stride(from: 0, to: sums.count, by: 3) {
      let length =
        (sums[corner] * sums[corner] + sums[corner + 1] * sums[corner + 1]
        + sums[corner + 2] * sums[corner + 2]).squareRoot()
      if length > 0 {
        for axis in 0..<3 { sums[corner + axis] /= length }
      } else {
        sums[corner + 2] = 1
      }
    }
    normals = sums
  }
}
