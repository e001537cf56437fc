import Flow
import Yams

/// A YAML text of bounded size and depth, and findings at its places.
struct YAMLText {
  /// The file's name, as findings say it.
  let name: String

  /// The bytes that a file of settings may have at the most.
  static let mostBytes = 1 << 20
  /// How deep its values may lie in each other.
  static let deepest = 200

  /// The text's value; nil for a text without one.
  ///
  /// - Throws: A finding when it is no YAML, is too long or nests too deep.
  func value(of bytes: [UInt8]) throws(Diagnostic) -> YAMLNode? {
    guard bytes.count <= YAMLText.mostBytes else {
      throw finding("it has more than \(YAMLText.mostBytes) bytes", at: nil)
    }
    if let line = YAMLText.lineThatIsTooDeep(bytes) {
      throw finding("its values lie too deep in each other", at: (line, 1))
    }
    do {
      // Types are told from how values are written, which the parser would do by slow means.
      return try compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
    } catch let error as YamlError {
      throw finding(error)
    } catch {
      throw finding("\(error)", at: nil)
    }
  }

  /// A mistake in the text that costs only what stands at that place.
  func mistake(_ message: String, at mark: Mark?, hint: String? = nil) -> Diagnostic {
    mistake(message, at: mark.map { ($0.line, $0.column) }, hint: hint)
  }

  /// A mistake at a line and a column.
  func mistake(
    _ message: String, at place: (line: Int, column: Int)?, hint: String? = nil
  ) -> Diagnostic {
    let line = place.map { ", line \($0.line)" } ?? ""
    return Diagnostic(
      .unexpectedShape, "\(name)\(line): \(message)", severity: .warning, span: span(place),
      hint: hint)
  }

  private func finding(_ reason: String, at mark: Place?) -> Diagnostic {
    let place = mark.map { ", line \($0.line)" } ?? ""
    return Diagnostic(
      .unexpectedShape, "\(name)\(place): The file is not read, because \(reason).",
      severity: .warning, span: span(mark), hint: "Write it as YAML; nothing of it counts so far.")
  }

  private func finding(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      finding("YAML allows no such thing there: \(problem)", at: (mark.line, mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      finding(
        "\(duplicates.sorted().joined(separator: ", ")) is there twice",
        at: (context.mark.line, context.mark.column))
    case .reader(let problem, _, _, _): finding("it is no text: \(problem)", at: nil)
    default: finding("it is no YAML", at: nil)
    }
  }

  private typealias Place = (line: Int, column: Int)

  private func span(_ mark: Place?) -> SourceSpan? {
    mark.map {
      SourceSpan(line: $0.line, column: $0.column, endLine: $0.line, endColumn: $0.column + 1)
    }
  }

  /// The first line that may nest deeper than a reader that calls itself bears.
  ///
  /// Brackets nest whatever they stand in, so those in quotes count too; blocks nest by their
  /// indentation, or by several dashes in a row.
  private static func lineThatIsTooDeep(_ bytes: [UInt8]) -> Int? {
    var line = 1
    var open = 0
    var indent = 0
    var isAtStart = true
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        line += byte == UInt8(ascii: "\n") ? 1 : 0
        indent = 0
        isAtStart = true
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(0, open - 1)
      default: break
      }
      if isAtStart {
        isAtStart = " -?:\t".utf8.contains(byte)
        indent += 1
      }
      if open > deepest || indent > deepest { return line }
    }
    return nil
  }
}
