import Foundation
import Testing

@Suite("bad media and odd sizes") struct BadMediaTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  private func path(_ name: String) -> String { place.url.appendingPathComponent(name).path }

  private func ffmpeg(_ arguments: String..., to name: String) {
    _ = Tool.run(
      "ffmpeg", ["-hide_banner", "-loglevel", "error", "-y"] + arguments + [path(name)])
  }

  @Test("a text file named .png is rejected with its name") func textAsPicture() async throws {
    try place.file("fake.png", "This is no picture.\n")
    let result = try await place.anyflow.run("make", "Rotate fake.png", "--json")
    #expect(result.code == 3, "\(result.out)")
    let report = try result.json
    #expect(!Set(report.codes).isDisjoint(with: ["file-wrong-kind", "file-damaged"]))
    #expect(result.out.contains("fake.png"))
    #expect(!place.exists("anyflow-out/rotated.png"))
  }

  @Test("a sound where a picture is loaded is a finding") func soundAsPicture() async throws {
    ffmpeg("-f", "lavfi", "-i", "sine=d=1", to: "tune.wav")
    try place.file(
      "x.anyflow", "a = load_image(file: \"tune.wav\")\nb = rotate_image(a)\nreturn b\n")
    let result = try await place.anyflow.run("run", "x.anyflow", "--json")
    #expect([3, 4].contains(result.code), "\(result.out)")
    #expect(try result.json.codes.contains("file-wrong-kind"), "\(result.out)")
  }

  @Test("a film that was cut off is a finding or a film, and leaves no half-written file")
  func truncatedFilm() async throws {
    ffmpeg(
      "-f", "lavfi", "-i", "testsrc2=s=160x120:r=24:d=2", "-c:v", "libx264", "-movflags",
      "+faststart", to: "whole.mp4")
    let whole = try Data(contentsOf: URL(fileURLWithPath: path("whole.mp4")))
    try whole.prefix(whole.count / 3).write(to: URL(fileURLWithPath: path("cut.mp4")))
    try whole.prefix(40).write(to: URL(fileURLWithPath: path("stump.mp4")))
    for name in ["cut.mp4", "stump.mp4"] {
      let result = try await place.anyflow.run("make", "Reverse \(name)", "--json")
      #expect([0, 3, 4].contains(result.code), "\(name): \(result.out)")
      if result.code != 0 {
        #expect(try !result.json.codes.isEmpty)
        #expect(place.names("anyflow-out").allSatisfy { !$0.hasSuffix(".mp4") })
      }
    }
  }

  @Test("a picture of one pixel can be worked on") func onePixel() async throws {
    ffmpeg(
      "-f", "lavfi", "-i", "color=red:s=2x2:d=1,format=rgb24,crop=1:1", "-frames:v", "1",
      to: "dot.png")
    let enlarged = try await place.anyflow.run("make", "Resize dot.png to 20x10", "--json")
    #expect(enlarged.code == 0, "\(enlarged.out)")
    #expect(Measured(try enlarged.json["outputs"]?[0]?["path"]?.string ?? "").width == 20)
    let film = try await place.anyflow.run("make", "Make a 1 second video of dot.png", "--json")
    #expect([0, 4].contains(film.code), "\(film.out)")
  }

  @Test("a picture 20,000 pixels wide can be made small") func hugePicture() async throws {
    ffmpeg("-f", "lavfi", "-i", "color=green:s=20000x64:d=1", "-frames:v", "1", to: "wide.png")
    let result = try await place.anyflow.run("make", "Resize wide.png to 1000 px wide", "--json")
    #expect(result.code == 0, "\(result.out)")
    let measured = Measured(try result.json["outputs"]?[0]?["path"]?.string ?? "")
    #expect(measured.width == 1000)
    #expect(measured.height == 3)
  }

  @Test("a silent sound stays silent, and normalizing it does not fail") func silence() async throws
  {
    ffmpeg("-f", "lavfi", "-i", "anullsrc=r=44100:cl=stereo", "-t", "1", to: "silent.wav")
    let result = try await place.anyflow.run("make", "Normalize silent.wav", "--json")
    #expect([0, 4].contains(result.code), "\(result.out)")
    if result.code == 0 {
      let made = try result.json["outputs"]?[0]?["path"]?.string ?? ""
      #expect((Measured.level(made, from: 20, to: 20000) ?? 0) < -80)
    }
  }

  @Test("a sound of no length is a finding") func emptySound() async throws {
    ffmpeg(
      "-f", "lavfi", "-i", "anullsrc=r=44100:cl=stereo", "-t", "1", "-c:a", "pcm_s16le",
      to: "some.wav")
    let header = try Data(contentsOf: URL(fileURLWithPath: path("some.wav"))).prefix(44)
    try header.write(to: URL(fileURLWithPath: path("empty.wav")))
    let result = try await place.anyflow.run("make", "Reverse empty.wav", "--json")
    #expect([3, 4].contains(result.code), "\(result.out)")
    #expect(try !result.json.codes.isEmpty)
  }

  @Test("a flow with ten mistakes tells them all at once") func tenMistakes() async throws {
    try place.file(
      "bad.anyflow",
      """
      flow bad() -> image {
        a = load_image(file: "nowhere.png")
        b = rezise_image(a, width: 100 px)
        c = crop_image(a, widht: 100 px)
        d = rotate_image(a, angle: 900 deg)
        e = blur_image(a, radius: 3 s)
        f = flip_image(a, direction: "sidewards")
        g = text_to_audio(prompt: "rain")
        h = brighten_image(g)
        i = upscale_image(factor: 2 x)
        j = darken_image(z)
        return nothing_here
      }

      """)
    let result = try await place.anyflow.run("check", "bad.anyflow", "--json")
    #expect(result.code == 3)
    let codes = Set(try result.json.codes)
    for code in [
      "file-not-found", "unknown-function", "unknown-parameter", "out-of-range", "wrong-unit",
      "not-a-choice", "modality-mismatch", "missing-input", "unknown-node", "unused-node",
    ] {
      #expect(codes.contains(code), "\(code) is missing")
    }
  }

  @Test(
    "text that is special to filters comes out literally and never breaks a film",
    arguments: [
      "it's 5:00", "100% [sure], a;b", "back\\slash", "%{pts} %d", "'quoted'", "{\\an8}",
      "🐦 naïve 日本",
    ])
  func specialText(_ text: String) async throws {
    let quoted = text.replacingOccurrences(of: "\\", with: "\\\\")
    try place.file(
      "t.anyflow",
      """
      a = load_image(file: "photo.png")
      b = resize_image(a, width: 160 px, height: 120 px)
      c = overlay_text(b, text: "\(quoted)")
      d = image_to_video(b, duration: 0.5 s)
      e = add_subtitles(d, text: "\(quoted)")
      return c, e

      """)
    let result = try await place.anyflow.run("run", "t.anyflow", "--json")
    #expect(result.code == 0, "\(result.out)")
    let outputs = try result.json["outputs"]
    #expect(Measured(outputs?[0]?["path"]?.string ?? "").width == 160)
    #expect(Measured(outputs?[1]?["path"]?.string ?? "").frames == 12)
  }

  @Test("a full disk is told, and nothing half-written stays") func fullDisk() async throws {
    let mount = path("small")
    try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
    _ = Tool.run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", mount])
    defer { _ = Tool.run("umount", [mount]) }
    guard Tool.run("findmnt", [mount]).contains("tmpfs") else { return }
    let result = try await place.anyflow.run(
      "make", "Resize photo.png to 1500x1500, then pixelate it by 2 px", "--out", mount, "--json")
    let names = place.names("small")
    #expect(result.code == 4 || !names.isEmpty, "\(result.out)")
    if result.code == 4 {
      #expect(try result.json.codes.contains("output-unwritable"), "\(result.out)")
      #expect(names.allSatisfy { $0.hasSuffix(".anyflow") }, "\(names)")
    }
  }

  @Test("what needs a generative model is told in one sentence with what would make it work")
  func generative() async throws {
    let result = try await place.anyflow.run("make", "Generate a picture of a lighthouse")
    #expect(result.code == 3)
    #expect(result.err.contains("text_to_image"))
    #expect(result.err.contains("ComfyUI"))
    #expect(!result.err.contains("lighthouse.png"))
  }
}
