import Flow

/// Makes names that read well in a flow.
enum Identifiers {
  /// A name of lower-case letters, digits and low lines, at most 28 long, that begins with a letter.
  static func name(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || (character.isNumber && character.isASCII) {
        result.append(character)
      } else if let last = result.last, last != "_" {
        result.append("_")
      }
      if result.count >= 28 { break }
    }
    while result.last == "_" { result.removeLast() }
    guard let first = result.first else { return "value" }
    if !first.isLetter { result = "n" + result }
    return reserved.contains(result) ? result + "_1" : result
  }

  /// What a function's result is called where nothing better is known: `resize_image` gives `resized`.
  static func result(of function: String) -> String {
    if let known = results[function] { return known }
    let words = function.split(separator: "_").map(String.init)
    guard let verb = words.first, words.count > 1 else { return function }
    if words.contains("to"), let last = words.last { return last == "image" ? "picture" : last }
    if let kept = irregular[verb] { return kept }
    if verb == "add" { return "with_" + words.dropFirst().joined(separator: "_") }
    return participle(verb)
  }

  private static func participle(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    let letters = Array(verb)
    let isVowel = letters.map { "aeiou".contains($0) }
    if letters.count >= 3, !isVowel[letters.count - 1], isVowel[letters.count - 2],
      !isVowel[letters.count - 3], isVowel.filter(\.self).count == 1,
      !"wxy".contains(letters[letters.count - 1])
    {
      return verb + verb.suffix(1) + "ed"
    }
    return verb + "ed"
  }

  /// Results that people have a word for.
  private static let results: [String: String] = [
    "text_to_speech": "voice", "text_to_music": "music", "merge_images": "scene",
    "image_to_video": "clip", "add_audio": "film", "replace_audio": "film",
    "mix_audio": "sound", "image_grid": "grid", "comic_strip": "strip",
    "contact_sheet": "sheet", "novel_view": "view", "multi_view": "views",
    "transcribe": "transcript", "slideshow": "slides", "audio_to_image": "picture",
    "content_reference": "variation", "pose_reference": "posed", "style_reference": "styled",
    "sepia_image": "sepia", "grayscale_image": "gray", "grayscale_video": "gray",
    "mute_video": "silent", "read_text": "text",
    "caption_image": "caption",
  ]

  /// What verbs that do not simply end in "-ed" give.
  private static let irregular: [String: String] = [
    "set": "changed", "title": "titled", "overlay": "overlaid", "put": "placed",
    "shift": "shifted", "boost": "boosted",
  ]

  private static let reserved: Set<String> = [
    "true", "false", "none", "return", "flow", "function", "realize", "files", "words", "modality",
    "output", "in", "on", "needs",
  ]
}
