import Flow

extension SourcePrinter {
  /// Writes the words for a function, a port or a value.
  mutating func wording(_ wording: Wording, _ comments: Comments) {
    var head =
      "words for " + (wording.function == "*" ? "*" : NameSpelling.written(wording.function))
    if let port = wording.port { head += "." + NameSpelling.written(port) }
    if let choice = wording.choice { head += " " + Value.quoted(choice) }
    append(list: wording.words, after: " [", to: &head)
    line(head + SourcePrinter.trailing(comments))
  }
}
