import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("Films in time")
struct FilmTimeTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  /// A film of 25 pictures per second that grows lighter by 4 from picture to picture.
  private func rising(_ seconds: Double, tone: Int? = nil, _ name: String = "film.mp4") async throws
    -> StepArgument
  {
    try await studio.film(
      "color=black:s=64x48:r=25,format=gray,geq=lum='20+4*N'", seconds: seconds, tone: tone, name)
  }

  private func lights(_ artifact: Artifact) async throws -> [Double] {
    try await studio.grays(artifact).map(\.mean)
  }

  @Test("a part can be counted from the end, and something taken off it") func fromTheEnd()
    async throws
  {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 2, tone: 440)
    let last = try await studio.result(
      "trim_video", ["video": film, "duration": .number(0.4), "part": .text("from end")])
    let all = try await studio.grays(
      try await studio.result(
        "trim_video", ["video": film, "start": .number(0), "end": .number(2)]))
    let kept = try await studio.grays(last)
    #expect(kept.count == 10)
    let (mine, theirs) = (kept.last ?? [], all.last ?? [])
    var difference = mine.count == theirs.count ? 0 : 255
    for (a, b) in zip(mine, theirs) { difference = max(difference, abs(Int(a) - Int(b))) }
    #expect(difference < 40, "the last picture is the film's last")
    let shorter = try await studio.result("trim_video", ["video": film, "cut_end": .number(0.6)])
    #expect(try await studio.measured(shorter).frames == 35)
  }

  @Test("a part that nothing names, or that ends before its start, is refused before anything runs")
  func noPart() {
    let target = NativeTarget(implementing: Catalogue())
    let nothing: [String: Value] = ["start": .number(Number(0))]
    let backwards: [String: Value] = ["start": .number(Number(3)), "end": .number(Number(1))]
    let named: [String: Value] = ["start": .number(Number(0)), "duration": .number(Number(1))]
    for name in ["trim_video", "trim_audio"] {
      #expect(target.refusal(of: name, nothing) != nil)
      let refusal = target.refusal(of: name, backwards)
      #expect(refusal?.message.contains("before its start") == true)
      #expect(target.refusal(of: name, named) == nil)
    }
  }

  @Test("a part is cut at exact pictures, its sound with it")
  func trimming() async throws {
    let film = try await rising(2, tone: 440)
    let whole = try await lights(
      Artifact(.video, file: studio.folder.appendingPathComponent("film.mp4")))
    let part = try await studio.result(
      "trim_video", ["video": film, "start": .number(0.4), "end": .number(1.2)])
    let lights = try await lights(part)
    #expect(lights.count == 20)
    #expect(abs(lights[0] - whole[10]) < 2)
    #expect(abs(lights[19] - whole[29]) < 2)
    let measured = try await studio.measured(part)
    #expect(abs(measured.seconds - 0.8) < 0.005)
    #expect(abs((measured.soundSeconds ?? 0) - 0.8) < 0.01)
    #expect(part.facts.frames == 20)
  }

  @Test("parts that cannot be are findings with numbers")
  func impossibleParts() async throws {
    let film = try await rising(1)
    let late = await studio.finding("trim_video", ["video": film, "start": .number(5)])
    #expect(late?.message.contains("1 s long") == true && late?.message.contains("5 s") == true)
    let turned = await studio.finding(
      "trim_video", ["video": film, "start": .number(0.8), "end": .number(0.2)])
    #expect(turned?.message.contains("before its start") == true)
    let frame = await studio.finding("extract_frame", ["video": film, "time": .number(3)])
    #expect(frame?.message.contains("no picture at 3 s") == true)
    let frames = await studio.finding("extract_frames", ["video": film, "count": .number(99)])
    #expect(frames?.message.contains("25 pictures") == true)
  }

  @Test(
    "counts and lengths come out exactly",
    arguments: [
      ("change_video_speed", ["factor": 2.0], 20, 0.8),
      ("change_video_speed", ["factor": 0.4], 100, 4),
      ("set_frame_rate", ["fps": 10], 16, 1.6), ("set_frame_rate", ["fps": 50], 80, 1.6),
      ("interpolate_frames", ["fps": 50], 80, 1.6), ("loop_video", ["times": 3], 120, 4.8),
      ("reverse_video", [:], 40, 1.6), ("fade_video", ["fade_in": 0.3, "fade_out": 0.3], 40, 1.6),
    ])
  func lengths(name: String, numbers: [String: Double], frames: Int, seconds: Double) async throws {
    var arguments = numbers.mapValues { StepArgument.number($0) }
    arguments["video"] = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1.6, tone: 440)
    let result = try await studio.result(name, arguments)
    let measured = try await studio.measured(result)
    #expect(measured.frames == frames)
    #expect(result.facts.frames == frames)
    #expect(abs(measured.seconds - seconds) < 0.01)
    #expect(abs((measured.soundSeconds ?? 0) - seconds) < 0.03)
    let sound = try await studio.samples(result)
    #expect(sound.strength(of: 440) > 0.05, "the pitch stays")
  }

  @Test("backwards, the last picture comes first")
  func backwards() async throws {
    let result = try await studio.result("reverse_video", ["video": try await rising(1)])
    let lights = try await lights(result)
    #expect(lights.count == 25)
    #expect(lights[0] > lights[24] + 80)
  }

  @Test("the picture that is seen at a time is taken")
  func frames() async throws {
    let film = try await rising(1)
    let whole = try await lights(
      Artifact(.video, file: studio.folder.appendingPathComponent("film.mp4")))
    for (time, index) in [(0.0, 0), (0.04, 1), (0.099, 2), (0.5, 12), (1, 24)] {
      let result = try await studio.result(
        "extract_frame", ["video": film, "time": .number(time)])
      let light = Double(try await studio.pixels(result).at(30, 20)[0])
      #expect(abs(light - whole[index]) < 3, "at \(time) s")
    }
    let last = try await studio.result(
      "extract_frame", ["video": film, "position": .text("last")])
    #expect(abs(Double(try await studio.pixels(last).at(30, 20)[0]) - whole[24]) < 3)
  }

  @Test("pictures are taken evenly")
  func evenly() async throws {
    let result = try await studio.result(
      "extract_frames", ["video": try await rising(1), "count": .number(5)])
    let pictures = try #require(result.elements)
    #expect(pictures.count == 5)
    var lights: [Double] = []
    for picture in pictures { lights.append(Double(try await studio.pixels(picture).at(9, 9)[0])) }
    let steps = zip(lights.dropFirst(), lights).map { $0 - $1 }
    #expect(steps.allSatisfy { abs($0 - 20 * 255 / 219) < 8 || abs($0 - 20) < 4 })
  }

  @Test("a sheet shows as many pictures as the film has")
  func contactSheet() async throws {
    let result = try await studio.result(
      "contact_sheet",
      ["video": try await rising(0.2), "columns": .number(4), "rows": .number(2)])
    let pixels = try await studio.pixels(result)
    #expect(pixels.size == PixelSize(result.facts.width ?? 0, result.facts.height ?? 0))
    #expect(pixels.size == PixelSize(4 + 4 * 64 + 3 * 2, 4 + 2 * 48 + 2))
  }

  @Test("films of all kinds come together in the first one's size")
  func concatenating() async throws {
    let a = try await studio.film("color=red:s=64x48:r=25", seconds: 1, tone: 440, "a.mp4")
    let b = try await studio.film("color=blue:s=50x50:r=30", seconds: 1, "b.mp4")
    let c = try await studio.film("color=lime:s=32x48:r=12", seconds: 1, tone: 880, "c.mp4")
    let cut = try await studio.result("concatenate_videos", ["videos": .list([a, b, c])])
    let measured = try await studio.measured(cut)
    #expect(measured.size == PixelSize(64, 48))
    #expect(measured.frames == 75)
    #expect(abs((measured.soundSeconds ?? 0) - 3) < 0.01)
    let sound = try await studio.samples(cut)
    #expect(Array(sound[4000..<44_000]).strength(of: 440) > 0.05)
    #expect(Array(sound[52_000..<92_000]).strength(of: 440) < 0.005)
    #expect(Array(sound[100_000..<140_000]).strength(of: 880) > 0.05)
    let faded = try await studio.result(
      "concatenate_videos", ["videos": .list([a, b, c]), "crossfade": .number(0.4)])
    #expect(try await studio.measured(faded).frames == 55)
    let finding = await studio.finding(
      "concatenate_videos", ["videos": .list([a, b, c]), "crossfade": .number(0.8)])
    #expect(finding?.message.contains("too short") == true)
  }

  @Test("a faded film begins and ends in black")
  func fading() async throws {
    let film = try await studio.film("color=white:s=64x48:r=25", seconds: 1, tone: 440)
    let result = try await studio.result(
      "fade_video", ["video": film, "fade_in": .number(0.4), "fade_out": .number(0.4)])
    let lights = try await lights(result)
    #expect(lights[0] < 25 && lights[24] < 40 && lights[12] > 220)
    let sound = try await studio.samples(result)
    #expect((sound.prefix(500).map(abs).max() ?? 1) < 0.02)
  }

  @Test("stopping the task stops the work")
  func cancelling() async throws {
    let film = try await studio.film("testsrc2=s=640x480:r=30", seconds: 20)
    let clock = ContinuousClock()
    let task = Task {
      try await studio.result("interpolate_frames", ["video": film, "fps": .number(60)])
    }
    try await Task.sleep(for: .milliseconds(400))
    let start = clock.now
    task.cancel()
    await #expect(throws: (any Error).self) { _ = try await task.value }
    // Alone it takes half a second, and the work itself more than a minute; beside other tests
    // the stopped task waits for its turn.
    #expect(clock.now - start < .seconds(20))
  }
}
