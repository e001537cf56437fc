import Comfy
import Flow
import OrderedJSON
import Testing

/// Any description gives classes or a refusal, and any classes give signatures and positions.
@Suite("Hostile descriptions of node classes")
struct HostileObjectInfoTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let words = [
    "input", "required", "optional", "input_order", "output", "output_name", "output_is_list",
    "output_matchtypes", "INT", "FLOAT", "COMBO", "STRING", "*", "options", "default", "min", "max",
    "step", "template", "names", "prefix", "key", "inputs", "slotType", "seed", "allowed_types",
    "COMFY_DYNAMICCOMBO_V3", "COMFY_AUTOGROW_V3", "COMFY_DYNAMICGROUP_V3", "COMFY_DYNAMICSLOT_V3",
    "COMFY_MATCHTYPE_V3", "widgetType", "forceInput", "control_after_generate", "image_upload", "",
  ]

  private func value(_ dice: inout Dice, depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &dice) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &dice))
    case 2:
      let numbers = ["0", "-1", "5", "1e999", "-0.5", "99999999999999999999", "1e18", "1000"]
      return .number(numbers.randomElement(using: &dice) ?? "0")
    case 3, 4: return .string(Self.words.randomElement(using: &dice) ?? "")
    case 5, 6:
      return .array(
        (0..<Int.random(in: 0..<4, using: &dice)).map { _ in value(&dice, depth: depth - 1) })
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0..<5, using: &dice)).map { _ in
            JSONObject.Member(
              Self.words.randomElement(using: &dice) ?? "", value(&dice, depth: depth - 1))
          }))
    }
  }

  @Test("random descriptions do no harm", arguments: 0..<60)
  func random(seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<40 {
      let part = value(&dice, depth: 7)
      let info: JSON = [
        "A": ["input": ["required": ["x": part, "y": [part, part]]], "output": part]
      ]
      guard let classes = try? NodeClasses(objectInfo: info) else { continue }
      for signature in classes.catalogue.signatures {
        #expect(Set(signature.ports.map(\.name)).count == signature.ports.count)
        #expect(signature.ports.count <= 2 * 4096)
      }
      for nodeClass in classes.all {
        let values = (0..<6).map { _ in value(&dice, depth: 2) }
        #expect(nodeClass.widgets(for: values).count <= 2 * 4200)
        _ = nodeClass.inputs(filled: ["x", "x.0.y", "y.a"]) { _ in values.first }
      }
    }
  }
}
