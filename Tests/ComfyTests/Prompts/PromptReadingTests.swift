import Comfy
import Flow
import OrderedJSON
import Testing

@Suite("prompts read from JSON and written to it")
struct PromptReadingTests {
  private func prompt(_ text: String) throws -> Prompt {
    try Prompt(json: try JSON(parsing: Array(text.utf8)))
  }

  @Test("nodes, literals, links and titles are read in order")
  func reading() throws {
    let read = try prompt(
      #"""
      {"4": {"class_type": "Load", "inputs": {"name": "x", "flag": true, "none": null},
             "_meta": {"title": "The model", "ver": "1"}},
       "3": {"inputs": {"model": ["4", 1], "seed": 18446744073709551615, "far": ["99", 0],
             "other": {"__value__": 5}, "pair": {"__value__": ["4", 0]}}, "class_type": "Sample"},
       "odd": {"class_type": "Bare"}, "null": {"class_type": "Bare", "inputs": null}}
      """#)
    #expect(
      read.nodes == [
        PromptNode(
          "4", "Load",
          [
            PromptInput("name", .literal(.string("x"))), PromptInput("flag", .literal(true)),
            PromptInput("none", .literal(.null)),
          ], title: "The model"),
        PromptNode(
          "3", "Sample",
          [
            PromptInput("model", .link(node: "4", slot: 1)),
            PromptInput("seed", .literal(.number("18446744073709551615"))),
            PromptInput("far", .link(node: "99", slot: 0)),
            PromptInput("other", .literal(["__value__": 5])),
            PromptInput("pair", .literal(["4", 0])),
          ]),
        PromptNode("odd", "Bare"), PromptNode("null", "Bare"),
      ])
  }

  @Test("a list is wrapped in JSON and unwrapped on reading, and nothing else is")
  func wrapping() throws {
    let written = Prompt([
      PromptNode(
        "1", "A",
        [
          PromptInput("list", .literal([1, [2]])), PromptInput("empty", .literal([])),
          PromptInput("object", .literal(["__value__": 1, "a": [3]])),
          PromptInput("link", .link(node: "1", slot: 2)),
        ], title: "T")
    ])
    let text = """
      {"1":{"inputs":{"list":{"__value__":[1,[2]]},"empty":{"__value__":[]},\
      "object":{"__value__":1,"a":[3]},"link":["1",2]},"class_type":"A","_meta":{"title":"T"}}}
      """
    #expect(written.json.text(pretty: false) == text)
    #expect(try prompt(text) == written)
    let curve = #"{"1":{"inputs":{"c":{"__value__":[1],"__type__":"CURVE"}},"class_type":"A"}}"#
    #expect(try prompt(curve).json.text(pretty: false) == curve)
  }

  @Test("a queue body is read as the prompt in it, and a node may be called prompt")
  func queueBody() throws {
    let body = #"{"client_id": "x", "prompt": {"1": {"class_type": "A"}}, "extra_data": {}}"#
    #expect(try prompt(body).nodes == [PromptNode("1", "A")])
    #expect(try prompt(#"{"prompt": {"class_type": "A"}}"#).nodes == [PromptNode("prompt", "A")])
    #expect(try prompt("{}").nodes.isEmpty)
  }

  @Test("of a name that is written twice the last value counts")
  func duplicates() throws {
    let read = try prompt(
      #"{"1": {"class_type": "A"}, "2": {"class_type": "B", "inputs": {"x": 1, "y": 2, "x": 3}}, "1": {"class_type": "C"}}"#
    )
    #expect(read.nodes.map(\.classType) == ["C", "B"])
    #expect(read.nodes[1].inputs == [PromptInput("x", .literal(3)), PromptInput("y", .literal(2))])
  }

  @Test("a list that cannot be a link is a list")
  func bareLists() throws {
    let lists: [JSON] = [
      [], [1], [.number("0.5"), 1], ["a", "b"], [512, 512], [true, 1], [["1", 0], 0],
    ]
    for list in lists {
      let json: JSON = ["1": ["class_type": "A", "inputs": ["x": list]]]
      #expect(try Prompt(json: json).nodes[0].inputs == [PromptInput("x", .literal(list))])
    }
  }

  static let malformed = [
    ("[]", "this is a list"), ("3", "this is a number"), (#"{"nodes": [], "links": []}"#, "editor"),
    (#"{"7": []}"#, #"The node "7" of the prompt is a list"#),
    (#"{"7": {"inputs": {}}}"#, #"The node "7" of the prompt has no class_type"#),
    (#"{"7": {"class_type": 3}}"#, "has no class_type"),
    (#"{"7": {"class_type": ""}}"#, "has no class_type"),
    (#"{"7": {"class_type": "A", "inputs": []}}"#, #"The inputs of the node "7" are a list"#),
    (#"{"7": {"class_type": "A", "inputs": {"x": ["7"]}}}"#, "a link of a wrong shape"),
    (#"{"7": {"class_type": "A", "inputs": {"x": ["7", "0"]}}}"#, "a link of a wrong shape"),
    (#"{"7": {"class_type": "A", "inputs": {"x": ["7", -1]}}}"#, "a link of a wrong shape"),
    (#"{"7": {"class_type": "A", "inputs": {"x": ["7", 0.5]}}}"#, "a link of a wrong shape"),
    (#"{"7": {"class_type": "A", "inputs": {"x": ["7", 0, 1]}}}"#, "a link of a wrong shape"),
    (
      #"{"7": {"class_type": "A", "inputs": {"x": [7, 0]}}}"#,
      #"The input "x" of the node "7" is [7,0]"#
    ),
    (#"{"prompt": {"7": null}}"#, #"The node "7" of the prompt is null"#),
  ]

  @Test("what is no prompt is a finding that says where and what is expected", arguments: malformed)
  func refused(text: String, part: String) throws {
    let finding = #expect(throws: Diagnostic.self) { try prompt(text) }
    #expect(finding?.message.contains(part) == true, "\(finding?.message ?? "")")
    #expect(finding?.hint != nil)
  }

  static let looks = [
    (#"{"1": {"class_type": "A"}}"#, true), (#"{"prompt": {"1": {"class_type": "A"}}}"#, true),
    ("{}", false), ("[]", false), (#"{"1": {"class_type": "A"}, "x": 1}"#, false),
    (#"{"nodes": [], "links": []}"#, false), (#"{"prompt": {}}"#, false),
    (#"{"prompt": "a cat"}"#, false),
  ]

  @Test("a prompt is told from other JSON", arguments: looks)
  func detection(text: String, isPrompt: Bool) throws {
    #expect(Prompt.isPrompt(try JSON(parsing: Array(text.utf8))) == isPrompt)
  }
}
