import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Meshes")
struct MeshTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  private func relief(_ source: String, points: Double = 24) async throws -> Artifact {
    try await studio.result(
      "image_to_mesh",
      [
        "image": try await studio.picture(source), "depth": .number(20),
        "resolution": .number(points),
      ])
  }

  private func mesh(_ artifact: Artifact) throws -> SolidMesh {
    let data = try Data(contentsOf: try #require(artifact.file))
    return data.starts(with: Data("glTF".utf8))
      ? try GLBFile.mesh(data, named: "m.glb") : try OBJFile.mesh(data, named: "m.obj")
  }

  /// Whether each edge belongs to two triangles that run along it in opposite directions.
  private func isClosed(_ mesh: SolidMesh) -> Bool {
    var balance: [UInt64: Int] = [:]
    for face in stride(from: 0, to: mesh.triangles.count, by: 3) {
      let corners = (0..<3).map { UInt64(mesh.triangles[face + $0]) }
      for (a, b) in [(0, 1), (1, 2), (2, 0)] {
        let (from, to) = (corners[a], corners[b])
        balance[min(from, to) << 32 | max(from, to), default: 0] += from < to ? 1 : -1
      }
    }
    return balance.values.allSatisfy { $0 == 0 }
  }

  @Test("a relief is closed, has the counts it says, and carries the picture") func relief()
    async throws
  {
    let artifact = try await relief("testsrc2=s=60x40:d=1")
    let mesh = try mesh(artifact)
    #expect(artifact.facts.vertices == mesh.cornerCount)
    #expect(artifact.facts.faces == mesh.faceCount)
    // 24 x 16 points in front, 76 round the border behind, and the middle of the back.
    #expect(mesh.cornerCount == 24 * 16 + 76 + 1)
    #expect(mesh.faceCount == 23 * 15 * 2 + 76 * 3)
    #expect(isClosed(mesh))
    #expect(mesh.picture?.prefix(2) == [0xFF, 0xD8])
    #expect(mesh.normals.count == mesh.positions.count)
  }

  @Test("light parts stand out and dark ones do not") func heights() async throws {
    let artifact = try await relief(
      "nullsrc=s=40x40:d=1,geq=lum='if(lt(X,20),16,235)':cb=128:cr=128")
    let mesh = try mesh(artifact)
    func height(_ column: Int) -> Float { mesh.positions[(12 * 24 + column) * 3 + 2] }
    #expect(height(3) < 0.02)
    #expect(height(20) > 0.17)
    let xs = stride(from: 0, to: mesh.positions.count, by: 3).map { mesh.positions[$0] }
    #expect(abs((xs.max() ?? 0) - (xs.min() ?? 0) - 1) < 0.001, "the width is 1")
  }

  @Test("the front faces the viewer") func facing() async throws {
    let mesh = try mesh(try await relief("color=gray:s=40x40:d=1"))
    #expect(mesh.normals[(12 * 24 + 12) * 3 + 2] > 0.99)
  }

  @Test("a GLB file has the form that the standard asks for") func form() async throws {
    let data = try Data(contentsOf: try #require(try await relief("testsrc2=s=40x40:d=1").file))
    let reader = ByteReader(data)
    #expect(reader.ascii(0, 4) == "glTF")
    #expect(reader.little32(4) == 2)
    #expect(reader.little32(8) == data.count)
    let json = try #require(reader.little32(12))
    #expect(json % 4 == 0)
    #expect(reader.ascii(16, 4) == "JSON")
    #expect(reader.ascii(24 + json, 4) == "BIN\0")
    let document = try JSONDecoder().decode(
      GLTFDocument.self, from: try #require(reader.bytes(20, json)))
    for view in document.bufferViews { #expect((view.byteOffset ?? 0) % 4 == 0) }
    let position = try #require(document.meshes.first?.primitives.first?.attributes["POSITION"])
    #expect(document.accessors[position].min?.count == 3)
    #expect(document.accessors[position].max?.count == 3)
  }

  @Test("a mesh survives being saved as OBJ and as GLB again") func conversion() async throws {
    let made = try await relief("testsrc2=s=40x40:d=1")
    let text = try await studio.result(
      "save_mesh", ["mesh": .artifact(made), "file": .text("shape.obj")])
    #expect(text.requestedName == "shape.obj")
    let back = try await studio.result(
      "save_mesh", ["mesh": .artifact(text), "file": .text("shape.glb")])
    let (first, last) = (try mesh(made), try mesh(back))
    #expect(first.triangles == last.triangles)
    #expect(zip(first.positions, last.positions).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(isClosed(last))
    let facts = try await MediaProbe().probe(try #require(text.file)).facts
    #expect(facts.vertices == made.facts.vertices)
    #expect(facts.faces == made.facts.faces)
  }

  @Test("a picture of one pixel still gives a closed plate") func onePixel() async throws {
    #expect(isClosed(try mesh(try await relief("color=white:s=2x2:d=1,format=rgb24,crop=1:1"))))
  }

  @Test("faces of four corners and corners counted from the end are read") func objDialects() throws
  {
    let text = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nf -4/1 -3/1 -2/1 -1/1\n"
    let mesh = try OBJFile.mesh(Data(text.utf8), named: "quad.obj")
    #expect(mesh.triangles == [0, 1, 2, 0, 2, 3])
  }

  @Test(
    "damaged meshes are findings that name the file and the line",
    arguments: ["v 0 0\nf 1 1 1\n", "v 0 0 0\nf 1 2 3\n", "v a b c\n", "", "f 1 2\n"])
  func damaged(_ text: String) {
    #expect(throws: Diagnostic.self) { try OBJFile.mesh(Data(text.utf8), named: "bad.obj") }
  }

  @Test("cut-off and scrambled GLB files are findings, never a crash") func scrambled() async throws
  {
    let whole = try Data(contentsOf: try #require(try await relief("testsrc2=s=40x40:d=1").file))
    for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
      _ = try? GLBFile.mesh(whole.prefix(length), named: "cut.glb")
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var broken = whole
      for _ in 0..<8 {
        broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255)
      }
      _ = try? GLBFile.mesh(broken, named: "broken.glb")
    }
    #expect(throws: Diagnostic.self) { try GLBFile.mesh(Data("glTF".utf8), named: "stub.glb") }
  }
}
