import Flow
import Foundation
import Targets
import Testing

@testable import Native

@Suite("The sound and the files of films")
struct FilmSoundTests {
  let studio: Studio

  init() throws { studio = try Studio() }

  /// A film's pictures as they are stored, for seeing whether they were copied.
  private func stored(_ url: URL) async throws -> String {
    try await studio.tools.run(
      "ffmpeg",
      ["-v", "error", "-i", url.path, "-map", "0:v:0", "-c", "copy", "-f", "md5", "-"]
    ).text
  }

  @Test("new sound lies under the film's own, and the pictures are copied")
  func adding() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 2, tone: 440)
    let tone = try await studio.tone(1000, seconds: 0.7)
    let result = try await studio.result(
      "add_audio", ["video": film, "audio": tone, "volume": .number(-6)])
    let sound = try await studio.samples(result)
    let (own, new) = (sound.strength(of: 440), sound.strength(of: 1000))
    #expect(own > 0.09)
    #expect(new > 0.035 && new < own * 0.7)
    let measured = try await studio.measured(result)
    #expect(measured.frames == 50)
    #expect(abs((measured.soundSeconds ?? 0) - 2) < 0.01)
    let original = studio.folder.appendingPathComponent("film.mp4")
    #expect(try await stored(try #require(result.file)) == stored(original))
  }

  @Test(
    "short sound repeats without a gap, or is followed by silence", arguments: ["loop", "silence"])
  func short(way: String) async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 2)
    let tone = try await studio.tone(1000, seconds: 0.7)
    let result = try await studio.result(
      "add_audio", ["video": film, "audio": tone, "short": .text(way)])
    let sound = try await studio.samples(result)
    let late = Array(sound[50_000..<60_000]).strength(of: 1000)
    #expect((late > 0.08) == (way == "loop"))
    #expect(result.facts.sampleRate == 48_000)
  }

  @Test("long sound is cut softly at the film's end")
  func long() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1)
    let tone = try await studio.tone(1000, seconds: 3)
    let result = try await studio.result("add_audio", ["video": film, "audio": tone])
    let sound = try await studio.samples(result)
    #expect(abs(Double(sound.count) / 48_000 - 1) < 0.025)
    #expect((sound[47_950..<48_000].map(abs).max() ?? 1) < 0.03)
  }

  @Test("replaced sound leaves nothing of the old one")
  func replacing() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1, tone: 440)
    let tone = try await studio.tone(1000, seconds: 1)
    let result = try await studio.result("replace_audio", ["video": film, "audio": tone])
    let sound = try await studio.samples(result)
    #expect(sound.strength(of: 1000) > 0.08)
    #expect(sound.strength(of: 440) < 0.005)
  }

  @Test("sound is taken out exactly, or taken away")
  func extracting() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1, tone: 440)
    let sound = try await studio.result("extract_audio", ["video": film])
    #expect(sound.modality == .audio)
    #expect(abs((sound.facts.seconds ?? 0) - 1) < 0.005)
    #expect(try await studio.samples(sound).strength(of: 440) > 0.08)
    let mute = try await studio.result("mute_video", ["video": film])
    #expect(try await studio.measured(mute).soundSeconds == nil)
    let finding = await studio.finding("extract_audio", ["video": .artifact(mute)])
    #expect(finding?.message.contains("has no sound") == true)
  }

  @Test("empty sound is a finding")
  func empty() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1)
    let url = studio.folder.appendingPathComponent("empty.wav")
    let head: [UInt8] =
      Array("RIFF".utf8) + [36, 0, 0, 0] + Array("WAVEfmt ".utf8)
      + [16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0]
      + Array("data".utf8) + [0, 0, 0, 0]
    try Data(head).write(to: url)
    let finding = await studio.finding(
      "add_audio", ["video": film, "audio": .artifact(Artifact(.audio, file: url))])
    #expect(finding?.message.contains("empty.wav is empty") == true)
  }

  @Test("a film is written in every format that is offered", arguments: SaveVideo.endings)
  func saving(ending: String) async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1, tone: 440)
    let result = try await studio.result(
      "save_video", ["video": film, "file": .text("/x/my film.\(ending)")])
    #expect(result.requestedName == "my film.\(ending)")
    let measured = try await studio.measured(result)
    #expect(measured.size == PixelSize(64, 48))
    #expect(measured.frames == 25)
    let found = try await MediaProbe().probe(try #require(result.file))
    #expect(found.modality == .video)
    #expect((found.facts.sampleRate == nil) == (ending == "gif"))
    let isSame = result.file == studio.folder.appendingPathComponent("film.mp4")
    #expect(isSame == ["mp4", "m4v"].contains(ending))
  }

  @Test("an animation becomes a film of an even rate")
  func animation() async throws {
    let url = try await studio.made(
      "a.gif", ["-f", "lavfi", "-i", "testsrc2=s=65x48:r=10:d=1"])
    let result = try await studio.result("load_video", ["file": .text(url.path)])
    let measured = try await studio.measured(result)
    #expect(measured.size == PixelSize(64, 48))
    #expect(measured.frames == 10)
    #expect(result.facts.frames == 10)
  }

  @Test("sound that an MP4 cannot hold is made to fit when a film is read")
  func oddSound() async throws {
    let url = try await studio.made(
      "a.mkv",
      [
        "-f", "lavfi", "-i", "testsrc2=s=64x48:r=10:d=1", "-f", "lavfi", "-i", "sine=440:d=1",
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le",
      ])
    let loaded = try await studio.result("load_video", ["file": .text(url.path)])
    let result = try await studio.result("flip_video", ["video": .artifact(loaded)])
    #expect(try await studio.samples(result).strength(of: 440) > 0.08)
    // A film from elsewhere, which was never read that way, works too.
    let direct = try await studio.result(
      "flip_video", ["video": .artifact(Artifact(.video, file: url))])
    #expect(try await studio.samples(direct).strength(of: 440) > 0.08)
  }

  @Test("what is no film is named for what it is")
  func wrongKinds() async throws {
    let picture = try await studio.made(
      "a.png", ["-f", "lavfi", "-i", "testsrc2=s=64x48", "-frames:v", "1"])
    let finding = await studio.finding("load_video", ["file": .text(picture.path)])
    #expect(finding?.code == .fileWrongKind)
    #expect(finding?.hint?.contains("load_image") == true)
    let native = NativeTarget(implementing: Catalogue())
    #expect(native.refusal(of: "save_video", ["file": .text("a.mp3")]) != nil)
  }

  @Test("the same call gives the same bytes")
  func deterministic() async throws {
    let film = try await studio.film("testsrc2=s=64x48:r=25", seconds: 1, tone: 440)
    var files: [Data] = []
    for _ in 0..<2 {
      let result = try await studio.result(
        "trim_video", ["video": film, "start": .number(0.2), "end": .number(0.8)])
      files.append(try Data(contentsOf: try #require(result.file)))
    }
    #expect(files[0] == files[1])
  }
}
