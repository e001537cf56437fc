import Foundation
import Testing

/// Requests as people write them, run for real, with what comes out measured by other programs.
@Suite("requests in plain language become media of the right shape") struct RequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var request: String
    var modality: String
    var width: Int?
    var height: Int?
    var seconds: Double?
    var frames: Int?
    var sampleRate: Int?
    var channels: Int?
    var ending: String?
    var name: String?
    var testDescription: String { request }

    init(
      _ request: String, _ modality: String, size: (Int, Int)? = nil, seconds: Double? = nil,
      frames: Int? = nil, sampleRate: Int? = nil, channels: Int? = nil, ending: String? = nil,
      name: String? = nil
    ) {
      self.request = request
      self.modality = modality
      width = size?.0
      height = size?.1
      self.seconds = seconds
      self.frames = frames
      self.sampleRate = sampleRate
      self.channels = channels
      self.ending = ending
      self.name = name
    }
  }

  static let cases: [Case] = [
    Case(
      "Resize photo.jpg to 200x150 and save it as small.png", "image", size: (200, 150),
      name: "small.png"),
    Case(
      "Crop photo.jpg to a square, make it black and white and write \"Hello: world's 100%\" on it",
      "image", size: (240, 240)),
    Case("Rotate photo.jpg by 90 degrees", "image", size: (240, 320)),
    Case("Upscale photo.jpg 2x", "image", size: (640, 480)),
    Case("Extend photo.jpg by 60 pixels on the left", "image", size: (380, 240)),
    Case("Add a 10 pixel red border to photo.jpg", "image", size: (340, 260)),
    Case("Remove the background from product.png", "image", size: (240, 200)),
    Case(
      "Blend photo.jpg and second.jpg into one dreamy scene", "image", size: (320, 240)),
    Case("Turn photo.jpg into a pencil sketch", "image", size: (320, 240)),
    Case(
      "Make a 2 second video from photo.jpg that zooms out, at 12 fps", "video",
      size: (320, 240), seconds: 2, frames: 24),
    Case(
      "Trim clip.mp4 from 0.5 to 1.5 seconds and play it at double speed", "video",
      size: (320, 240), seconds: 0.5, frames: 12),
    Case(
      "Join clip.mp4 and other.mp4 with a crossfade of half a second", "video",
      size: (320, 240), seconds: 3.5, frames: 84),
    Case(
      "Put the title \"It's 5:00\" on clip.mp4 and resize it to 160x120", "video",
      size: (160, 120), seconds: 2, frames: 48),
    Case(
      "Reverse clip.mp4 and save it as back.gif", "video", size: (320, 240), name: "back.gif"),
    Case(
      "Extract 6 frames from clip.mp4 and arrange them in a grid with 3 columns", "image"),
    Case(
      "Replace the sound of clip.mp4 with tune.wav", "video", seconds: 2, frames: 48,
      sampleRate: 48000, channels: 2),
    Case("Mix rain and wind for 4 seconds", "audio", seconds: 4, channels: 2),
    Case("Compose a happy jazz tune of 5 seconds at 120 bpm", "audio", seconds: 5),
    Case(
      "Convert tune.wav to mono at 22050 Hz", "audio", seconds: 3, sampleRate: 22050, channels: 1),
    Case("Loop voice.wav to 5 seconds and fade it out over 1 second", "audio", seconds: 5),
    Case("Draw the waveform of tune.wav, 400x100", "image", size: (400, 100)),
    Case(
      "Visualize tune.wav as a video with bars, 320x180", "video", size: (320, 180), seconds: 3),
    Case("Turn photo.jpg into a 3D model with 40 points", "mesh", ending: "glb"),
    Case("Say \"Good morning\" and save it as morning.mp3", "audio", name: "morning.mp3"),
  ]

  @Test("a request gives media of the size, length and form it asks for", arguments: cases)
  func request(_ expected: Case) async throws {
    let place = try Workplace()
    let result = try await place.anyflow.run(
      "make", expected.request, "--in", MediaFolder.url.path, "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    let report = try result.json
    #expect(report["outputs"]?.elements.count == 1, "\(result.out)")
    #expect(report["outputs"]?[0]?["modality"] == .string(expected.modality))
    let path = report["outputs"]?[0]?["path"]?.string ?? "/none"
    if let name = expected.name { #expect(path.hasSuffix("/" + name)) }
    if let ending = expected.ending { #expect(path.hasSuffix("." + ending)) }
    guard expected.modality != "mesh" else {
      #expect((report["outputs"]?[0]?["vertices"]?.number ?? 0) > 100)
      return
    }
    let measured = Measured(path)
    if let width = expected.width { #expect(measured.width == width) }
    if let height = expected.height { #expect(measured.height == height) }
    if let frames = expected.frames { #expect(measured.frames == frames) }
    if let seconds = expected.seconds {
      let tolerance = expected.modality == "video" ? 1.0 / 24 : 0.01
      #expect(abs(measured.seconds - seconds) <= tolerance, "\(measured.seconds) s")
    }
    if let rate = expected.sampleRate { #expect(measured.sampleRate == rate) }
    if let channels = expected.channels { #expect(measured.channels == channels) }
    if expected.modality == "audio" { #expect(measured.hasSound) }
  }

  @Test("two pictures become a film of eight seconds in which birds and water are heard")
  func flagship() async throws {
    let place = try Workplace()
    let result = try await place.anyflow.run(
      "make",
      "Blend jungle.jpg and ruins.jpg into one mysterious scene, turn it into an 8-second video, "
        + "and lay birdsong and the sound of flowing water over it",
      "--in", MediaFolder.examples, "--json")
    #expect(result.code == 0, "\(result.out)\(result.err)")
    let path = try result.json["outputs"]?[0]?["path"]?.string ?? "/none"
    let measured = Measured(path)
    #expect(abs(measured.seconds - 8) <= 1.0 / 24)
    #expect(measured.frames == 192)
    #expect(measured.channels == 2)
    let birds = try #require(Measured.level(path, from: 3000, to: 9000))
    let water = try #require(Measured.level(path, from: 300, to: 1500))
    #expect(birds > -50, "birds are at \(birds) dB")
    #expect(water > -50, "water is at \(water) dB")
    #expect(place.names("anyflow-out").contains("jungle_ruins.anyflow"))
  }

  @Test("one edited line of the flow gives another film") func edited() async throws {
    let place = try Workplace()
    let made = try await place.anyflow.run(
      "make", "Turn photo.jpg into a 1 second video", "--in", MediaFolder.url.path, "--json")
    let flow = try made.json["flow"]?.string ?? "/none"
    let text = try String(contentsOfFile: flow, encoding: .utf8)
    try text.replacingOccurrences(of: "1 s", with: "2 s")
      .write(toFile: flow, atomically: true, encoding: .utf8)
    let again = try await place.anyflow.run("run", flow, "--json")
    #expect(again.code == 0, "\(again.out)")
    let first = try made.json["outputs"]?[0]?["path"]?.string ?? ""
    let second = try again.json["outputs"]?[0]?["path"]?.string ?? ""
    #expect(first != second, "the first film is kept")
    #expect(Measured(first).frames == 24)
    #expect(Measured(second).frames == 48)
  }

  @Test("words in a picture are read, and speech is made of them") func readAloud() async throws {
    let place = try Workplace()
    let read = try await place.anyflow.run(
      "make", "Read the text in sign.png", "--in", MediaFolder.url.path, "--json")
    #expect(read.code == 0, "\(read.out)")
    let path = try read.json["outputs"]?[0]?["path"]?.string ?? "/none"
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("OPEN TODAY"))
    let spoken = try await place.anyflow.run(
      "make", "Read the text in sign.png and speak it aloud", "--in", MediaFolder.url.path,
      "--json")
    #expect(spoken.code == 0, "\(spoken.out)")
    let voice = try spoken.json["outputs"]?[0]?["path"]?.string ?? "/none"
    #expect(Measured(voice).seconds > 0.5)
  }

  @Test("making a picture brighter makes it brighter") func brighter() async throws {
    let place = try Workplace()
    let result = try await place.anyflow.run(
      "make", "Make second.jpg brighter by 30%", "--in", MediaFolder.url.path, "--json")
    let path = try result.json["outputs"]?[0]?["path"]?.string ?? "/none"
    let before = Measured.brightness(MediaFolder.url.appendingPathComponent("second.jpg").path)
    #expect(Measured.brightness(path) > before + 10)
  }

  @Test("the same request gives the same bytes") func reproducible() async throws {
    let place = try Workplace()
    var hashes: Set<String> = []
    for _ in 0..<2 {
      let result = try await place.anyflow.run(
        "make", "3 seconds of birdsong with a gentle stream", "--json", "--seed", "7")
      #expect(result.code == 0, "\(result.out)")
      hashes.insert(try result.json["outputs"]?[0]?["sha256"]?.string ?? UUID().uuidString)
    }
    #expect(hashes.count == 1)
  }
}
