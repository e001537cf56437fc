import Flow

/// Writes findings for people, with the line that each is about and a caret under it.
public struct FindingPrinter: Sendable {
  private let text: SourceText?
  private let fileName: String?
  private let style: FindingStyle

  /// A printer of findings about one text.
  ///
  /// - Parameters:
  ///   - text: The text that spans count in; without it no lines are shown.
  ///   - fileName: What the text is called in `name:line:column`.
  ///   - colors: Whether to use the escape sequences for colours that terminals know.
  public init(text: String? = nil, fileName: String? = nil, colors: Bool = false) {
    self.text = text.map { SourceText.decoding(Array($0.utf8)).text }
    self.fileName = fileName
    style = FindingStyle(isOn: colors)
  }

  /// The findings, with an empty line between them and a line end after the last.
  public func print(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(print).joined(separator: "\n")
  }

  /// One finding, over several lines.
  public func print(_ diagnostic: Diagnostic) -> String {
    let severity = style.severity(diagnostic.severity)
    let message = style.strong(DisplayLine.escaped(diagnostic.message))
    let code = style.faint("[\(diagnostic.code.rawValue)]")
    var lines = ["\(severity): \(message)   \(code)"]
    if let span = diagnostic.span {
      let name = fileName.map { DisplayLine.escaped($0) + ":" } ?? ""
      lines.append("  \(style.faint("-->")) \(name)\(span.line):\(span.column)")
      lines += excerpt(span, diagnostic.severity)
    } else if let place = diagnostic.place.flatMap(described) {
      lines.append("  \(style.faint("-->")) \(DisplayLine.escaped(place))")
    }
    for note in diagnostic.notes { lines += labelled("note", note) }
    if let hint = diagnostic.hint { lines += labelled("hint", hint) }
    for fix in diagnostic.fixes { lines += labelled("fix", fix.title) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    let parts = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return parts.enumerated().map { index, part in
      let start =
        index == 0
        ? "  \(style.faint("\(label):")) " : String(repeating: " ", count: label.count + 4)
      return start + DisplayLine.escaped(String(part))
    }
  }

  private func described(_ place: FlowPlace) -> String? {
    switch place {
    case .flow: nil
    case .parameter(let name): "parameter \(name)"
    case .node(let name), .function(let name): "node \(name)"
    case .argument(let node, let port): "node \(node), \(port)"
    case .result(let index): "result \(index + 1)"
    }
  }

  private func excerpt(_ span: SourceSpan, _ severity: Diagnostic.Severity) -> [String] {
    guard let text, let content = text.lineContent(span.line) else { return [] }
    let line = DisplayLine(content)
    let start = min(max(span.column - 1, 0), line.cells.count)
    let end = span.endLine == span.line ? span.endColumn - 1 : line.cells.count
    let marked = start..<max(start, min(end, line.cells.count))
    let view = FindingPrinter.view(line, around: marked)

    let before = view.lowerBound > 0 ? "..." : ""
    let after = view.upperBound < line.cells.count ? "..." : ""
    let number = String(span.line)
    let gutter = String(repeating: " ", count: number.count)
    let indent = before.count + line.width(view.lowerBound..<marked.lowerBound)
    let length = max(1, line.width(marked.clamped(to: view)))
    let mark = "^" + String(repeating: "~", count: length - 1)
    return [
      "  \(style.faint("\(number) |")) \(before)\(line.shown(view))\(after)",
      "  \(style.faint("\(gutter) |")) " + String(repeating: " ", count: indent)
        + style.mark(mark, severity),
    ]
  }

  /// The cells of a line that are shown: all of a short one, else those around the mark.
  private static func view(_ line: DisplayLine, around marked: Range<Int>) -> Range<Int> {
    let width = 100
    let lead = 30
    guard line.width(0..<line.cells.count) > width else { return 0..<line.cells.count }
    var start = marked.lowerBound
    var end = start
    var shown = 0
    while start > 0, shown + line.cells[start - 1].width <= lead {
      start -= 1
      shown += line.cells[start].width
    }
    while end < line.cells.count, shown + line.cells[end].width <= width {
      shown += line.cells[end].width
      end += 1
    }
    while start > 0, shown + line.cells[start - 1].width <= width {
      start -= 1
      shown += line.cells[start].width
    }
    return start..<end
  }
}

extension SourceText {
  /// A longer line is no text of a person, and takes too long to lay out for each finding.
  private static let longestShown = 1 << 16

  /// The characters of a line, counted from 1, without its end; nil when there is no such line, or it is
  /// too long to be shown.
  func lineContent(_ number: Int) -> String? {
    let index = number - 1
    guard index >= 0, index < lineCount else { return nil }
    let start = start(ofLine: index)
    var end = index + 1 < lineCount ? self.start(ofLine: index + 1) : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return end - start <= SourceText.longestShown ? string(start..<end) : nil
  }
}
