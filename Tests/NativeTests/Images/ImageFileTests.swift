import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Reading and writing pictures")
struct ImageFileTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  @Test("a picture is written in every format that is offered", arguments: SaveImage.endings)
  func saving(ending: String) async throws {
    let source = "color=red:s=40x20,format=rgba,geq=r=255:g=0:b=0:a='255*lt(X,20)'"
    let picture = try await studio.picture(source, pixels: "rgba")
    let result = try await studio.result(
      "save_image", ["image": picture, "file": .text("/some/where/it's %d.\(ending)")])
    #expect(result.requestedName == "it's %d.\(ending)")
    let found = try await MediaProbe().probe(try #require(result.file))
    #expect(found.modality == .image)
    #expect(found.facts.width == 40)
    let pixels = try await studio.pixels(result)
    #expect(pixels.at(5, 5)[0] > 220 && pixels.at(5, 5)[1] < 40)
    if ["jpg", "jpeg", "bmp", "ppm"].contains(ending) {
      #expect(pixels.at(35, 5)[1] > 240, "solid formats show it on white")
    }
  }

  @Test("a picture that has the format already is not written again")
  func same() async throws {
    let picture = try await studio.picture("testsrc2=s=40x20", "a.jpg", pixels: "yuvj420p")
    let result = try await studio.result(
      "save_image", ["image": picture, "file": .text("b.jpeg")])
    #expect(result.file == studio.folder.appendingPathComponent("a.jpg"))
  }

  @Test("an unknown ending is refused with those that are known")
  func endings() {
    let native = NativeTarget(implementing: Catalogue())
    let refusal = native.refusal(of: "save_image", ["file": .text("a.psd")])
    #expect(refusal?.remedy?.contains(".png") == true)
    #expect(native.refusal(of: "save_image", ["file": .text("noending")]) != nil)
    #expect(native.refusal(of: "save_image", ["file": .text("A.PNG")]) == nil)
  }

  @Test(
    "a fine picture is given as it is, whatever its name", arguments: ["a b%03d.png", "-x'y:.png"])
  func loading(name: String) async throws {
    let url = try await studio.made(
      "p.png", ["-f", "lavfi", "-i", "testsrc2=s=40x20", "-frames:v", "1"])
    let named = studio.folder.appendingPathComponent(name)
    try FileManager.default.moveItem(at: url, to: named)
    let result = try await studio.result("load_image", ["file": .text(named.path)])
    #expect(result.file?.path == named.path)
    #expect(result.facts.width == 40)
    let next = try await studio.result("invert_image", ["image": .artifact(result)])
    #expect(try await studio.pixels(next).size == PixelSize(40, 20))
  }

  @Test("a picture taken sideways comes upright", arguments: [1, 3, 6, 8])
  func upright(orientation: UInt8) async throws {
    let url = try await studio.made(
      "side.jpg",
      [
        "-f", "lavfi", "-i", "color=black:s=64x32,drawbox=0:0:16:16:color=white:t=fill",
        "-frames:v", "1", "-q:v", "2",
      ])
    try sideways(Data(contentsOf: url), orientation: orientation).write(to: url)
    let result = try await studio.result("load_image", ["file": .text(url.path)])
    let pixels = try await studio.pixels(result)
    let turned = orientation >= 5
    #expect(result.facts.width == (turned ? 32 : 64))
    #expect(pixels.size == (turned ? PixelSize(32, 64) : PixelSize(64, 32)))
    // Where the corner of the picture as stored is seen.
    let corner: [UInt8: (Int, Int)] = [1: (6, 6), 3: (57, 25), 6: (25, 6), 8: (6, 57)]
    let (x, y) = try #require(corner[orientation])
    #expect(pixels.at(x, y)[0] > 200)
  }

  @Test("the first picture of an animation is read")
  func animation() async throws {
    let url = try await studio.made(
      "a.gif", ["-f", "lavfi", "-i", "testsrc2=s=40x20:d=1"])
    let result = try await studio.result("load_image", ["file": .text(url.path)])
    #expect(result.modality == .image)
    #expect(try await studio.pixels(result).size == PixelSize(40, 20))
  }

  @Test("what is no picture is named for what it is")
  func wrongKinds() async throws {
    let sound = try await studio.made("a.png.wav", ["-f", "lavfi", "-i", "sine=d=1"])
    let film = try await studio.made("a.mp4", ["-f", "lavfi", "-i", "testsrc2=s=40x20:d=1"])
    let text = studio.folder.appendingPathComponent("words.png")
    try Data("no picture at all".utf8).write(to: text)
    for (url, kind) in [(sound, "a sound"), (film, "a film"), (text, "a text")] {
      let finding = await studio.finding("load_image", ["file": .text(url.path)])
      #expect(finding?.code == .fileWrongKind)
      #expect(finding?.message.contains(kind) == true)
    }
    let missing = await studio.finding("load_image", ["file": .text("/none/such.png")])
    #expect(missing?.code == .fileNotFound)
  }

  @Test("a mask is read in grey, transparent parts unmarked")
  func masks() async throws {
    let url = try await studio.made(
      "m.png",
      [
        "-f", "lavfi", "-i",
        "color=white:s=40x20,format=rgba,geq=r=255:g=255:b=255:a='255*lt(X,20)'", "-frames:v", "1",
      ])
    let mask = try await studio.result("load_mask", ["file": .text(url.path)])
    #expect(mask.modality == .mask)
    let pixels = try await studio.pixels(mask)
    #expect(pixels.at(5, 5)[0] == 255)
    #expect(pixels.at(35, 5)[0] == 0)
  }
}
