import Flow

/// Finds the primitive of a target that turns one of the target's types into another.
struct ClassConversionSearch {
  /// A primitive with the way through it.
  struct Conversion {
    var function: Signature
    var input: Port
    var output: OutputPort
    /// Further ports that only links can fill.
    var others: [Port]
  }

  private struct Question: Hashable {
    var from: PortType
    var to: PortType
    var target: String?
  }

  private let context: CheckContext
  private var known: [Question: Conversion?] = [:]
  /// The outputs of the flow's nodes, by type.
  private lazy var outputs: [PortType: [OutputReference]] = context.uses.reduce(into: [:]) {
    result, use in
    for (index, output) in (use.signature?.outputs ?? []).enumerated() {
      let reference = OutputReference(use.name, index == 0 ? nil : .named(output.name))
      result[output.type, default: []].append(reference)
    }
  }

  init(_ context: CheckContext) { self.context = context }

  /// The primitive that asks for least beside what is to be converted; among such the first.
  ///
  /// Only one that takes the type in a single port counts, and for a type of plain values only one that
  /// takes no other values: a class that takes a number and gives another seldom converts it.
  mutating func conversion(
    from type: PortType, to goal: PortType, on target: String?
  ) -> Conversion? {
    let question = Question(from: type, to: goal, target: target)
    if let answer = known[question] { return answer }
    let candidates = context.catalogue.signatures.compactMap { function -> Conversion? in
      guard function.name.target == target, !function.isOutput,
        let output = function.outputs.first(where: { $0.type == goal })
      else { return nil }
      let entries = function.ports.filter { $0.type == type }
      guard let input = entries.first, entries.count == 1 else { return nil }
      let others = function.ports.filter { $0.isRequired && $0.name != input.name }
      guard others.allSatisfy(\.isInput) else { return nil }
      if input.literalType != nil, function.parameters.count > 1 { return nil }
      return Conversion(function: function, input: input, output: output, others: others)
    }
    let best = candidates.min { rank($0, type, goal) < rank($1, type, goal) }
    known[question] = best
    return best
  }

  /// Smaller for a class that asks for less, is called after what it does, and gives little else.
  private func rank(
    _ conversion: Conversion, _ type: PortType, _ goal: PortType
  ) -> (Int, Int, Int, Int) {
    let name = conversion.function.name.name.lowercased()
    let isCalledSo = [type, goal].allSatisfy { name.contains($0.description.lowercased()) }
    let place = conversion.function.outputs.firstIndex(of: conversion.output) ?? 0
    return (conversion.others.count, isCalledSo ? 0 : 1, place, conversion.function.ports.count)
  }

  /// A fix that puts the primitive in before a place, where nothing else is to be decided.
  ///
  /// A further port is filled if the flow has exactly one output of its type.
  mutating func fix(_ conversion: Conversion, for leaf: Leaf) -> Diagnostic.Fix? {
    let function = conversion.function
    var arguments = [Argument(conversion.input.name, leaf.source)]
    for port in conversion.others {
      let found = outputs[port.type] ?? []
      guard let only = found.first, found.count == 1, only.node != leaf.node.name else {
        return nil
      }
      arguments.append(Argument(port.name, .output(only)))
    }
    let name = context.freeName(ClassConversionSearch.nodeName(of: function.name.name))
    let isFirst = function.outputs.first == conversion.output
    let result = OutputReference(name, isFirst ? nil : .named(conversion.output.name))
    return Diagnostic.Fix(
      "convert it with \(function.name)",
      [
        .addNode(
          Node(name, function.name, arguments), at: context.writtenIndex(leaf.node.name)),
        leaf.replacing(with: .output(result)),
      ])
  }

  /// A name for a node of a class: its words in lower case, joined by `_`.
  static func nodeName(of name: String) -> String {
    let bytes = Array(name.utf8)
    func isUpper(_ index: Int) -> Bool {
      bytes.indices.contains(index)
        && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index])
    }
    func isLower(_ index: Int) -> Bool {
      bytes.indices.contains(index)
        && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index])
    }
    func isDigit(_ index: Int) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
    var result: [UInt8] = []
    for index in bytes.indices {
      guard isUpper(index) || isLower(index) || isDigit(index) && !result.isEmpty else {
        if result.last.map({ $0 != UInt8(ascii: "_") }) ?? false {
          result.append(UInt8(ascii: "_"))
        }
        continue
      }
      // The second capital keeps a single one before a word, as in `KSampler`.
      let endsAcronym = isUpper(index - 1) && isUpper(index - 2) && isLower(index + 1)
      let beginsWord = isUpper(index) && (isLower(index - 1) || endsAcronym)
      if beginsWord, result.last.map({ $0 != UInt8(ascii: "_") }) ?? false {
        result.append(UInt8(ascii: "_"))
      }
      result.append(isUpper(index) ? bytes[index] | 0x20 : bytes[index])
    }
    if result.last == UInt8(ascii: "_") { result.removeLast() }
    return result.isEmpty ? "node" : String(decoding: result, as: UTF8.self)
  }
}
