import Flow
import Foundation
import Targets

extension MediaProbe {
  /// Tells by its content what a file is, and measures it.
  ///
  /// Pictures in PNG and JPEG, sound in WAV, meshes and texts are read without starting a tool; the
  /// rest is ffprobe's. A picture's size is that of the picture held upright.
  ///
  /// - Throws: `fileUnreadable` for what cannot be opened, `fileDamaged` for what breaks off,
  ///   `fileWrongKind` for what no tool here can read, `missingTool` without ffprobe.
  public func probe(
    _ url: URL
  ) async throws(Diagnostic) -> (modality: Modality, facts: MediaFacts) {
    let name = url.lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw Diagnostic(.fileNotFound, "There is no file \(name).", notes: [url.path])
    }
    let type = try? FileManager.default.attributesOfItem(
      atPath: url.resolvingSymlinksInPath().path)[.type]
    guard !isFolder.boolValue, (type as? FileAttributeType) == .typeRegular else {
      throw Diagnostic(
        .fileUnreadable, "\(name) is \(isFolder.boolValue ? "a folder" : "no ordinary file").",
        hint: "Name a file with a picture, film, sound, mesh or text.")
    }
    guard let data = try? Data(contentsOf: url, options: .mappedIfSafe) else {
      throw Diagnostic(
        .fileUnreadable, "\(name) cannot be opened.", hint: "Check who may read it.")
    }
    if let known = try builtIn(data, name: name, ending: url.pathExtension.lowercased()) {
      return known
    }
    return try await measured(url, data: data)
  }

  /// What can be told without ffprobe.
  private func builtIn(
    _ data: Data, name: String, ending: String
  ) throws(Diagnostic) -> (Modality, MediaFacts)? {
    let reader = ByteReader(data)
    var facts = MediaFacts()
    if data.isEmpty {
      guard ["txt", "md", "srt", "vtt", "csv", "json"].contains(ending) else {
        throw Diagnostic(.fileDamaged, "\(name) is empty.")
      }
      return (.text, facts)
    }
    if let picture = PictureHeader(reader), !picture.isAnimated {
      guard picture.isComplete else { throw MediaProbe.brokenOff(name) }
      (facts.width, facts.height) = picture.shown
      return (.image, facts)
    }
    if let sound = WaveHeader(reader) {
      guard sound.isComplete else { throw MediaProbe.brokenOff(name) }
      facts.sampleRate = sound.sampleRate
      facts.channels = sound.channels
      facts.seconds = Double(sound.samples) / Double(sound.sampleRate)
      return (.audio, facts)
    }
    if let mesh = MeshFacts.read(data, ending: ending) { return (.mesh, mesh) }
    if reader.ascii(0, 4) == "MThd" { return (.audio, facts) }
    if reader.ascii(0, 4) == "RIFF", reader.ascii(8, 8) == "WEBPVP8X",
      (reader.byte(20) ?? 0) & 2 != 0
    {
      throw Diagnostic(
        .fileWrongKind, "\(name) is an animated WebP, which ffmpeg cannot read.",
        hint: "Save it as GIF or MP4 first.")
    }
    if reader.ascii(4, 4) == "ftyp", MediaProbe.breaksOff(reader) {
      throw MediaProbe.brokenOff(name)
    }
    // Playlists and scripts are texts too, and are never given to a tool that would follow them.
    if MediaProbe.isText(data), !MediaProbe.isTextPicture(data) { return (.text, facts) }
    return nil
  }

  /// What ffprobe says.
  private func measured(
    _ url: URL, data: Data
  ) async throws(Diagnostic) -> (Modality, MediaFacts) {
    let name = url.lastPathComponent
    let report: FFprobeReport
    do {
      report = try await self.report(on: url)
    } catch let finding as Diagnostic where finding.code != .executionFailed {
      throw finding
    } catch is CancellationError {
      throw Diagnostic(.interrupted, "Measuring \(name) was stopped.")
    } catch {
      let notes = (error as? Diagnostic)?.notes ?? []
      throw unreadable(name, notes: notes)
    }
    // Screens of old terminals have no mark of their own, so anything passes for one.
    guard !["bin", "xbin", "adf", "idf", "tty"].contains(report.format?.formatName ?? "") else {
      throw unreadable(name, notes: [])
    }
    var facts = MediaFacts()
    if let sound = report.sound {
      facts.sampleRate = sound.sampleRate.flatMap(Int.init)
      facts.channels = sound.channels
    }
    guard let picture = report.picture, let width = picture.width, let height = picture.height,
      width > 0, height > 0
    else {
      guard report.sound != nil else { throw unreadable(name, notes: []) }
      facts.seconds = report.sound?.seconds ?? report.format?.duration.flatMap(Double.init)
      return (.audio, facts)
    }
    (facts.width, facts.height) = picture.isOnItsSide ? (height, width) : (width, height)
    let frames = (picture.nbFrames ?? picture.nbReadPackets).flatMap(Int.init)
    let isStill =
      report.isStillFormat || report.isAnimationFormat && (frames ?? 1) <= 1
      || MediaProbe.isStillBrand(ByteReader(data))
    if isStill {
      return (.image, facts)
    }
    facts.fps = picture.fps
    facts.seconds = picture.seconds ?? report.format?.duration.flatMap(Double.init)
    facts.frames = frames
    if frames == nil, let fps = facts.fps, let seconds = facts.seconds {
      facts.frames = Int((fps * seconds).rounded())
    }
    return (.video, facts)
  }

  private func unreadable(_ name: String, notes: [String]) -> Diagnostic {
    if let promised = MediaProbe.modality(ofFileNamed: name), promised != .text {
      return Diagnostic(
        .fileDamaged,
        "\(name) cannot be read as \(promised.article): it is damaged, or is something else.",
        notes: notes)
    }
    return Diagnostic(
      .fileWrongKind, "\(name) is no picture, film, sound, mesh or text that can be read here.",
      notes: notes)
  }

  /// Whether bytes are text in UTF-8, or in UTF-16 with its mark, and nothing else.
  static func isText(_ data: Data) -> Bool {
    let head = data.prefix(65536)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      return data.count % 2 == 0 && String(data: data.prefix(65536), encoding: .utf16) != nil
    }
    guard !head.contains(where: { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1B) }) else {
      return false
    }
    // The head may end amid a character of up to four bytes.
    let limit = data.count > head.count ? 3 : 0
    return (0...limit).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil }
  }

  /// Whether a text is one of the picture formats that are written in characters.
  private static func isTextPicture(_ data: Data) -> Bool {
    guard let head = String(validating: data.prefix(3), as: UTF8.self) else { return false }
    return ["P1\n", "P2\n", "P3\n"].contains(head)
  }

  /// Whether the last box of an MP4 file reaches beyond the file's end.
  private static func breaksOff(_ reader: ByteReader) -> Bool {
    var offset = 0
    while let short = reader.big32(offset) {
      var length = short
      if short == 1, let high = reader.big32(offset + 8), let low = reader.big32(offset + 12) {
        length = high << 32 | low
      }
      if short == 0 { return false }
      guard length >= 8, length <= reader.count else { return true }
      offset += length
    }
    return offset > reader.count
  }

  private static func isStillBrand(_ reader: ByteReader) -> Bool {
    reader.ascii(4, 4) == "ftyp"
      && ["avif", "heic", "heix", "mif1"].contains(reader.ascii(8, 4) ?? "")
  }

  static func brokenOff(_ name: String) -> Diagnostic {
    Diagnostic(
      .fileDamaged, "\(name) breaks off before its end.",
      hint: "Copy or download it again.")
  }
}
