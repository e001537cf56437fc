import Flow
import Testing

@testable import Comfy

@Suite("What bypassed nodes pass on")
struct BypassTests {
  @Test(
    "types fit that are equal but for case, wild, or have a member in common",
    arguments: [
      ("IMAGE", "IMAGE", true), ("IMAGE", "image", true), ("IMAGE", "MASK", false),
      ("*", "MASK", true), ("", "MASK", true), ("0", "MASK", true), ("IMAGE,MASK", "MASK", true),
      ("IMAGE,MASK", "mask,latent", true), ("IMAGE,MASK", "LATENT", false),
      ("IMAGES", "IMAGE", false), ("A,*", "B", true),
    ])
  func fit(_ a: String, _ b: String, _ fits: Bool) {
    #expect(SlotTypes.fit(a, b) == fits)
    #expect(SlotTypes.fit(b, a) == fits)
  }

  @Test(
    "the input at the same place comes first, then one of exactly the type, then one that fits",
    arguments: [
      (["A", "B"], ["A", "B"], 0, "A", 0), (["A", "B"], ["A", "B"], 1, "B", 1),
      (["B", "A"], ["A"], 0, "A", 1), (["A,B", "A"], ["A"], 0, "A", 0),
      (["B", "A,C", "A"], ["A"], 0, "A", 2), (["B", "A,C"], ["A"], 0, "A", 1),
      (["B"], ["A"], 0, "A", nil), ([], ["A"], 0, "A", nil), (["B", "C"], ["A"], 0, "*", 0),
      (["B", "C"], ["A", "A"], 1, "", 1), (["B"], ["A", "A"], 1, "*", 0), ([], ["A"], 0, "*", nil),
      (["*"], ["A"], 0, "A", 0), (["B", "A"], ["B"], 0, "A", 1), (["A"], [], 3, "A", 0),
    ] as [([String], [String], Int, String, Int?)])
  func choice(
    _ inputs: [String], _ outputs: [String], _ output: Int, _ wanted: String, _ chosen: Int?
  ) {
    var node = BoundNode(WorkflowNode("1", "X"), .unknown)
    node.slots = inputs.map { BoundSlot(name: $0, type: $0) }
    node.outputs = outputs
    #expect(node.passedInput(for: output, wanted: wanted) == chosen)
  }
}
