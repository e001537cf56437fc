import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Films of pictures, and pictures on films")
struct FilmPictureTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  /// Where the light of a picture has its middle.
  private func centroid(_ gray: [UInt8], _ size: PixelSize) -> (x: Double, y: Double) {
    var (sum, x, y) = (0.0, 0.0, 0.0)
    for (index, value) in gray.enumerated() where value > 40 {
      let weight = Double(value) - 40
      sum += weight
      x += weight * Double(index % size.width)
      y += weight * Double(index / size.width)
    }
    return (x / sum, y / sum)
  }

  @Test(
    "the camera moves by parts of pixels, without a jerk",
    arguments: ["zoom in", "zoom out", "pan left", "pan right", "tilt up", "tilt down", "drift"])
  func smooth(motion: String) async throws {
    _ = try await studio.picture(
      "color=black:s=160x120,format=gray,"
        + "geq=lum='16+220*exp(-(pow(X-105,2)+pow(Y-47,2))/90)'", pixels: "gray")
    let move = try #require(CameraMove(rawValue: motion))
    let size = PixelSize(160, 120)
    // Stored without loss, for the coder's own small errors are larger than what is measured.
    let url = try await studio.made(
      "move.mkv",
      [
        "-i", "picture.png", "-vf",
        ImageToVideo.chain(size, size, move: move, frames: 48, fps: 24), "-c:v", "ffv1",
      ])
    let frames = try await studio.grays(Artifact(.video, file: url))
    #expect(frames.count == 48)
    let middles = frames.map { centroid($0, size) }
    for part in [middles.map(\.x), middles.map(\.y)] {
      let steps = zip(part.dropFirst(), part).map { $0 - $1 }
      let bends = zip(steps.dropFirst(), steps).map { abs($0 - $1) }
      #expect((bends.max() ?? 9) < 0.12, "\(motion): \(bends.max() ?? 9)")
      let travel = (part.last ?? 0) - (part.first ?? 0)
      if abs(travel) > 2 {
        #expect(steps.allSatisfy { $0 * travel > -0.03 }, "\(motion) turns round")
        #expect(abs(steps[0]) < abs(travel) / 47, "it starts softly")
      }
    }
    let wanders =
      abs((middles.last?.x ?? 0) - middles[0].x) + abs((middles.last?.y ?? 0) - middles[0].y)
    #expect(wanders > 2.5)
  }

  @Test("a pan to the left shows what lies to the left")
  func direction() async throws {
    let picture = try await studio.picture(
      "color=black:s=320x240,drawbox=0:0:60:240:color=white:t=fill")
    let result = try await studio.result(
      "image_to_video",
      [
        "image": picture, "motion": .text("pan left"), "duration": .number(1), "fps": .number(12),
      ])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights[11] > lights[0] + 20)
  }

  @Test(
    "sizes, counts and rates come out exactly",
    arguments: [
      (1.0, 24.0, nil, nil, 24, PixelSize(96, 64)), (0.5, 25, 50, 70, 13, PixelSize(50, 70)),
      (1.3, 10, 33, 21, 13, PixelSize(33, 21)), (1, 8, 48, nil, 8, PixelSize(48, 32)),
    ] as [(Double, Double, Double?, Double?, Int, PixelSize)])
  func exact(
    duration: Double, fps: Double, width: Double?, height: Double?, frames: Int, size: PixelSize
  ) async throws {
    var arguments: [String: StepArgument] = [
      "image": try await studio.picture("testsrc2=s=97x64"), "duration": .number(duration),
      "fps": .number(fps), "motion": .text("drift"),
    ]
    if let width { arguments["width"] = .number(width) }
    if let height { arguments["height"] = .number(height) }
    let measured = try await studio.measured(try await studio.result("image_to_video", arguments))
    #expect(measured.size == size)
    #expect(measured.frames == frames)
    #expect(abs(measured.seconds - Double(frames) / fps) < 0.005)
  }

  @Test("colours stay what they were", arguments: ["still", "zoom in"])
  func colors(motion: String) async throws {
    let picture = try await studio.picture("color=0xC06030:s=128x96")
    let result = try await studio.result(
      "image_to_video",
      [
        "image": picture, "duration": .number(0.5), "fps": .number(10), "motion": .text(motion),
      ])
    let pixel = try await studio.pixels(result).at(60, 40)
    for (part, value) in zip(pixel, [0xC0, 0x60, 0x30]) { #expect(abs(Int(part) - value) <= 4) }
  }

  @Test(
    "a slideshow gives each picture its turn",
    arguments: ["fade", "none", "wipe", "slide", "dissolve", "circle"])
  func slideshow(transition: String) async throws {
    let list = StepArgument.list([
      try await studio.picture("color=black:s=64x48", "a.png"),
      try await studio.picture("color=gray:s=48x64", "b.png"),
      try await studio.picture("color=white:s=64x48", "c.png"),
    ])
    let result = try await studio.result(
      "slideshow",
      [
        "images": list, "duration": .number(3), "transition": .text(transition),
        "crossfade": .number(0.3), "fps": .number(20),
      ])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights.count == 60)
    #expect(lights[10] < 30 && lights[50] > 220)
    #expect(lights[34] > 60 && lights[34] < 160)
    #expect((lights[22] < lights[34] - 10) == (transition != "none"))
  }

  @Test("one picture alone is a slideshow too")
  func single() async throws {
    let picture = try await studio.picture("testsrc2=s=64x48")
    let result = try await studio.result(
      "slideshow", ["images": picture, "each": .number(0.5), "fps": .number(10)])
    #expect(try await studio.measured(result).frames == 5)
  }

  @Test(
    "every picture of a film is changed and its sound kept",
    arguments: [
      ("resize_video", ["width": 31.0], "", PixelSize(31, 22)),
      ("resize_video", ["scale": 0.5], "", PixelSize(32, 24)),
      ("upscale_video", ["factor": 1.5], "", PixelSize(96, 72)),
      ("crop_video", ["width": 30, "height": 20], "", PixelSize(30, 20)),
      ("rotate_video", ["angle": 90], "", PixelSize(48, 64)),
      ("rotate_video", ["angle": 30], "", PixelSize(80, 74)),
      ("flip_video", [:], "", PixelSize(64, 48)),
      ("brighten_video", ["amount": 30], "", PixelSize(64, 48)),
      ("darken_video", ["amount": 30], "", PixelSize(64, 48)),
      ("grayscale_video", [:], "", PixelSize(64, 48)),
      ("blur_video", ["radius": 4], "", PixelSize(64, 48)),
      ("grade_video", ["strength": 0.6], "mysterious", PixelSize(64, 48)),
      ("restyle_video", ["strength": 0.6], "stained glass", PixelSize(64, 48)),
      ("restyle_video", ["strength": 0.3], "pixel art", PixelSize(64, 48)),
    ])
  func filters(name: String, numbers: [String: Double], word: String, size: PixelSize) async throws
  {
    var arguments = numbers.mapValues { StepArgument.number($0) }
    arguments["video"] = try await studio.film("testsrc2=s=64x48:r=20", seconds: 1, tone: 440)
    if !word.isEmpty { arguments[name == "grade_video" ? "mood" : "style"] = .text(word) }
    let result = try await studio.result(name, arguments)
    let measured = try await studio.measured(result)
    #expect(measured.size == size)
    #expect(measured.frames == 20)
    #expect(result.facts.width == size.width)
    #expect(abs((measured.soundSeconds ?? 0) - 1) < 0.03)
  }

  @Test("lighter and darker films are that")
  func light() async throws {
    let film = try await studio.film("color=gray:s=64x48:r=10", seconds: 0.5)
    func light(_ name: String) async throws -> Double {
      let result = try await studio.result(name, ["video": film, "amount": .number(30)])
      return try await studio.grays(result)[0].mean
    }
    #expect(try await light("brighten_video") > 140)
    #expect(try await light("darken_video") < 110)
  }

  @Test("a title stands only as long as it should")
  func title() async throws {
    let film = try await studio.film("color=black:s=160x90:r=10", seconds: 2)
    let result = try await studio.result(
      "title_video",
      [
        "video": film, "text": .text("It's {here}: 100%"), "start": .number(0.5),
        "duration": .number(1),
      ])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights[2] < 1 && lights[18] < 1)
    #expect(lights[10] > 2)
    let late = await studio.finding(
      "title_video", ["video": film, "text": .text("x"), "start": .number(4)])
    #expect(late?.message.contains("2 s long") == true)
  }

  @Test("subtitles follow one another")
  func subtitles() async throws {
    let film = try await studio.film("color=black:s=160x90:r=10", seconds: 2)
    let result = try await studio.result(
      "add_subtitles",
      ["video": film, "text": .text("1\n00:00:01,000 --> 00:00:01,500\nHello there\n")])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights[5] < 0.5 && lights[12] > 0.7 && lights[18] < 0.5)
  }

  @Test("a watermark lies in its corner")
  func watermark() async throws {
    let film = try await studio.film("color=black:s=100x80:r=10", seconds: 0.5)
    let stamp = try await studio.picture("color=white:s=20x20")
    let result = try await studio.result(
      "watermark_video",
      [
        "video": film, "overlay": stamp, "position": .text("top left"), "size": .number(20),
        "opacity": .number(100),
      ])
    let frame = try await studio.grays(result)[4]
    #expect(frame[10 * 100 + 10] > 200)
    #expect(frame[70 * 100 + 90] < 30)
  }

  @Test("a shaking film holds stiller")
  func stabilizing() async throws {
    let film = try await studio.film(
      "testsrc=s=240x180:r=20:d=1,noise=alls=20:all_seed=1,loop=60:1,"
        + "crop=160:120:x='40+9*sin(n*1.7)':y='30+7*cos(n*2.3)'", seconds: 2)
    let result = try await studio.result("stabilize_video", ["video": film])
    func unrest(_ frames: [[UInt8]]) -> Double {
      let pairs = zip(frames.dropFirst(2), frames.dropFirst())
      let total = pairs.map { a, b in
        zip(a, b).map { abs(Double($0) - Double($1)) }.reduce(0, +) / Double(a.count)
      }
      return total.reduce(0, +) / Double(total.count)
    }
    let before = try await studio.grays(
      Artifact(.video, file: studio.folder.appendingPathComponent("film.mp4")))
    let after = try await studio.grays(result)
    #expect(after.count == before.count)
    #expect(unrest(after) < unrest(before) * 0.7)
  }
}
