import Flow

/// The attributes of one node, or of the flow itself.
struct AttributeCheck {
  let node: Node?
  let attributes: [Attribute]
  let signature: Signature?

  /// Where an attribute can stand.
  private static let onFlows: [Attribute.Known] = [.title, .note, .at, .size, .color]
  /// Which attributes may be there more than once.
  private static let several: [Attribute.Known] = [.note, .control]

  var findings: [Diagnostic] {
    var seen: Set<String> = []
    var findings = attributes.flatMap { attribute -> [Diagnostic] in
      guard let known = Attribute.Known(rawValue: attribute.name) else {
        return [unknown(attribute)]
      }
      if node == nil, !AttributeCheck.onFlows.contains(known) {
        return [malformed("@\(known.rawValue) stands on a node, not on a flow.")]
      }
      if node != nil, known == .note {
        return [malformed("@note stands on a flow, not on a node.")]
      }
      if !seen.insert(attribute.name).inserted, !AttributeCheck.several.contains(known) {
        return [malformed("@\(known.rawValue) is given twice.", "Keep one of the two.")]
      }
      return shape(known, attribute.values)
    }
    if seen.contains(Attribute.Known.muted.rawValue),
      seen.contains(Attribute.Known.bypassed.rawValue), let node
    {
      findings.append(
        malformed(
          "\(node.name) is both muted and bypassed; muted is what counts.", "Keep one of the two.",
          [Diagnostic.Fix("leave out @bypassed", [.set(.bypassed, of: node.name, to: nil)])]))
    }
    return findings
  }

  private func shape(_ known: Attribute.Known, _ values: [Value]) -> [Diagnostic] {
    let texts = values.compactMap(\.text)
    let isTexts = texts.count == values.count
    let name = "@\(known.rawValue)"
    switch known {
    case .title, .id, .group:
      if isTexts, values.count == 1 { return [] }
      let fixes =
        values.count == 1 ? setting(known, [.text(values.first?.description ?? "")]) : []
      return [malformed("\(name) takes one text.", "Write \(name)(\"...\").", fixes)]
    case .muted, .bypassed:
      if values.isEmpty { return [] }
      let fixes = values == [.boolean(false)] ? leavingOut(known) : setting(known, [])
      return [malformed("\(name) takes no values: it is there or not.", "Write \(name).", fixes)]
    case .note:
      if isTexts, (1...2).contains(values.count) { return [] }
      return [malformed("@note takes a text and, where it has one, a title.")]
    case .at, .size:
      if values.count == 2, values.allSatisfy({ $0.double != nil }) { return [] }
      return [malformed("\(name) takes two numbers.", "Write \(name)(400, 200).")]
    case .color:
      if isTexts, (1...2).contains(values.count) { return [] }
      return [malformed("@color takes one or two texts.", "Write @color(\"#335\").")]
    case .values: return []
    case .control: return control(texts, isWhole: isTexts && values.count == 2)
    }
  }

  private func control(_ texts: [String], isWhole: Bool) -> [Diagnostic] {
    guard let node, isWhole, let port = texts.first, let mode = texts.last else {
      return [
        malformed(
          "@control takes the name of a port and what becomes of its value.",
          "Write @control(\"seed\", \"randomize\").")
      ]
    }
    let modes = ["randomize", "increment", "decrement"]
    if !modes.contains(mode) {
      let near = NearNames.of(mode, in: modes)
      return [
        malformed(
          "@control of \(node.name).\(port) is \(Value.quoted(mode)), but must be "
            + "\(Wording.list(modes.map(Value.quoted), "or")).",
          mode == "fixed" ? "A value without @control stays as it is." : NearNames.question(near),
          rewriting(["\(port)", mode], near.first.map { [port, $0] }))
      ]
    }
    guard let signature, signature.port(port) == nil else { return [] }
    let near = NearNames.of(port, in: signature.ports.map(\.name))
    return [
      malformed(
        "@control speaks of \(port), but \(signature.name) has no port of that name.",
        NearNames.question(near), rewriting([port, mode], near.first.map { [$0, mode] }))
    ]
  }

  private func unknown(_ attribute: Attribute) -> Diagnostic {
    let names = Attribute.Known.allCases.map(\.rawValue)
    let near = NearNames.of(attribute.name, in: names).filter { name in
      !attributes.contains { $0.name == name }
    }
    let fixes = near.first.map { meant in
      [
        Diagnostic.Fix(
          "rename @\(attribute.name) to @\(meant)",
          [
            .setAttributes(
              node: node?.name,
              attributes.map { $0 == attribute ? Attribute(meant, $0.values) : $0 })
          ])
      ]
    }
    return Diagnostic(
      .unknownAttribute, "There is no attribute named @\(attribute.name).", at: place,
      hint: NearNames.question(near.map { "@\($0)" })
        ?? "There are \(Wording.list(names.map { "@\($0)" })).",
      fixes: fixes ?? [])
  }

  private var place: FlowPlace { node.map { .node($0.name) } ?? .flow }

  private func malformed(
    _ message: String, _ hint: String? = nil, _ fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    Diagnostic(.malformedAttribute, message, at: place, hint: hint, fixes: fixes)
  }

  private func setting(_ known: Attribute.Known, _ values: [Value]) -> [Diagnostic.Fix] {
    let attribute = Attribute(known.rawValue, values)
    return [
      Diagnostic.Fix("write \(attribute.spelling)", [.set(known, of: node?.name, to: values)])
    ]
  }

  private func leavingOut(_ known: Attribute.Known) -> [Diagnostic.Fix] {
    [Diagnostic.Fix("leave out @\(known.rawValue)", [.set(known, of: node?.name, to: nil)])]
  }

  private func rewriting(_ old: [String], _ new: [String]?) -> [Diagnostic.Fix] {
    guard let new else { return [] }
    let control = Attribute.Known.control.rawValue
    let attribute = Attribute(control, new.map { .text($0) })
    let old = Attribute(control, old.map { .text($0) })
    return [
      Diagnostic.Fix(
        "write \(attribute.spelling)",
        [.setAttributes(node: node?.name, attributes.map { $0 == old ? attribute : $0 })])
    ]
  }
}

extension Attribute {
  /// The attribute as flows spell it.
  fileprivate var spelling: String {
    values.isEmpty
      ? "@\(name)" : "@\(name)(\(values.map(\.description).joined(separator: ", ")))"
  }
}
