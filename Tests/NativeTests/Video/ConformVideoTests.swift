import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Films brought to a length, a rate and a size")
struct ConformVideoTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  /// What a model may give: few pictures at a rate of its own.
  private func given(_ frames: Int, fps: Double, tone: Int? = nil, size: String = "96x64")
    async throws -> StepArgument
  {
    try await studio.film("testsrc2=s=\(size):r=\(fps)", seconds: Double(frames) / fps, tone: tone)
  }

  private struct Case: CustomTestStringConvertible, Sendable {
    var frames: Int
    var rate: Double
    var seconds: Double
    var fps: Double
    var size: PixelSize
    var testDescription: String {
      "\(frames) pictures at \(rate) fps to \(seconds) s at \(fps) fps and \(size)"
    }
  }

  private static let cases = [
    Case(frames: 6, rate: 6, seconds: 2, fps: 12, size: PixelSize(64, 64)),
    Case(frames: 25, rate: 24, seconds: 1, fps: 24, size: PixelSize(96, 64)),
    Case(frames: 9, rate: 2, seconds: 4, fps: 10, size: PixelSize(192, 108)),
    Case(frames: 50, rate: 25, seconds: 1, fps: 10, size: PixelSize(50, 80)),
    Case(frames: 14, rate: 4, seconds: 3.3, fps: 24, size: PixelSize(96, 64)),
    Case(frames: 2, rate: 1, seconds: 0.5, fps: 8, size: PixelSize(33, 21)),
    Case(frames: 17, rate: 16, seconds: 1, fps: 29.97, size: PixelSize(96, 64)),
  ]

  @Test("it comes out to the picture", arguments: cases)
  private func exact(_ asked: Case) async throws {
    let film = try await given(asked.frames, fps: asked.rate)
    let result = try await studio.result(
      "conform_video",
      [
        "video": film, "duration": .number(asked.seconds), "fps": .number(asked.fps),
        "width": .number(Double(asked.size.width)), "height": .number(Double(asked.size.height)),
      ])
    let measured = try await studio.measured(result)
    let frames = Int((asked.seconds * asked.fps).rounded())
    #expect(measured.frames == frames)
    #expect(measured.size == asked.size)
    #expect(abs(measured.seconds - Double(frames) / asked.fps) < 0.002)
    #expect(result.facts.frames == frames)
    #expect(result.facts.width == asked.size.width && result.facts.height == asked.size.height)
  }

  @Test("a film that is so already stays the same file") func untouched() async throws {
    let film = try await given(20, fps: 10, tone: 440)
    guard case .artifact(let artifact) = film else { return }
    let asked: [[String: StepArgument]] = [
      [:], ["duration": .number(2)], ["fps": .number(10), "width": .number(96)],
      ["duration": .number(2), "fps": .number(10), "width": .number(96), "height": .number(64)],
    ]
    for arguments in asked {
      let result = try await studio.result(
        "conform_video", arguments.merging(["video": film]) { a, _ in a })
      #expect(result.file == artifact.file, "\(arguments.keys.sorted())")
    }
  }

  @Test("a picture or two too many go from the end, and none from in between") func surplus()
    async throws
  {
    let film = try await studio.film(
      "color=black:s=64x48:r=8,format=gray,geq=lum='20+20*N'", seconds: 1.125)
    let result = try await studio.result(
      "conform_video", ["video": film, "duration": .number(1), "fps": .number(8)])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights.count == 8)
    let steps = zip(lights, lights.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 > 12 && $0 < 28 }, "\(lights)")
  }

  @Test("where pictures are missing, motion goes on in between") func motion() async throws {
    let film = try await studio.film(
      "color=black:s=64x48:r=4,format=gray,geq=lum='20+40*N'", seconds: 1.25)
    let result = try await studio.result(
      "conform_video", ["video": film, "duration": .number(1.25), "fps": .number(16)])
    let lights = try await studio.grays(result).map(\.mean)
    #expect(lights.count == 20)
    let between = Set(lights.map { Int($0 / 8) })
    #expect(between.count > 6, "\(lights)")
  }

  @Test("the sound is stretched with the film and keeps its pitch") func sound() async throws {
    let film = try await given(20, fps: 10, tone: 440)
    let result = try await studio.result("conform_video", ["video": film, "duration": .number(3)])
    let measured = try await studio.measured(result)
    #expect(measured.frames == 30)
    #expect(abs((measured.soundSeconds ?? 0) - 3) < 0.06)
    let samples = try await studio.samples(result)
    #expect(samples.strength(of: 440) > 4 * samples.strength(of: 440 * 2 / 3))
  }

  @Test("what is left open is as in the film it was made from, its sound included") func source()
    async throws
  {
    let source = try await studio.film(
      "testsrc2=s=96x64:r=12", seconds: 2, tone: 500, "source.mp4")
    let made = try await given(47, fps: 30, size: "64x64")
    let result = try await studio.result(
      "conform_video", ["video": made, "source": source, "fps": .number(24)])
    let measured = try await studio.measured(result)
    #expect(measured.frames == 48)
    #expect(measured.size == PixelSize(96, 64))
    #expect(abs(measured.seconds - 2) < 0.002)
    #expect(try await studio.samples(result).strength(of: 500) > 0.02)
  }

  @Test("a picture gives the size where it is left open") func like() async throws {
    let picture = try await studio.picture("color=red:s=301x200")
    let film = try await given(8, fps: 8)
    let own = try await studio.result("conform_video", ["video": film, "like": picture])
    #expect(try await studio.measured(own).size == PixelSize(300, 200))
    let half = try await studio.result(
      "conform_video", ["video": film, "like": picture, "width": .number(150)])
    #expect(try await studio.measured(half).size == PixelSize(150, 100))
  }

  @Test("the tags that say how it was made stay with it") func tags() async throws {
    let url = try await studio.made(
      "tagged.mp4",
      ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=8", "-t", "1", "-pix_fmt", "yuv420p"]
        + ["-metadata", "prompt={\"1\": {}}", "-metadata", "workflow={}"]
        + ["-movflags", "use_metadata_tags"])
    let film = StepArgument.artifact(Artifact(.video, file: url))
    let result = try await studio.result("conform_video", ["video": film, "fps": .number(4)])
    let probe = MediaProbe(tools: studio.tools)
    let kept = try await probe.report(on: try #require(result.file)).format?.tags
    #expect(kept?["prompt"] == "{\"1\": {}}")
    for name in ["a.mov", "a.mkv"] {
      let saved = try await studio.result("save_video", ["video": film, "file": .text(name)])
      let tags = try await probe.report(on: try #require(saved.file)).format?.tags ?? [:]
      #expect(tags.contains { $0.key.lowercased() == "prompt" }, "\(name): \(tags.keys.sorted())")
    }
    let copied = try await studio.result("save_video", ["video": film, "file": .text("a.mp4")])
    #expect(copied.file == url, "nothing is written anew")
  }

  @Test("a film of somebody's camera loses its tags in another format") func camera() async throws {
    let url = try await studio.made(
      "camera.mp4",
      ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=8", "-t", "1", "-pix_fmt", "yuv420p"]
        + ["-metadata", "comment=at home", "-metadata", "title=us"])
    let saved = try await studio.result(
      "save_video", ["video": .artifact(Artifact(.video, file: url)), "file": .text("a.mov")])
    let tags =
      try await MediaProbe(tools: studio.tools).report(on: try #require(saved.file))
      .format?.tags ?? [:]
    #expect(!tags.values.contains("at home") && !tags.values.contains("us"))
  }
}
