extension JSONScanner {
  /// The refusal of what stands at the cursor where something else was expected.
  func fault(_ expected: String) -> JSONFault {
    JSONFault(message: "Expected \(expected), but found \(found).", offset: offset)
  }

  /// The refusal of something behind the value.
  var trailingFault: JSONFault {
    JSONFault(
      message: "Found \(found) behind the end of the JSON value, where nothing was expected.",
      offset: offset)
  }

  /// The refusal of a bracket behind a comma.
  func trailingCommaFault(_ bracket: String) -> JSONFault {
    JSONFault(
      message: "Found \"\(bracket)\" behind a comma, where JSON expects one more part. "
        + "Take the comma away.",
      offset: offset)
  }

  /// The refusal of what is neither a comma nor the end of an array or object.
  func unclosedFault(isObject: Bool, opened: Int) -> JSONFault {
    let what = isObject ? "object" : "array"
    let bracket = isObject ? "}" : "]"
    guard offset < bytes.count else {
      return JSONFault(
        message: "The text ends inside the \(what) that begins here. It may have been cut off.",
        offset: opened)
    }
    return fault("\",\" or \"\(bracket)\" behind a part of an \(what)")
  }

  /// What stands at the cursor, in words.
  private var found: String {
    guard offset < bytes.count else { return "the end of the text" }
    var end = offset
    while end < bytes.count, end - offset < 24, JSONScanner.isWord(bytes[end]) { end += 1 }
    let word = String(decoding: bytes[offset..<max(end, offset + 1)], as: UTF8.self)
    guard let first = word.unicodeScalars.first, first.value >= 0x20, first.value != 0x7F else {
      return "the control character \(bytes[offset])"
    }
    return first == "\"" ? "a text" : "\"\(word)\""
  }
}
