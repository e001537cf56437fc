import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Putting pictures together and taking things out of them")
struct ImageCompositionTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  @Test("merging gives each picture its share")
  func merging() async throws {
    let red = try await studio.picture("color=0xb04040:s=64x48", "red.png")
    let blue = try await studio.picture("color=0x4040b0:s=90x90", "blue.png")
    var shares: [Double] = []
    for strength in [0.0, 0.3, 0.7, 1] {
      let result = try await studio.result(
        "merge_images", ["first": red, "second": blue, "strength": .number(strength)])
      let pixels = try await studio.pixels(result)
      #expect(pixels.size == PixelSize(64, 48))
      let colors = pixels.colors
      shares.append(Double(colors[2].mean - colors[0].mean))
    }
    #expect(shares == shares.sorted())
    #expect(shares[0] < -0.4 && shares[3] > 0.4)
  }

  @Test("a mood in the description darkens the scene")
  func moodyMerge() async throws {
    let first = try await studio.picture("testsrc2=s=64x48", "a.png")
    let second = try await studio.picture("mandelbrot=s=64x48", "b.png")
    func light(_ prompt: String) async throws -> Float {
      let result = try await studio.result(
        "merge_images",
        ["first": first, "second": second, "strength": .number(0.5), "prompt": .text(prompt)])
      return try await studio.pixels(result).luminance.mean
    }
    #expect(try await light("a mysterious place") < light("a place") - 0.02)
  }

  @Test("colours are taken over from another picture")
  func matching() async throws {
    let grey = try await studio.picture(
      "gradients=s=64x48:c0=0x202020:c1=0xe0e0e0:d=1:seed=2:n=2", "grey.png")
    let warm = try await studio.picture(
      "gradients=s=80x40:c0=0x603010:c1=0xf0a040:d=1:seed=2:n=2", "warm.png")
    let result = try await studio.result(
      "match_colors", ["image": grey, "reference": warm, "strength": .number(1)])
    let colors = try await studio.pixels(result).colors
    let goal = try await studio.pixels(studio.folder.appendingPathComponent("warm.png")).colors
    for part in 0..<3 { #expect(abs(colors[part].mean - goal[part].mean) < 0.06) }
  }

  private func disc(_ back: String) async throws -> StepArgument {
    try await studio.picture(
      "color=\(back):s=80x60,format=rgb24,geq=r='if(lt(hypot(X-40,Y-30),18),220,r(X,Y))':"
        + "g='if(lt(hypot(X-40,Y-30),18),40,g(X,Y))':b='if(lt(hypot(X-40,Y-30),18),40,b(X,Y))'",
      "disc.png")
  }

  @Test("the subject is cut out of a plain background")
  func cutOut() async throws {
    let outputs = try await studio.run(
      "remove_background", ["image": try await disc("0xc0d0e0"), "tolerance": .number(18)])
    let image = try await studio.pixels(try #require(outputs["image"]))
    #expect(image.at(2, 2)[3] == 0)
    #expect(image.at(40, 30)[3] == 255)
    #expect(outputs["mask"]?.modality == .mask)
    let mask = try await studio.pixels(try #require(outputs["mask"]))
    let share = Double(mask.luminance.mean)
    #expect(abs(share - Double.pi * 18 * 18 / 4800) < 0.02)
  }

  @Test("another background comes behind the subject")
  func replaced() async throws {
    let subject = try await disc("white")
    let green = try await studio.result(
      "replace_background",
      ["image": subject, "color": .text("lime"), "tolerance": .number(18)])
    let pixels = try await studio.pixels(green)
    #expect(pixels.at(2, 2)[1] == 255 && pixels.at(2, 2)[0] == 0)
    #expect(pixels.at(40, 30)[0] > 200)
    let back = try await studio.picture("color=blue:s=33x99", "back.png")
    let blue = try await studio.result(
      "replace_background",
      ["image": subject, "background": back, "tolerance": .number(18)])
    #expect(try await studio.pixels(blue).at(2, 2)[2] > 200)
  }

  @Test("a varied background is not cut at a guess")
  func variedBackground() async throws {
    let picture = try await studio.picture("testsrc2=s=80x60")
    let finding = await studio.finding(
      "remove_background", ["image": picture, "tolerance": .number(18)])
    #expect(finding?.code == .executionFailed)
    #expect(finding?.message.contains("too varied") == true)
  }

  @Test("a gap is closed with what is round it")
  func inpainting() async throws {
    let picture = try await studio.picture(
      "color=white:s=96x64,format=rgb24,geq=r='180+40*mod(floor(X/6),2)':g='120':b='60',"
        + "drawbox=36:20:20:20:color=black:t=fill")
    let mask = try await studio.result(
      "mask_region",
      [
        "image": picture, "x": .number(34), "y": .number(18), "width": .number(24),
        "height": .number(24),
      ])
    let result = try await studio.result(
      "inpaint_image", ["image": picture, "mask": .artifact(mask)])
    let pixels = try await studio.pixels(result)
    for x in 36..<56 {
      #expect(pixels.at(x, 30)[0] > 150)
      #expect(abs(Int(pixels.at(x, 30)[1]) - 120) < 25)
    }
    #expect(pixels.at(5, 5)[1] == 120)
  }

  @Test("nothing marked, or a wish for something new, is not filled")
  func inpaintingRefused() async throws {
    let picture = try await studio.picture("testsrc2=s=64x48")
    let finding = await studio.finding("inpaint_image", ["image": picture])
    #expect(finding?.message.contains("Nothing is marked") == true)
    let native = NativeTarget(implementing: Catalogue())
    for name in ["inpaint_image", "outpaint_image"] {
      #expect(native.refusal(of: name, ["prompt": .text("a dog")]) != nil)
      #expect(native.refusal(of: name, ["prompt": .text(" ")]) == nil)
    }
  }

  @Test(
    "more room leaves the picture itself as it was", arguments: ["mirror", "blur", "edge", "color"])
  func extending(fill: String) async throws {
    let picture = try await studio.picture("testsrc2=s=64x48")
    let before = try await studio.pixels(studio.folder.appendingPathComponent("picture.png"))
    let result = try await studio.result(
      "extend_image",
      [
        "image": picture, "left": .number(10), "top": .number(60), "fill": .text(fill),
        "color": .text("red"),
      ])
    let after = try await studio.pixels(result)
    #expect(after.at(10 + 20, 60 + 20) == before.at(20, 20))
    if fill == "mirror" { #expect(after.at(9, 80) == before.at(0, 20)) }
    if fill == "edge" { #expect(after.at(3, 80) == before.at(0, 20)) }
    if fill == "color" { #expect(after.at(3, 80) == [255, 0, 0, 255]) }
  }

  @Test("words are drawn where they belong and as they are")
  func words() async throws {
    let picture = try await studio.picture("color=black:s=320x180")
    let result = try await studio.result(
      "overlay_text",
      [
        "image": picture, "text": .text("50% {a}: 'b', [c];\\d %{pts}\nشكرا"),
        "position": .text("top left"), "color": .text("yellow"),
      ])
    let light = try await studio.pixels(result).luminance
    var (upper, lower): (Float, Float) = (0, 0)
    for y in 0..<180 {
      for x in 0..<320 {
        if y < 90 { upper += light[x, y] } else { lower += light[x, y] }
      }
    }
    #expect(upper > 300)
    #expect(lower < 5)
  }

  @Test("larger letters take more room, and no words are a finding")
  func letterSize() async throws {
    let picture = try await studio.picture("color=black:s=320x180")
    func lit(_ size: Double) async throws -> Float {
      let result = try await studio.result(
        "overlay_text", ["image": picture, "text": .text("Word"), "size": .number(size)])
      return try await studio.pixels(result).luminance.mean
    }
    #expect(try await lit(60) > 3 * lit(20))
    #expect(await studio.finding("overlay_text", ["image": picture, "text": .text(" ")]) != nil)
  }

  @Test("a small picture lies where it was put, as solid as was asked")
  func overlay() async throws {
    let picture = try await studio.picture("color=black:s=100x80", "large.png")
    let stamp = try await studio.picture("color=white:s=30x30", "stamp.png")
    let result = try await studio.result(
      "overlay_image",
      [
        "image": picture, "overlay": stamp, "position": .text("bottom right"),
        "size": .number(20), "opacity": .number(50),
      ])
    let pixels = try await studio.pixels(result)
    #expect(abs(Int(pixels.at(88, 68)[0]) - 128) < 6)
    #expect(pixels.at(50, 40)[0] == 0)
    #expect(pixels.at(98, 78)[0] == 0)
  }

  @Test("sheets of pictures have the sizes that their parts add up to")
  func sheets() async throws {
    let a = try await studio.picture("color=red:s=40x20", "a.png")
    let b = try await studio.picture("color=blue:s=20x40", "b.png")
    let list = StepArgument.list([a, b, a])
    let row = try await studio.result("join_images", ["images": list, "gap": .number(4)])
    #expect(try await studio.pixels(row).size == PixelSize(40 + 4 + 10 + 4 + 40, 20))
    let column = try await studio.result(
      "join_images", ["images": list, "direction": .text("vertical")])
    #expect(try await studio.pixels(column).size == PixelSize(40, 20 + 80 + 20))
    let grid = try await studio.result(
      "image_grid", ["images": list, "gap": .number(2), "color": .text("lime")])
    let pixels = try await studio.pixels(grid)
    #expect(pixels.size == PixelSize(2 + 2 * 42, 2 + 2 * 42))
    #expect(pixels.at(0, 0) == [0, 255, 0, 255])
    #expect(pixels.at(22, 22)[0] > 200)
    #expect(pixels.at(64, 22)[2] > 200)
  }

  @Test("a comic strip has frames and captions")
  func comic() async throws {
    let a = try await studio.picture("color=red:s=160x90", "a.png")
    let list = StepArgument.list([a, a, a])
    let plain = try await studio.result("comic_strip", ["images": list])
    let told = try await studio.result(
      "comic_strip", ["images": list, "captions": .text("One\n\nThree: it's {over}")])
    let (low, high) = (try await studio.pixels(plain), try await studio.pixels(told))
    #expect(high.size.width == low.size.width)
    #expect(high.size.height > low.size.height)
    let finding = await studio.finding(
      "comic_strip", ["images": .list([a]), "captions": .text("One\nTwo")])
    #expect(finding?.message.contains("2 captions for 1 pictures") == true)
  }

  @Test("a region is marked white")
  func region() async throws {
    let picture = try await studio.picture("testsrc2=s=50x40")
    let mask = try await studio.result(
      "mask_region",
      [
        "image": picture, "width": .number(10), "height": .number(8),
        "position": .text("bottom right"),
      ])
    let pixels = try await studio.pixels(mask)
    #expect(pixels.at(49, 39)[0] == 255)
    #expect(pixels.at(39, 31)[0] == 0)
    #expect(abs(pixels.luminance.mean - 80 / 2000) < 0.001)
    let finding = await studio.finding("mask_region", ["image": picture, "x": .number(60)])
    #expect(finding?.message.contains("50x40") == true)
  }
}
