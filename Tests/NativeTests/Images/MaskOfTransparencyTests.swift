import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Transparent parts as masks")
struct MaskOfTransparencyTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  @Test("what is transparent is white, and half of it is grey") func marked() async throws {
    let picture = try await studio.picture(
      "color=red:s=30x10,format=rgba,geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':"
        + "a='if(lt(X,10),0,if(lt(X,20),128,255))'", pixels: "rgba")
    let result = try await studio.result("mask_of_transparency", ["image": picture])
    #expect(result.modality == .mask)
    let mask = try await studio.pixels(result)
    #expect(mask.size == PixelSize(30, 10))
    #expect(mask.at(5, 5)[0] > 250)
    #expect(abs(Int(mask.at(15, 5)[0]) - 127) < 3)
    #expect(mask.at(25, 5)[0] < 5)
  }

  @Test("a picture that is transparent nowhere is a finding", arguments: ["rgb24", "rgba"])
  func solid(pixels: String) async throws {
    let picture = try await studio.picture("color=red:s=8x8", pixels: pixels)
    let finding = await studio.finding("mask_of_transparency", ["image": picture])
    #expect(finding?.message.contains("transparent nowhere") == true)
    #expect(finding?.hint?.contains("mask") == true)
  }

  @Test("a PNG file is saved as it is, with what it says of its making") func copied() async throws
  {
    let url = try await studio.made(
      "made.png", ["-f", "lavfi", "-i", "testsrc2=s=16x16", "-frames:v", "1"])
    var bytes = [UInt8](try Data(contentsOf: url))
    let text = [UInt8]("tEXtprompt\u{0}{\"1\": {}}".utf8)
    let length = UInt32(text.count - 4)
    let chunk = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + text
    // The head ends after 33 bytes; readers pass over chunks of text, whatever their checksum.
    bytes.insert(contentsOf: chunk + [0, 0, 0, 0], at: 33)
    try Data(bytes).write(to: url)
    let loaded = try await studio.result("load_image", ["file": .text(url.path)])
    let saved = try await studio.result(
      "save_image", ["image": .artifact(loaded), "file": .text("out.png")])
    #expect(try Data(contentsOf: try #require(saved.file)) == Data(bytes))
  }

  @Test("a model or a negative prompt cannot be asked of tools without one")
  func wishes() {
    let target = NativeTarget(implementing: Catalogue())
    let named: [String: Value] = ["model": .text("sdxl"), "prompt": .text("rain")]
    for name in [
      "image_to_video", "restyle_video", "upscale_video", "text_to_audio", "text_to_music",
      "image_to_mesh", "merge_images", "inpaint_image", "outpaint_image", "restyle_image",
      "upscale_image",
    ] {
      #expect(target.refusal(of: name, named)?.message.contains("\"sdxl\"") == true, "\(name)")
    }
    let without: [String: Value] = [
      "negative": .text("wind"), "prompt": .text("rain"), "model": .text(""),
    ]
    for name in [
      "text_to_audio", "merge_images", "inpaint_image", "outpaint_image", "restyle_image",
    ] {
      #expect(target.refusal(of: name, without)?.message.contains("\"wind\"") == true, "\(name)")
    }
    #expect(target.refusal(of: "image_to_video", without) == nil)
  }
}
