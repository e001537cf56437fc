import Flow
import Foundation
import Synchronization
import Targets

@testable import Native

/// A folder of its own in which a test makes media, runs primitives and measures what they give.
final class Studio: Sendable {
  let folder: URL
  let tools = Toolbox()
  private let steps = Mutex(0)

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("anyflow-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A file made by ffmpeg.
  func made(_ name: String, _ arguments: [String]) async throws -> URL {
    _ = try await tools.run(
      "ffmpeg", ["-v", "error", "-nostdin", "-y"] + arguments + ["made-\(name)"], in: folder)
    let url = folder.appendingPathComponent(name)
    try FileManager.default.moveItem(at: folder.appendingPathComponent("made-\(name)"), to: url)
    return url
  }

  /// A picture from one of ffmpeg's sources.
  func picture(_ source: String, _ name: String = "picture.png", pixels: String = "rgb24")
    async throws -> StepArgument
  {
    let url = try await made(
      name, ["-f", "lavfi", "-i", source, "-frames:v", "1", "-pix_fmt", pixels])
    return .artifact(Artifact(.image, file: url))
  }

  /// A film from one of ffmpeg's sources, with a tone for its sound if a frequency is given.
  func film(
    _ source: String, seconds: Double, tone: Int? = nil, _ name: String = "film.mp4"
  ) async throws -> StepArgument {
    let sound = tone.map { ["-f", "lavfi", "-i", "sine=\($0):r=48000:d=\(seconds)"] } ?? []
    let url = try await made(
      name,
      ["-f", "lavfi", "-i", source] + sound + ["-t", "\(seconds)", "-pix_fmt", "yuv420p"]
        + ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-b:a", "160k"])
    return .artifact(Artifact(.video, file: url))
  }

  /// A tone in a WAV file.
  func tone(_ frequency: Int, seconds: Double, _ name: String = "tone.wav") async throws
    -> StepArgument
  {
    let url = try await made(
      name, ["-f", "lavfi", "-i", "sine=\(frequency):r=48000:d=\(seconds)"])
    return .artifact(Artifact(.audio, file: url))
  }

  /// Runs a primitive in a folder of its own.
  func run(
    _ primitive: String, _ arguments: [String: StepArgument], seed: UInt64 = 7
  ) async throws -> [String: Artifact] {
    let number = steps.withLock { count in
      count += 1
      return count
    }
    let step = folder.appendingPathComponent("step \(number) 100%d")
    try FileManager.default.createDirectory(at: step, withIntermediateDirectories: true)
    return try await NativeTarget(implementing: Catalogue()).provider.run(
      StepRequest(
        id: "step\(number)", primitive: primitive, arguments: arguments, folder: step, seed: seed,
        progress: { _ in }))
  }

  /// The one output of a primitive.
  func result(
    _ primitive: String, _ arguments: [String: StepArgument], seed: UInt64 = 7
  ) async throws -> Artifact {
    let outputs = try await run(primitive, arguments, seed: seed)
    guard let first = outputs.values.first else {
      throw Diagnostic(.unexpectedShape, "\(primitive) gave nothing.")
    }
    return first
  }

  /// The finding with which a primitive ends.
  func finding(_ primitive: String, _ arguments: [String: StepArgument]) async -> Diagnostic? {
    do {
      _ = try await run(primitive, arguments)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  /// The pixels of a picture, or of the first picture of a film.
  func pixels(_ artifact: Artifact) async throws -> Raster {
    guard let file = artifact.file else {
      throw Diagnostic(.unexpectedShape, "There is no picture.")
    }
    return try await pixels(file)
  }

  func pixels(_ file: URL) async throws -> Raster {
    let header = PictureHeader(file: file)
    let picture =
      header == nil ? try await MediaProbe(tools: tools).report(on: file).picture : nil
    guard let width = header?.width ?? picture?.width,
      let height = header?.height ?? picture?.height
    else { throw Diagnostic(.unexpectedShape, "There is no picture.") }
    let said = try await tools.run(
      "ffmpeg",
      ["-v", "error", "-nostdin", "-i", file.lastPathComponent, "-frames:v", "1"]
        + ["-f", "rawvideo", "-pix_fmt", "rgba", "-"], in: file.deletingLastPathComponent())
    return Raster(PixelSize(width, height), pixels: said.output)
  }

  /// All pictures of a film in grey, one array for each.
  func grays(_ artifact: Artifact) async throws -> [[UInt8]] {
    guard let file = artifact.file else { return [] }
    var size = artifact.facts.width.flatMap { w in artifact.facts.height.map { PixelSize(w, $0) } }
    if size == nil { size = try await measured(artifact).size }
    guard let size else { return [] }
    let said = try await tools.run(
      "ffmpeg",
      ["-v", "error", "-nostdin", "-i", file.path, "-f", "rawvideo", "-pix_fmt", "gray", "-"])
    return stride(from: 0, to: said.output.count, by: size.area).map {
      Array(said.output[$0..<min(said.output.count, $0 + size.area)])
    }
  }

  /// The samples of an artifact's sound, one channel at 48000 Hz.
  func samples(_ artifact: Artifact) async throws -> [Float] {
    guard let file = artifact.file else { return [] }
    let said = try await tools.run(
      "ffmpeg",
      ["-v", "error", "-nostdin", "-i", file.path, "-vn", "-f", "f32le", "-ac", "1", "-ar"]
        + ["48000", "-"])
    return said.output.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  }

  /// What a file really holds.
  struct Measured {
    var size: PixelSize?
    var frames: Int
    var seconds: Double
    var soundSeconds: Double?
  }

  private struct Counts: Decodable {
    struct Stream: Decodable {
      var codecType: String?
      var nbReadFrames: String?
    }
    var streams: [Stream]
  }

  /// Counts a film's pictures by decoding them.
  func measured(_ artifact: Artifact) async throws -> Measured {
    guard let file = artifact.file else {
      throw Diagnostic(.unexpectedShape, "There is no file.")
    }
    let said = try await tools.run(
      "ffprobe",
      ["-v", "error", "-count_frames", "-show_format", "-show_streams", "-print_format", "json"]
        + [file.lastPathComponent], in: file.deletingLastPathComponent())
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let report = try decoder.decode(FFprobeReport.self, from: Data(said.output))
    let counts = try decoder.decode(Counts.self, from: Data(said.output))
    let frames = counts.streams.first { $0.codecType == "video" }?.nbReadFrames ?? "0"
    let picture = report.picture
    return Measured(
      size: picture.flatMap { stream in
        stream.width.flatMap { width in stream.height.map { PixelSize(width, $0) } }
      }, frames: Int(frames) ?? 0, seconds: picture?.seconds ?? 0,
      soundSeconds: report.sound?.seconds)
  }
}

extension [Float] {
  /// How strong a frequency is in a sound of 48000 Hz.
  func strength(of frequency: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for (index, sample) in enumerated() {
      let angle = 2 * Double.pi * frequency * Double(index) / 48_000
      real += Double(sample) * cos(angle)
      imaginary += Double(sample) * sin(angle)
    }
    return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(Swift.max(1, count))
  }
}

extension [UInt8] {
  /// The mean of all bytes.
  var mean: Double { Double(reduce(0) { $0 + Int($1) }) / Double(Swift.max(1, count)) }
}

extension StepArgument {
  /// A number as an argument.
  static func number(_ value: Double) -> StepArgument { .value(.number(Number(value))) }

  /// A text as an argument.
  static func text(_ value: String) -> StepArgument { .value(.text(value)) }
}

extension Raster {
  /// One pixel.
  func at(_ x: Int, _ y: Int) -> [UInt8] {
    let start = (y * size.width + x) * 4
    return Array(pixels[start..<start + 4])
  }
}
