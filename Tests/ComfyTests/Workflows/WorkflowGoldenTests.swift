import Flow
import Notation
import OrderedJSON
import Testing

@testable import Comfy

@Suite("Golden workflows")
struct WorkflowGoldenTests {
  @Test("there are as many as there are rules")
  func isComplete() {
    #expect(WorkflowGolden.all.count > 50)
  }

  @Test("a workflow gives the prompt that the editor would queue", arguments: WorkflowGolden.all)
  func prompt(_ golden: WorkflowGolden) throws {
    let made = try golden.workflow().prompt(classes: WorkflowGolden.classes())
    #expect(made.prompt.lines == (try golden.prompt().lines))
    #expect(made.findings.map(\.code.rawValue) == (try golden.findings()))
  }

  @Test("the flows of a workflow give the same prompt", arguments: WorkflowGolden.all)
  func file(_ golden: WorkflowGolden) throws {
    let classes = try WorkflowGolden.classes()
    let flows = try golden.workflow().file(classes: classes).file.flows
    let main = try #require(flows.last)
    let again = main.prompt(functions: Array(flows.dropLast()), classes: classes)
    if golden.exists("prompt-only.txt") {
      #expect(again.prompt.lines != (try golden.prompt().lines))
    } else {
      #expect(again.prompt.lines == (try golden.prompt().lines))
    }
  }

  @Test(
    "the flows of a workflow are written as expected",
    arguments: WorkflowGolden.all.filter { $0.exists("flow.anyflow") })
  func text(_ golden: WorkflowGolden) throws {
    let file = try golden.workflow().file(classes: WorkflowGolden.classes()).file
    #expect(Dataflow.print(file) == (try golden.text("flow.anyflow")))
  }

  @Test(
    "the text of a workflow's flows reads back as the same flows", arguments: WorkflowGolden.all)
  func roundTrip(_ golden: WorkflowGolden) throws {
    let file = try golden.workflow().file(classes: WorkflowGolden.classes(), layout: true).file
    let parsed = Dataflow.parse(Dataflow.print(file))
    #expect(parsed.diagnostics.map(\.message) == [])
    #expect(parsed.file.flows == file.flows.filter { $0 != Flow() })
  }
}
