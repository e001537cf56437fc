import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Probing files")
struct MediaProbeTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  @Test(
    "the content says what a file is",
    arguments: [
      ("testsrc2=s=60x40", "a.png", Modality.image), ("testsrc2=s=60x40", "a.jpg", .image),
      ("testsrc2=s=60x40", "a.webp", .image), ("testsrc2=s=60x40", "a.bmp", .image),
      ("testsrc2=s=60x40", "a.tiff", .image), ("testsrc2=s=60x40:d=1", "a.gif", .video),
      ("testsrc2=s=60x40:d=1", "a.mp4", .video), ("testsrc2=s=60x40:d=1", "a.webm", .video),
      ("sine=440:d=1", "a.wav", .audio), ("sine=440:d=1", "a.mp3", .audio),
      ("sine=440:d=1", "a.flac", .audio),
    ])
  func kinds(source: String, name: String, expected: Modality) async throws {
    let still = ["png", "jpg", "webp", "bmp", "tiff"].contains { name.hasSuffix($0) }
    let url = try await studio.made(
      name, ["-f", "lavfi", "-i", source] + (still ? ["-frames:v", "1"] : []))
    let found = try await MediaProbe().probe(url)
    #expect(found.modality == expected)
    if expected != .audio {
      #expect(found.facts.width == 60)
      #expect(found.facts.height == 40)
    }
    if expected == .video { #expect(found.facts.frames == 25) }
    if let seconds = found.facts.seconds { #expect(abs(seconds - 1) < 0.06) }
  }

  @Test("a still GIF is a picture")
  func stillGIF() async throws {
    let url = try await studio.made(
      "still.gif", ["-f", "lavfi", "-i", "testsrc2=s=60x40", "-frames:v", "1"])
    #expect(try await MediaProbe().probe(url).modality == .image)
  }

  @Test("a picture named as something else is told by its content")
  func misnamed() async throws {
    let url = try await studio.made(
      "p.png", ["-f", "lavfi", "-i", "testsrc2=s=60x40", "-frames:v", "1"])
    let renamed = studio.folder.appendingPathComponent("it's %d: [odd], name.txt")
    try FileManager.default.moveItem(at: url, to: renamed)
    #expect(try await MediaProbe().probe(renamed).modality == .image)
  }

  @Test("odd names reach ffprobe unharmed", arguments: ["-a %03d.bmp", "a:b'c\".bmp", "ü*?{}.bmp"])
  func oddNames(name: String) async throws {
    let url = try await studio.made(
      "p.bmp", ["-f", "lavfi", "-i", "testsrc2=s=60x40", "-frames:v", "1"])
    let renamed = studio.folder.appendingPathComponent(name)
    try FileManager.default.moveItem(at: url, to: renamed)
    #expect(try await MediaProbe().probe(renamed).facts.width == 60)
  }

  @Test("what breaks off is damaged", arguments: ["a.png", "a.jpg", "a.wav", "a.mp4"])
  func truncated(name: String) async throws {
    let source = name == "a.wav" ? "sine=440:d=1" : "testsrc2=s=160x120:d=1"
    let still = name == "a.png" || name == "a.jpg"
    let url = try await studio.made(
      name, ["-f", "lavfi", "-i", source] + (still ? ["-frames:v", "1"] : []))
    let data = try Data(contentsOf: url)
    try data.prefix(data.count * 2 / 3).write(to: url)
    await #expect {
      _ = try await MediaProbe().probe(url)
    } throws: {
      ($0 as? Diagnostic)?.code == .fileDamaged
    }
  }

  @Test("texts, folders, nothing and noise are told apart")
  func others() async throws {
    func code(_ name: String, _ bytes: [UInt8]) async throws -> DiagnosticCode? {
      let url = studio.folder.appendingPathComponent(name)
      try Data(bytes).write(to: url)
      do {
        _ = try await MediaProbe().probe(url)
        return nil
      } catch {
        return error.code
      }
    }
    var random = SeededRandom(1)
    let noise = (0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(try await code("noise.png", noise) == .fileDamaged)
    #expect(try await code("noise.xyz", noise) == .fileWrongKind)
    #expect(try await code("empty.png", []) == .fileDamaged)
    #expect(try await code("empty.txt", []) == nil)
    let playlist = studio.folder.appendingPathComponent("list.mp4")
    try Data("ffconcat version 1.0\nfile /etc/passwd\n".utf8).write(to: playlist)
    #expect(try await MediaProbe().probe(playlist).modality == .text)
    await #expect(throws: Diagnostic.self) { _ = try await MediaProbe().probe(studio.folder) }
    await #expect(throws: Diagnostic.self) {
      _ = try await MediaProbe().probe(URL(fileURLWithPath: "/dev/zero"))
    }
    await #expect {
      _ = try await MediaProbe().probe(studio.folder.appendingPathComponent("none.png"))
    } throws: {
      ($0 as? Diagnostic)?.code == .fileNotFound
    }
  }

  @Test("a picture that was taken sideways is measured upright")
  func orientation() async throws {
    let url = try await studio.made(
      "side.jpg", ["-f", "lavfi", "-i", "testsrc2=s=60x40", "-frames:v", "1"])
    try sideways(Data(contentsOf: url), orientation: 6).write(to: url)
    let found = try await MediaProbe().probe(url)
    #expect(found.facts.width == 40)
    #expect(found.facts.height == 60)
  }

  @Test(
    "meshes are counted",
    arguments: [
      ("a.obj", "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3 4\n", 4, 2),
      (
        "a.ply",
        "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nelement face 1\nend_header\n",
        3, 1
      ),
      (
        "a.stl",
        "solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\n"
          + "endloop\nendfacet\nendsolid\n", 3, 1
      ),
      (
        "a.gltf",
        "{\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},\"indices\":1}]}],"
          + "\"accessors\":[{\"count\":8},{\"count\":36}]}", 8, 12
      ),
    ])
  func meshes(name: String, content: String, vertices: Int, faces: Int) async throws {
    let url = studio.folder.appendingPathComponent(name)
    try Data(content.utf8).write(to: url)
    let found = try await MediaProbe().probe(url)
    #expect(found.modality == .mesh)
    #expect(found.facts.vertices == vertices)
    #expect(found.facts.faces == faces)
  }
}

/// A JPEG with the EXIF mark of how the camera was held.
func sideways(_ jpeg: Data, orientation: UInt8) -> Data {
  let tiff: [UInt8] = [
    0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0,
    0, 0,
  ]
  let body = Data("Exif\0\0".utf8) + Data(tiff)
  let length = body.count + 2
  return jpeg.prefix(2) + Data([0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)]) + body
    + jpeg.dropFirst(2)
}
