/// Texts and names that are likely to break a notation.
enum HostileWords {
  static let texts = [
    "", " ", "\"", "\\", "\\\"", "\\n", "\n", "\r", "\r\n", "\t", "\u{0}", "\u{1B}[31m", "\u{7F}",
    "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200B}", "\"\"\"", "\"\"", "a\nb", "a\n\nb\n",
    "\na", "  indented\n    more\n", "ends in space \nnext", "tab\t\nnext", "quote \"\nnext\"",
    "three \"\"\"\nlines", "back\\slash\nline", "a\r\nb", "a\u{0}\nb", "// no comment", "/* */",
    "{}()[],:;=.->*%", "`", "name = f(x)\nreturn x", "}", "\u{301}", "e\u{301}", "👩‍👩‍👧", "日本語\n漢字",
    "\\u{41}", "flow x {\n", "$x", "true", "9", "1e999", "\u{202E}abc", "\u{10FFFF}", "\u{E000}",
    "\\", "x\\", "\u{301}\n\u{301}", "don't",
  ]

  static let names = [
    "a", "b", "clip", "scene_2", "_", "__", "x1", "größe", "日本", "é",
    "flow", "function", "realize", "return", "files", "from", "modality", "words", "needs", "on",
    "in", "output", "true", "false", "none", "image", "file", "s", "fps", "for", "native",
    "with space", "[Comfy3D] TripoSR", "a.b", "1", "2x", "-", "`", "\\", "a\\b", "a`b", "\"",
    "a\nb", "\r", "\u{0}", "\u{FEFF}", "\t", "=", ",", "(", "}", "//", "///", "x=", "°", "%", "*",
    "👍", "\u{301}", "“", "'", "\u{2028}", "a ", " a", "->", "...",
  ]

  static let comments = [
    "", "a comment", " indented", "\ttab", "/", "/ slash", "// twice", "}", "{", "\"", "\"\"\"",
    "`", "x = f(y)", "return x", "\\", "\u{301}", "日本語", "flow x() {", "\u{2028}", "\u{1B}", "*/",
    "\u{A0}", "\u{FEFF}",
  ]

  static let numbers = [
    "0", "1", "-1", "42", "007", "-0", "0.60", "-0.0", "1.50", "1e3", "1E+05", "2.5e-3", "-1e-300",
    "18446744073709551615", "-9223372036854775808", "9223372036854775808", "1.7976931348623157e308",
    "123456789012345.678901234567890", "0.1", "00.100",
  ]
}
