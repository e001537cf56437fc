import Comfy
import Flow
import Testing

@Suite("Classes guessed from files")
struct InferredClassesTests {
  @Test("a class is made of the slots that a file shows")
  func slots() throws {
    var classes = NodeClasses()
    classes.addInferred(
      "Pack Node", inputs: [("image", "IMAGE"), ("mode", "COMBO"), ("n", "INT")],
      outputs: [("IMAGE", "IMAGE"), ("", "MASK")])
    let nodeClass = try #require(classes["Pack Node"])
    #expect(nodeClass.isInferred)
    let signature = nodeClass.signature
    #expect(signature.ports.map(\.name) == ["image", "mode", "n"])
    #expect(signature.ports.allSatisfy { !$0.isRequired })
    #expect(signature.outputs.map(\.name) == ["IMAGE", "MASK"])
    #expect(signature.port("n")?.literalType == .modality(.number))
  }

  @Test("a second node adds the slots that the first did not show")
  func merging() throws {
    var classes = NodeClasses()
    classes.addInferred("P", inputs: [("a", "IMAGE")], outputs: [("x", "IMAGE"), ("y", "MASK")])
    classes.addInferred(
      "P", inputs: [("b", "MASK"), ("a", "LATENT"), ("b", "INT")], outputs: [("x", "IMAGE")],
      isOutput: true)
    let nodeClass = try #require(classes["P"])
    #expect(nodeClass.inputs.map(\.name) == ["a", "b"])
    #expect(nodeClass.inputs.map(\.type) == ["IMAGE", "MASK"])
    #expect(nodeClass.outputs.map(\.name) == ["x", "y"])
    #expect(nodeClass.isOutput)
    #expect(classes.all.count == 1)
  }

  @Test("a class that a server described stays as it is")
  func described() {
    let known = NodeClass("A", inputs: [NodeInput("x", "INT")])
    var classes = NodeClasses([known])
    classes.addInferred("A", inputs: [("y", "MASK")], outputs: [("z", "MASK")])
    #expect(classes["A"] == known)
  }
}
