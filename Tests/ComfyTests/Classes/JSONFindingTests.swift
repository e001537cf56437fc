import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("Findings about JSON texts")
struct JSONFindingTests {
  @Test("a text that is no JSON is a finding at its place")
  func errors() throws {
    let error = try #require(throws: JSONError.self) { try JSON(parsing: "[1,\n 2 3]") }
    let finding = Diagnostic(error)
    #expect(finding.code == .invalidJSON)
    #expect(finding.message == error.message)
    #expect(finding.span == SourceSpan(line: 2, column: 4, endLine: 2, endColumn: 5))
  }

  @Test("a located value gives the span of a finding")
  func spans() throws {
    let text = Array(#"{"a": [1, "two"]}"#.utf8)
    let span = try #require(JSONLocator(text).span(of: ["a", 1]))
    #expect(SourceSpan(span) == SourceSpan(line: 1, column: 11, endLine: 1, endColumn: 16))
  }
}
