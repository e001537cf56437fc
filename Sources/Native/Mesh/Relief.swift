/// Builds a relief: a plate whose front stands out where a picture is light.
///
/// The plate is closed: front, walls and a flat back share their corners, so that it can be printed.
enum Relief {
  /// A relief of heights.
  ///
  /// - Parameters:
  ///   - heights: One number from 0 to 1 for each point of the front, row by row from the top left.
  ///   - depth: How far a height of 1 stands out, of the width.
  static func mesh(_ heights: Plane, depth: Float) -> SolidMesh {
    let columns = heights.size.width
    let rows = heights.size.height
    var mesh = SolidMesh()
    let scale = 1 / Float(max(1, columns - 1))
    let thickness = max(0.02, depth * 0.2)
    func addCorner(_ column: Int, _ row: Int, _ z: Float) {
      mesh.positions += [
        (Float(column) - Float(columns - 1) / 2) * scale,
        (Float(rows - 1) / 2 - Float(row)) * scale, z,
      ]
      mesh.textures += [
        (Float(column) + 0.5) / Float(columns), (Float(row) + 0.5) / Float(rows),
      ]
    }
    for row in 0..<rows {
      for column in 0..<columns {
        addCorner(column, row, heights.values[row * columns + column] * depth)
      }
    }
    addFront(columns, rows, &mesh)
    let border = self.border(columns, rows)
    let back = UInt32(mesh.cornerCount)
    for corner in border { addCorner(corner % columns, corner / columns, -thickness) }
    let centre = UInt32(mesh.cornerCount)
    mesh.positions += [0, 0, -thickness]
    mesh.textures += [0.5, 0.5]
    for (index, corner) in border.enumerated() {
      let next = (index + 1) % border.count
      let (front, frontNext) = (UInt32(corner), UInt32(border[next]))
      let (behind, behindNext) = (back + UInt32(index), back + UInt32(next))
      mesh.triangles += [front, behind, frontNext, frontNext, behind, behindNext]
      mesh.triangles += [centre, behindNext, behind]
    }
    mesh.smoothNormals()
    return mesh
  }

  private static func addFront(_ columns: Int, _ rows: Int, _ mesh: inout SolidMesh) {
    mesh.triangles.reserveCapacity((columns - 1) * (rows - 1) * 6)
    for row in 0..<rows - 1 {
      for column in 0..<columns - 1 {
        let a = UInt32(row * columns + column)
        let (b, c) = (a + 1, a + UInt32(columns))
        mesh.triangles += [a, c, b, b, c, c + 1]
      }
    }
  }

  /// The front's outer corners, counter-clockwise from the top left.
  private static func border(_ columns: Int, _ rows: Int) -> [Int] {
    var result: [Int] = []
    for row in 0..<rows { result.append(row * columns) }
    for column in 1..<columns { result.append((rows - 1) * columns + column) }
    for row in (0..<rows - 1).reversed() { result.append(row * columns + columns - 1) }
    for column in (1..<columns - 1).reversed() { result.append(column) }
    return result
  }
}
