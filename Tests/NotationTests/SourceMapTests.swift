import Flow
import Notation
import Testing

@Suite("the source map")
struct SourceMapTests {
  private let parsed = Dataflow.parse(
    """
    function f(größe: number)

    flow first(seconds: number[s] = 6 s) {
      clip = image_to_video(scène, duration: seconds, "日本")
      save(clip)
      return clip, other
    }
    a = f(größe: 1)
    """)

  private static let places: [(FlowPlace, Int, Int, Int)] = [
    (.flow, 3, 6, 11), (.parameter("seconds"), 3, 12, 19), (.node("clip"), 4, 3, 7),
    (.function(node: "clip"), 4, 10, 24), (.argument(node: "clip", .position(0)), 4, 25, 30),
    (.argument(node: "clip", .named("duration")), 4, 42, 49),
    (.argument(node: "clip", .position(2)), 4, 51, 55), (.node("save"), 5, 3, 7),
    (.result(0), 6, 10, 14), (.result(1), 6, 16, 21),
    // What is not written is found at what encloses it.
    (.argument(node: "clip", .named("missing")), 4, 10, 24), (.result(7), 3, 6, 11),
    (.parameter("missing"), 3, 6, 11),
  ]

  @Test("every place of a flow has its span", arguments: places)
  func spans(place: FlowPlace, line: Int, column: Int, endColumn: Int) {
    #expect(
      parsed.map.span(of: place)
        == SourceSpan(line: line, column: column, endLine: line, endColumn: endColumn))
  }

  @Test("places of other flows and of functions are found")
  func others() {
    #expect(parsed.map.span(of: .node("a"), flow: 1)?.line == 8)
    #expect(parsed.map.span(of: .flow, flow: 1)?.line == 8)
    #expect(
      parsed.map.span(of: .parameter("größe"), item: 0)
        == SourceSpan(line: 1, column: 12, endLine: 1, endColumn: 17))
    #expect(parsed.map.span(ofItem: 1)?.line == 3)
  }

  @Test("what is not there has no span")
  func missing() {
    #expect(parsed.map.span(of: .node("clip"), flow: 2) == nil)
    #expect(parsed.map.span(of: .node("nothing")) == nil)
    #expect(parsed.map.span(ofItem: 9) == nil)
  }

  @Test("findings get the span of their place, an unknown parameter that of its name")
  func located() {
    let place = FlowPlace.argument(node: "clip", .named("duration"))
    let elsewhere = SourceSpan(line: 9, column: 9, endLine: 9, endColumn: 9)
    let findings = parsed.map.located([
      Diagnostic(.outOfRange, "", at: place), Diagnostic(.unknownParameter, "", at: place),
      Diagnostic(.outOfRange, "", at: place, span: elsewhere), Diagnostic(.emptyFlow, ""),
    ])
    #expect(findings.map { $0.span?.column } == [42, 32, 9, nil])
  }

  @Test("places are found in the other notations, too")
  func otherNotations() {
    let declarative = FlowNotation.declarative.parse(
      """
      flow first(seconds: number[s] = 6 s)
      functions
        clip: image_to_video
      parameters
        clip.duration = seconds
      topology
        clip.2 -> clip.1
      return clip
      """)
    let sentences = FlowNotation.pseudoNatural.parse(
      """
      The flow first takes (seconds: number[s] = 6 s).
      Let clip be image_to_video of clip.2,
        with duration seconds.
      Return clip.
      """)
    #expect(declarative.diagnostics.isEmpty && sentences.diagnostics.isEmpty)
    let places: [(FlowPlace, [Int], [Int])] = [
      (.flow, [1, 6, 11], [1, 10, 15]), (.parameter("seconds"), [1, 12, 19], [1, 23, 30]),
      (.node("clip"), [3, 3, 7], [2, 5, 9]), (.function(node: "clip"), [3, 9, 23], [2, 13, 27]),
      (.argument(node: "clip", .position(0)), [7, 3, 9], [2, 31, 37]),
      (.argument(node: "clip", .named("duration")), [5, 19, 26], [3, 17, 24]),
      (.result(0), [8, 8, 12], [4, 8, 12]),
    ]
    for (place, first, second) in places {
      for (map, expected) in [(declarative.map, first), (sentences.map, second)] {
        let span = map.span(of: place)
        #expect([span?.line, span?.column, span?.endColumn] == expected, "\(place)")
      }
    }
    let place = FlowPlace.argument(node: "clip", .named("duration"))
    let finding = Diagnostic(.unknownParameter, "", at: place)
    #expect(declarative.map.located([finding]).first?.span?.column == 8)
    #expect(sentences.map.located([finding]).first?.span?.column == 8)
  }

  @Test("many findings about many nodes, arguments and one long line are located quickly")
  func manyFindings() {
    func time(_ count: Int) -> Duration {
      let arguments = (0..<count).map { "p\($0): \($0)" }.joined(separator: ", ")
      let nodes = (0..<count).map { "n\($0) = f(x: n\($0))" }.joined(separator: "\n")
      let parsed = Dataflow.parse("big = f(\(arguments), é: \"é\")\n\(nodes)\n")
      let findings = (0..<count).flatMap { index in
        [
          Diagnostic(.outOfRange, "", at: .argument(node: "big", .named("p\(index)"))),
          Diagnostic(.outOfRange, "", at: .argument(node: "n\(index)", .named("x"))),
        ]
      }
      return ThreadTime.shortest {
        #expect(parsed.map.located(findings).count == 2 * count)
      }
    }
    let small = time(300)
    let large = time(2400)
    #expect(large < small * 24 + .milliseconds(50), "\(small) for 300, \(large) for 2400")
  }
}
