import Flow
import Testing

@Suite("the input that a bypassed node passes on")
struct BypassRuleTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var output: String
    var index: Int
    var wanted: String
    var inputs: [String]
    var choice: Int?

    init(
      _ description: String, _ output: String, at index: Int = 0, into wanted: String,
      of inputs: [String], is choice: Int?
    ) {
      testDescription = description
      self.output = output
      self.index = index
      self.wanted = wanted
      self.inputs = inputs
      self.choice = choice
    }
  }

  static let rows = [
    Row("anything wanted: the same place", "A", at: 1, into: "*", of: ["X", "Y"], is: 1),
    Row("anything wanted, no such place: the first", "A", at: 5, into: "*", of: ["X", "Y"], is: 0),
    Row("nothing named is anything", "A", at: 1, into: "", of: ["X", "Y"], is: 1),
    Row("anything wanted, no inputs: none", "A", into: "*", of: [], is: nil),
    Row("the same place before an exact one", "A", at: 1, into: "A", of: ["A", "A"], is: 1),
    Row(
      "a compatible same place before an exact other", "A", at: 1, into: "A", of: ["A", "*"], is: 1),
    Row("the same place must fit the output too", "B", at: 1, into: "A", of: ["A", "A"], is: 0),
    Row("the first exact one", "A", at: 0, into: "A", of: ["X", "A", "A"], is: 1),
    Row(
      "an exact one before a compatible earlier one", "A", into: "A", of: ["X", "A,B", "A"], is: 2),
    Row("the first that fits both", "A", into: "A,B", of: ["X", "a", "B"], is: 1),
    Row("exact only by the port, whatever the output", "Z", into: "A", of: ["X", "A"], is: 1),
    Row("fits the port but not the output: none", "Z", into: "A", of: ["X", "a"], is: nil),
    Row("case does not matter at the same place", "image", into: "IMAGE", of: ["Image"], is: 0),
    Row("one member in common is enough", "C,B", into: "B, D", of: ["A,B"], is: 0),
    Row("an output of any type fits", "*", into: "A", of: ["A"], is: 0),
    Row("nothing fits: none", "A", into: "A", of: ["X", "Y"], is: nil),
  ]

  @Test("each rule in its order", arguments: rows)
  func choice(row: Row) {
    func type(_ name: String) -> PortType { name == "*" ? .any : .named(name) }
    let rule = BypassRule(output: type(row.output), index: row.index, wanted: type(row.wanted))
    #expect(rule.choice(among: row.inputs.map(type)) == row.choice)
  }

  @Test("modalities fit as checking has it")
  func modalities() {
    let rule = BypassRule(
      output: .modality(.image), index: 0, wanted: .modality(.image))
    #expect(rule.choice(among: [.modality(.text), .modality(.mask)]) == 1)
    #expect(rule.choice(among: [.modality(.audio)]) == nil)
    let list = BypassRule(
      output: .list(.modality(.image)), index: 0, wanted: .list(.modality(.image)))
    #expect(list.choice(among: [.list(.modality(.image))]) == 0)
  }
}
