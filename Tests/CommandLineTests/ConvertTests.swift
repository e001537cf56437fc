import Foundation
import Testing

@Suite("anyflow convert") struct ConvertTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.file("saved.json", Workflows.workflow)
    try place.file("given.api.json", Workflows.prompt)
    try place.file("program.py", Workflows.published)
  }

  private func inputs(_ name: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(try place.text(name).utf8))
  }

  @Test("a workflow becomes the prompt that the editor would make of it")
  func workflowToPrompt() async throws {
    let result = try await place.anyflow.run("convert", "saved.json", "out.api.json")
    #expect(result.code == 0, "\(result.err)")
    let prompt = try inputs("out.api.json")
    let given = try inputs("given.api.json")
    #expect(prompt.keys == ["1", "2", "7"])
    for id in ["1", "2", "7"] {
      #expect(prompt[id]?["class_type"] == given[id]?["class_type"])
      #expect(prompt[id]?["inputs"] == given[id]?["inputs"])
    }
  }

  @Test("a workflow becomes a flow that says its notes, groups, titles and switched-off nodes")
  func workflowToText() async throws {
    let result = try await place.anyflow.run("convert", "saved.json", "out.anyflow")
    #expect(result.code == 0, "\(result.err)")
    let text = try place.text("out.anyflow")
    #expect(text.contains("@note(\"Keep the sizes even.\")"))
    #expect(text.contains("@bypassed"))
    #expect(text.contains("@title(\"Smaller\")"))
    #expect(text.contains("@group(\"Shrinking\")"))
    #expect(text.contains("comfy.ImageScale("))
    #expect(!text.contains("@at("))
  }

  @Test(
    "what goes from a workflow through any notation to a prompt is the same prompt",
    arguments: ["dataflow", "declarative", "pseudo-natural"])
  func throughNotations(notation: String) async throws {
    let flow = try await place.anyflow.run(
      "convert", "saved.json", "out.anyflow", "--notation", notation)
    #expect(flow.code == 0, "\(flow.err)")
    let result = try await place.anyflow.run("convert", "out.anyflow", "out.api.json")
    #expect(result.code == 0, "\(result.err)")
    let prompt = try inputs("out.api.json")
    let given = try inputs("given.api.json")
    #expect(prompt.keys == given.keys)
    for id in ["1", "2", "7"] { #expect(prompt[id]?["inputs"] == given[id]?["inputs"]) }
  }

  @Test("a flow becomes a workflow, and reading that back gives the same flow")
  func thereAndBack() async throws {
    _ = try await place.anyflow.run("convert", "saved.json", "a.anyflow")
    let out = try await place.anyflow.run("convert", "a.anyflow", "b.json")
    #expect(out.code == 0, "\(out.err)")
    let back = try await place.anyflow.run("convert", "b.json", "c.anyflow")
    #expect(back.code == 0, "\(back.err)")
    #expect(try place.text("c.anyflow") == (try place.text("a.anyflow")))
  }

  @Test("a published program becomes a prompt") func published() async throws {
    let result = try await place.anyflow.run("convert", "program.py", "out.api.json")
    #expect(result.code == 0, "\(result.err)")
    let prompt = try inputs("out.api.json")
    let given = try inputs("given.api.json")
    #expect(prompt.keys == given.keys)
    for id in ["1", "2", "7"] { #expect(prompt[id]?["inputs"] == given[id]?["inputs"]) }
  }

  @Test("--to says what to write where the name does not, and - is standard output")
  func standardOutput() async throws {
    let result = try await place.anyflow.run("convert", "saved.json", "-", "--to", "prompt")
    #expect(result.code == 0, "\(result.err)")
    #expect(try result.json["2"]?["class_type"] == .string("ImageScale"))
    let unclear = try await place.anyflow.run("convert", "saved.json", "out.txt")
    #expect(unclear.code == 2)
    #expect(unclear.err.contains(".anyflow"))
  }

  @Test("what a file held before is kept beside it") func keepsOld() async throws {
    try place.file("out.api.json", "precious")
    let result = try await place.anyflow.run("convert", "saved.json", "out.api.json")
    #expect(result.code == 0)
    #expect(try place.text("out.api.json~") == "precious")
  }

  @Test(
    "what is neither workflow nor prompt, or no JSON, is told so",
    arguments: [
      ("{\"a\": 1}", "not-a-workflow"), ("{\"nodes\": [", "invalid-json"),
      ("[1, 2]", "not-a-workflow"),
    ])
  func neither(text: String, code: String) async throws {
    try place.file("bad.json", text)
    let result = try await place.anyflow.run("convert", "bad.json", "out.anyflow", "--json")
    #expect(result.code == 3)
    #expect(try result.json.codes == [code])
    #expect(!place.names().contains("out.anyflow"))
  }

  @Test("a file that is not there is told so with code 6") func missing() async throws {
    let result = try await place.anyflow.run("convert", "savd.json", "out.anyflow")
    #expect(result.code == 6)
    #expect(result.err.contains("saved.json"))
  }

  @Test("abstract functions have no place in a prompt, and the finding says which")
  func abstract() async throws {
    try place.file("a.anyflow", Flows.brighter)
    let result = try await place.anyflow.run("convert", "a.anyflow", "out.api.json")
    #expect(result.code == 3)
    #expect(result.err.contains("load_image"))
    #expect(!place.names().contains("out.api.json"))
  }

  @Test("--json tells what was written where") func json() async throws {
    let result = try await place.anyflow.run("convert", "saved.json", "out.api.json", "--json")
    let report = try result.json
    #expect(report["status"] == .string("succeeded"))
    #expect(report["form"] == .string("prompt"))
    #expect(report["path"] == .string("out.api.json"))
  }
}
