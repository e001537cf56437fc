import Foundation
import OrderedJSON

extension ShapeRules {
  /// Films and their parts.
  static let films: [String: ShapeRule] = [
    "CreateVideo": { call in
      NodeResult(
        .film(
          Film(
            pictures: try call.pictures("images"), rate: call.number("fps", 30),
            sound: try? call.sound("audio"))))
    },
    "GetVideoComponents": { call in
      let film = try call.film("video")
      // A film without sound gives none, which no node but a film can take.
      return NodeResult(
        .pictures(film.pictures), film.sound.map { .sound($0) } ?? .thing,
        .literal(.number(PythonText.of(film.rate))))
    },
  ]

  /// Sounds.
  static let sounds: [String: ShapeRule] = [
    "EmptyAudio": { call in
      NodeResult(
        .sound(
          Sound(
            seconds: call.number("duration", 60), rate: call.integer("sample_rate", 44_100),
            channels: call.integer("channels", 2))))
    },
    "TrimAudioDuration": { call in
      var sound = try call.sound("audio")
      let start = call.number("start_index")
      let from = start < 0 ? max(sound.seconds + start, 0) : min(start, sound.seconds)
      sound.seconds = min(call.number("duration", 60), sound.seconds - from)
      return NodeResult(.sound(sound))
    },
    "AudioConcat": { call in
      var sound = try call.sound("audio1")
      sound.seconds += try call.sound("audio2").seconds
      return NodeResult(.sound(sound))
    },
    "AudioMerge": { call in NodeResult(.sound(try call.sound("audio1"))) },
  ]

  /// Texts and numbers.
  static let values: [String: ShapeRule] = [
    "PrimitiveInt": { .init(.literal(.integer($0.integer("value")))) },
    "PrimitiveFloat": { .init(.literal(.number(PythonText.of($0.number("value"))))) },
    "PrimitiveString": { .init(.literal(.string($0.text("value")))) },
    "PrimitiveStringMultiline": { .init(.literal(.string($0.text("value")))) },
    "PrimitiveBoolean": { .init(.literal(.boolean($0.literal("value")?.isTruthy == true))) },
    "StringConcatenate": { call in
      NodeResult(
        .literal(
          .string(call.text("string_a") + call.text("delimiter") + call.text("string_b"))))
    },
    "StringLength": { .init(.literal(.integer($0.text("string").unicodeScalars.count))) },
    "StringTrim": { call in
      NodeResult(.literal(.string(call.text("string").trimmingCharacters(in: .whitespaces))))
    },
    "StringReplace": { call in
      let find = call.text("find")
      let text = call.text("string")
      return NodeResult(
        .literal(
          .string(
            find.isEmpty
              ? text : text.replacingOccurrences(of: find, with: call.text("replace")))))
    },
  ]
}
