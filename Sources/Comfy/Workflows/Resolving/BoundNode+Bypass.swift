extension BoundNode {
  /// The input that the node passes on in place of an output when it is bypassed.
  func passedInput(for output: Int, wanted: String) -> Int? {
    if wanted == "*" || wanted.isEmpty {
      return slots.indices.contains(output) ? output : slots.indices.first
    }
    let given = outputs.indices.contains(output) ? outputs[output] : ""
    func fits(_ slot: BoundSlot) -> Bool {
      SlotTypes.fit(slot.type, given) && SlotTypes.fit(slot.type, wanted)
    }
    if slots.indices.contains(output), fits(slots[output]) { return output }
    return slots.firstIndex { $0.type == wanted } ?? slots.firstIndex(where: fits)
  }
}
