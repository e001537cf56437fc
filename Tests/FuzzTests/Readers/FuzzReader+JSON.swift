import OrderedJSON

extension FuzzReader {
  /// JSON texts.
  static let json = FuzzReader(
    name: "json",
    check: { bytes throws(FuzzFailure) in
      guard let read = try? JSON(parsing: bytes) else { return }
      for isPretty in [false, true] {
        let text = read.text(pretty: isPretty)
        guard (try? JSON(parsing: text)) == read else {
          throw FuzzFailure("What is written reads as something else: \(text)")
        }
      }
    },
    words: jsonWords)

  /// Pieces of JSON, those of ComfyUI's files among them.
  static let jsonWords = [
    "{", "}", "[", "]", ",", ":", "\"", "\\u0000", "\\ud83d", "\\", "null", "true", "false", "NaN",
    "-Infinity",
    "0", "-1", "1e999", "18446744073709551615", "18446744073709551616", "0.1", "-0", "[]", "{}",
    "\"\"", "\"3\"",
    "\"nodes\"", "\"links\"", "\"inputs\"", "\"class_type\"", "\"widgets_values\"", "\"id\"",
    "\"type\"",
    "\"mode\"", "\"required\"", "\"optional\"", "\"INT\"", "\"COMBO\"", "\"options\"",
    "\"default\"", "\"min\"",
    "\"output\"", "\"output_name\"", "\"link\"", "\"MODEL\"", "\"*\"", "\"subgraphs\"",
    "\"Reroute\"",
    "\"KSampler\"", "[\"4\", 0]", "[1, 4, 0, 3, 0, \"MODEL\"]", "\u{FEFF}", "\n", " ",
  ]
}
