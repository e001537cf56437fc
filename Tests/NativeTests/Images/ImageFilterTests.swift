import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Filters on pictures")
struct ImageFilterTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  private static let scene = "gradients=s=64x48:c0=0x3050a0:c1=0xd0b060:d=1:seed=3:n=2"

  private static func mean(_ raster: Raster, _ part: Int) -> Double {
    stride(from: part, to: raster.pixels.count, by: 4)
      .map { raster.pixels[$0] }.mean
  }

  private static func light(_ raster: Raster) -> Double { Double(raster.luminance.mean) * 255 }

  @Test(
    "light and colour move the way they are told",
    arguments: [
      ("brighten_image", "amount", 30.0, "light", 12.0, 120.0),
      ("darken_image", "amount", 30, "light", -120, -12),
      ("adjust_warmth", "amount", 50, "warmth", 8, 120),
      ("adjust_warmth", "amount", -50, "warmth", -120, -8),
      ("adjust_contrast", "amount", 50, "spread", 4, 120),
      ("adjust_contrast", "amount", -50, "spread", -120, -4),
      ("adjust_saturation", "amount", 60, "color", 6, 120),
      ("adjust_saturation", "amount", -60, "color", -120, -6),
      ("vignette_image", "amount", 60, "light", -120, -4),
      ("grayscale_image", "", 0, "color", -120, -6),
      ("sepia_image", "", 0, "warmth", 8, 200),
    ])
  func effects(
    name: String, port: String, amount: Double, measure: String, low: Double, high: Double
  ) async throws {
    let picture = try await studio.picture(Self.scene)
    var arguments = ["image": picture]
    if !port.isEmpty { arguments[port] = .number(amount) }
    let before = try await studio.pixels(studio.folder.appendingPathComponent("picture.png"))
    let after = try await studio.pixels(try await studio.result(name, arguments))
    func value(_ raster: Raster) -> Double {
      switch measure {
      case "warmth": return Self.mean(raster, 0) - Self.mean(raster, 2)
      case "spread": return Double(raster.luminance.deviation) * 255
      case "color":
        let colors = raster.colors
        let distance = colors[0].joined(colors[2]) { abs($0 - $1) }
        return Double(distance.mean) * 255
      default: return Self.light(raster)
      }
    }
    let change = value(after) - value(before)
    #expect(change >= low && change <= high, "\(name): \(change)")
  }

  @Test(
    "sizes come out exactly",
    arguments: [
      ("resize_image", ["width": 33.0, "height": 21], 33, 21),
      ("resize_image", ["width": 33], 33, 25), ("resize_image", ["height": 24], 32, 24),
      ("resize_image", ["scale": 0.5], 32, 24), ("upscale_image", ["factor": 2.5], 160, 120),
      ("crop_image", ["width": 20, "height": 11, "x": 3, "y": 5], 20, 11),
      ("rotate_image", ["angle": 90], 48, 64), ("rotate_image", ["angle": -90], 48, 64),
      ("rotate_image", ["angle": 180], 64, 48), ("rotate_image", ["angle": 45], 80, 80),
      ("extend_image", ["left": 5, "bottom": 70], 69, 118),
      ("outpaint_image", ["left": 20, "top": 11], 84, 59), ("add_border", ["width": 3], 70, 54),
      ("pixelate_image", ["size": 7], 64, 48), ("blur_image", ["radius": 3], 64, 48),
    ])
  func sizes(name: String, numbers: [String: Double], width: Int, height: Int) async throws {
    var arguments = numbers.mapValues { StepArgument.number($0) }
    arguments["image"] = try await studio.picture("testsrc2=s=64x48")
    let result = try await studio.result(name, arguments)
    let pixels = try await studio.pixels(result)
    #expect(pixels.size == PixelSize(width, height))
    #expect(result.facts.width == width)
    #expect(result.facts.height == height)
  }

  @Test("each way to fit does what it says", arguments: ["cover", "contain", "stretch"])
  func fits(way: String) async throws {
    let picture = try await studio.picture("color=white:s=64x32")
    let result = try await studio.result(
      "resize_image",
      ["image": picture, "width": .number(40), "height": .number(40), "fit": .text(way)])
    let pixels = try await studio.pixels(result)
    #expect(pixels.size == PixelSize(40, 40))
    #expect((pixels.at(20, 2)[0] < 20) == (way == "contain"))
    #expect(pixels.at(20, 20)[0] > 240)
  }

  @Test("turning and mirroring move corners where they belong")
  func corners() async throws {
    let source = "color=black:s=40x20,drawbox=0:0:10:10:color=red:t=fill"
    let picture = try await studio.picture(source)
    func red(_ name: String, _ more: [String: StepArgument], _ x: Int, _ y: Int) async throws {
      let result = try await studio.result(name, more.merging(["image": picture]) { a, _ in a })
      #expect(try await studio.pixels(result).at(x, y)[0] > 200, "\(name) \(more)")
    }
    try await red("rotate_image", ["angle": .number(90)], 17, 2)
    try await red("rotate_image", ["angle": .number(270)], 2, 37)
    try await red("flip_image", ["direction": .text("horizontal")], 37, 2)
    try await red("flip_image", ["direction": .text("vertical")], 2, 17)
    try await red("crop_image", ["aspect": .text("1:1"), "position": .text("left")], 2, 2)
  }

  @Test(
    "transparent parts stay transparent",
    arguments: ["brighten_image", "sepia_image", "grade_image", "blur_image", "flip_image"])
  func transparency(name: String) async throws {
    let source = "color=red:s=40x20,format=rgba,geq=r=255:g=0:b=0:a='255*lt(X,20)'"
    let picture = try await studio.picture(source, pixels: "rgba")
    let result = try await studio.result(
      name,
      [
        "image": picture, "amount": .number(20), "radius": .number(1),
        "mood": .text("warm"), "strength": .number(1),
      ])
    let pixels = try await studio.pixels(result)
    let (solid, clear) = name == "flip_image" ? (35, 5) : (5, 35)
    #expect(pixels.at(solid, 10)[3] > 240)
    #expect(pixels.at(clear, 10)[3] < 15)
  }

  @Test("a smaller picture gets no dark rim from what was transparent")
  func noRim() async throws {
    let source = "color=white:s=64x64,format=rgba,geq=r='255*lt(X,31)':g='255*lt(X,31)':b=0:"
    let picture = try await studio.picture(source + "a='255*lt(X,31)'", pixels: "rgba")
    let result = try await studio.result("resize_image", ["image": picture, "width": .number(20)])
    let pixels = try await studio.pixels(result)
    for x in 0..<20 where pixels.at(x, 10)[3] > 60 {
      #expect(pixels.at(x, 10)[0] > 225)
    }
  }

  @Test("a mood changes the picture by its strength", arguments: Grade.allCases)
  func grades(mood: Grade) async throws {
    let picture = try await studio.picture(Self.scene)
    let before = try await studio.pixels(studio.folder.appendingPathComponent("picture.png"))
    func change(_ strength: Double) async throws -> Double {
      let result = try await studio.result(
        "grade_image",
        ["image": picture, "mood": .text(mood.rawValue), "strength": .number(strength)])
      let after = try await studio.pixels(result)
      return zip(before.pixels, after.pixels).map { abs(Double($0) - Double($1)) }
        .reduce(0, +) / Double(before.pixels.count)
    }
    #expect(try await change(0) == 0)
    let (half, full) = (try await change(0.5), try await change(1))
    #expect(full > 2.5)
    #expect(half > full * 0.3 && half < full * 0.75, "\(half) of \(full)")
  }

  @Test("a style changes the picture and keeps its size", arguments: Style.allCases)
  func styles(style: Style) async throws {
    let picture = try await studio.picture("testsrc2=s=64x48")
    let before = try await studio.pixels(studio.folder.appendingPathComponent("picture.png"))
    let result = try await studio.result(
      "restyle_image",
      ["image": picture, "style": .text(style.rawValue), "strength": .number(0.8)])
    let after = try await studio.pixels(result)
    #expect(after.size == before.size)
    let change =
      zip(before.pixels, after.pixels).map { abs(Double($0) - Double($1)) }
      .reduce(0, +) / Double(before.pixels.count)
    #expect(change > 3)
    #expect(Style(describedBy: "in the style of \(style.rawValue)") == style)
    if [.pencil, .charcoal, .ink, .emboss, .halftone, .monochrome].contains(style) {
      let tint = after.pixels.indices.filter { $0 % 4 == 0 }
        .map { abs(Int(after.pixels[$0]) - Int(after.pixels[$0 + 1])) }.max()
      #expect(tint ?? 99 <= 2, "drawings have no colour")
    }
  }

  @Test("a painter's style is refused with what can be drawn")
  func artists() {
    let native = NativeTarget(implementing: Catalogue())
    let refusal = native.refusal(
      of: "restyle_image", ["style": .text("a painting in the style of Van Gogh")])
    #expect(refusal?.message.contains("pencil sketch") == true)
    #expect(refusal?.message.contains("Van Gogh") == true)
    #expect(native.refusal(of: "restyle_image", ["style": .text("a comic")]) == nil)
  }

  @Test("one pixel is a picture too")
  func onePixel() async throws {
    let picture = try await studio.picture("color=gray:s=2x2,format=rgb24,crop=1:1")
    let all = NativePrimitives.imageColors + NativePrimitives.imageTextures
    for primitive in all {
      let result = try await studio.result(
        primitive.name,
        [
          "image": picture, "amount": .number(30), "angle": .number(30), "radius": .number(4),
          "size": .number(4), "strength": .number(1), "mood": .text("cinematic"),
          "style": .text("comic"),
        ])
      let header = PictureHeader(file: try #require(result.file))
      #expect(header?.width == 1 && header?.height == 1, "\(primitive.name)")
    }
  }

  @Test("a picture of 16 bits is read as it looks")
  func deep() async throws {
    let picture = try await studio.picture("color=0x808080:s=16x16", pixels: "rgb48be")
    let result = try await studio.result(
      "brighten_image", ["image": picture, "amount": .number(0)])
    #expect(abs(Int(try await studio.pixels(result).at(8, 8)[0]) - 128) <= 2)
  }

  @Test("what cannot be cut out or resized is said with numbers")
  func contradictions() async throws {
    let picture = try await studio.picture("testsrc2=s=64x48")
    let large = await studio.finding("crop_image", ["image": picture, "width": .number(100)])
    #expect(large?.message.contains("64x48") == true)
    let nothing = await studio.finding("resize_image", ["image": picture])
    #expect(nothing?.message.contains("neither a width nor a height") == true)
    let outside = await studio.finding(
      "crop_image", ["image": picture, "width": .number(60), "x": .number(30)])
    #expect(outside?.hint?.contains("4, 0") == true)
  }

  @Test("the same call gives the same bytes")
  func deterministic() async throws {
    let picture = try await studio.picture(Self.scene)
    for (name, more) in [
      ("restyle_image", ["style": StepArgument.text("charcoal"), "strength": .number(0.8)]),
      ("grade_image", ["mood": .text("vintage"), "strength": .number(1)]),
      ("restyle_image", ["style": .text("stained glass"), "strength": .number(0.8)]),
    ] {
      let arguments = more.merging(["image": picture]) { a, _ in a }
      let first = try await studio.result(name, arguments)
      let second = try await studio.result(name, arguments)
      let bytes = try [first, second].map { try Data(contentsOf: try #require($0.file)) }
      #expect(bytes[0] == bytes[1])
    }
  }
}
