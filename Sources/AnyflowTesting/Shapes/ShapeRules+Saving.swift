import Foundation
import OrderedJSON

extension ShapeRules {
  /// Saving pictures, sounds, films and values; what is shown names the files.
  static let saving: [String: ShapeRule] = [
    "SaveImage": { try savePictures($0, try $0.pictures("images")) },
    "PreviewImage": { try savePictures($0, try $0.pictures("images"), isPreview: true) },
    "MaskPreview": { try savePictures($0, try $0.pictures("mask"), isPreview: true) },
    "SaveImageWebsocket": { _ in NodeResult(shown: ["images": []]) },
    "SaveAudio": saveFLAC(isPreview: false),
    "PreviewAudio": saveFLAC(isPreview: true),
    "SaveAudioMP3": { call in
      let sound = try call.sound("audio")
      let file = try call.output.place(call.text("filename_prefix"), "mp3")
      let bytes = MP3Writer.silence(
        seconds: sound.seconds, texts: call.output.texts, seed: call.hash)
      try call.output.write(bytes, file)
      return NodeResult(shown: ["audio": [file.json]])
    },
    "SaveAudioOpus": { call in
      let sound = try call.sound("audio")
      let file = try call.output.place(call.text("filename_prefix"), "opus")
      guard
        await FilmTool.writeSound(
          seconds: sound.seconds, rate: 48_000, seed: call.hash, texts: call.output.texts,
          to: file.url)
      else { throw NodeFailure("RuntimeError", "the stand-in needs ffmpeg to write Opus") }
      return NodeResult(shown: ["audio": [file.json]])
    },
    "PreviewAny": { call in
      NodeResult(shown: ["text": [.string(described(call.inputs["source"]))]])
    },
  ]

  /// Saving films.
  static let animations: [String: ShapeRule] = [
    "SaveAnimatedWEBP": { call in
      let pictures = try call.pictures("images")
      let file = try call.output.place(call.text("filename_prefix"), "webp", pictures)
      // The first text keeps its name, as its tag does.
      let bytes = WebPWriter.animation(
        width: pictures.width, height: pictures.height, frames: pictures.count,
        rate: call.number("fps", 6), seed: call.hash,
        texts: call.output.texts.map { "\($0.name):\($0.text)" })
      try call.output.write(bytes, file)
      return NodeResult(shown: ["images": [file.json], "animated": [true]])
    },
    "SaveVideo": { call in
      let film = try call.film("video")
      let file = try call.output.place(call.text("filename_prefix"), "mp4", film.pictures)
      try await save(film, of: call, to: file)
      return NodeResult(shown: ["images": [file.json], "animated": [true]])
    },
    "SaveWEBM": { call in
      let pictures = try call.pictures("images")
      let file = try call.output.place(call.text("filename_prefix"), "webm", pictures)
      try await save(Film(pictures: pictures, rate: call.number("fps", 24)), of: call, to: file)
      return NodeResult(shown: ["images": [file.json], "animated": [true]])
    },
  ]

  /// Meshes.
  static let meshes: [String: ShapeRule] = [
    "SaveGLB": { call in
      let file = try call.output.place(call.text("filename_prefix"), "glb")
      let extras = JSONObject(
        call.output.texts.map { JSONObject.Member($0.name, .string($0.text)) })
      try call.output.write(GLBWriter.pyramid(seed: call.hash, extras: extras), file)
      return NodeResult(shown: ["3d": [file.json]])
    }
  ]

  private static func savePictures(
    _ call: NodeCall, _ pictures: Pictures, isPreview: Bool = false
  ) throws -> NodeResult {
    let first =
      isPreview
      ? try call.output.placePreview("png")
      : try call.output.place(
        call.text("filename_prefix"), "png", pictures)
    var shown: [JSON] = []
    for index in 0..<pictures.count {
      let file = first.next(index)
      let writer = PNGWriter(
        width: pictures.width, height: pictures.height, hasAlpha: pictures.hasAlpha,
        seed: call.hash &+ UInt64(index) &* 0x9E37_79B9, texts: call.output.texts)
      try call.output.write(writer.bytes(), file)
      shown.append(file.json)
    }
    return NodeResult(shown: ["images": .array(shown)])
  }

  private static func saveFLAC(isPreview: Bool) -> ShapeRule {
    { call in
      let sound = try call.sound("audio")
      let file =
        isPreview
        ? try call.output.placePreview("flac")
        : try call.output.place(call.text("filename_prefix"), "flac")
      let writer = FLACWriter(
        samples: sound.samples, rate: sound.rate, channels: sound.channels, seed: call.hash,
        comments: call.output.texts.map { "\($0.name)=\($0.text)" })
      try call.output.write(writer.bytes(), file)
      return NodeResult(shown: ["audio": [file.json]])
    }
  }

  private static func save(_ film: Film, of call: NodeCall, to file: OutputFile) async throws {
    if let source = film.source, source.pathExtension == file.url.pathExtension {
      try call.output.write([UInt8](try Data(contentsOf: source)), file)
      return
    }
    try call.output.prepare(file)
    let measure = FilmTool.Measure(
      width: film.pictures.width, height: film.pictures.height, frames: film.pictures.count,
      rate: film.rate, sound: film.sound?.seconds)
    if call.usesFFmpeg,
      await FilmTool.write(measure, seed: call.hash, texts: call.output.texts, to: file.url)
    {
      return
    }
    // The head of the container is there, so that its kind can be told.
    let head: [UInt8] = [0, 0, 0, 20] + Array("ftypisom\0\0\u{2}\0isom".utf8)
    try call.output.write(head, file)
  }

  /// A value as people read it.
  private static func described(_ value: FlowingValue?) -> String {
    switch value?.content {
    case .literal(.string(let text)): text
    case .literal(let value): PythonText.of(value)
    case .pictures(let pictures), .masks(let pictures):
      "\(pictures.count) x \(pictures.height) x \(pictures.width)"
    case .sound(let sound): "\(sound.seconds) s"
    case .film(let film): "\(film.pictures.count) frames"
    case .latents, .steps, .thing: "source exists, but could not be serialized."
    case nil: "None"
    }
  }
}
