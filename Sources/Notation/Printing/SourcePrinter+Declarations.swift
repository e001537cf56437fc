import Flow

extension SourcePrinter {
  /// Writes a whole file.
  mutating func file(_ file: SourceFile) {
    var hasBareFlow = false
    for (index, item) in file.items.enumerated() {
      if SourceFile.isSetOff(file.items, at: index) { blankLine() }
      comments(item.comments.leading)
      switch item.content {
      case .flow(let flow):
        if !hasBareFlow, isBare(flow, file.items, index) {
          hasBareFlow = true
          bare(flow)
        } else {
          block(flow, item.comments)
        }
        if notation != .dataflow { endMark(flow, item.comments) }
      case .function(let signature): function(signature, item.comments)
      case .realization(let realization): self.realization(realization, item.comments)
      case .modality(let modality, let words):
        var tail = "modality \(modality.rawValue)"
        append(words: words, to: &tail)
        line(tail + SourcePrinter.trailing(item.comments))
      case .wording(let wording): self.wording(wording, item.comments)
      case .comments(let lines): comments(lines)
      }
    }
  }

  /// Whether bare statements read back as this flow: nothing that needs a head or would be taken for
  /// part of what stands before or after.
  private func isBare(_ flow: Flow, _ items: [SourceFile.Item], _ index: Int) -> Bool {
    guard flow.name == nil, flow.parameters.isEmpty, flow.outputs.isEmpty else { return false }
    let hasStatements = !flow.nodes.isEmpty || !flow.returns.isEmpty
    let comments = items[index].comments
    if notation == .dataflow {
      guard comments.leading.isEmpty, comments.trailing == nil else { return false }
      let isLast = index == items.count - 1
      let isFollowed = items[(index + 1)...].contains { item in
        if case .comments = item.content { false } else { true }
      }
      return hasStatements && (isLast || flow.closingComments.isEmpty && isFollowed)
        || isLast && !flow.folders.isEmpty
    }
    // Without braces, statements after a flow or a realization would be its own.
    let follows = items[..<index].last { item in
      if case .comments = item.content { false } else { true }
    }
    switch follows?.content {
    case .flow, .realization: return false
    default: break
    }
    return notation == .declarative
      ? !flow.nodes.isEmpty && flow.folders.isEmpty
      : comments.leading.isEmpty && (hasStatements || !flow.folders.isEmpty)
  }

  private mutating func bare(_ flow: Flow) {
    documentation(flow.documentation)
    if !flow.attributes.isEmpty {
      attributes(flow.attributes)
      // The empty line tells them from the first node's; `functions` is a head of its own.
      if notation != .declarative { blankLine() }
    }
    steps(flow, isRealization: false)
  }

  /// Writes the steps of a flow without braces.
  private mutating func steps(_ flow: Flow, isRealization: Bool) {
    switch notation {
    case .dataflow: dataflowSteps(flow, 0, isRealization: isRealization)
    case .declarative: declarativeSteps(flow)
    case .pseudoNatural: sentences(flow, isRealization: isRealization)
    }
  }

  private mutating func block(_ flow: Flow, _ comments: Comments) {
    documentation(flow.documentation)
    attributes(flow.attributes)
    let name = flow.name.map { NameSpelling.written($0, except: ["_"]) } ?? "_"
    switch notation {
    case .dataflow:
      line(head("flow \(name)", flow.parameters, arrow(flow.outputs)) + " {")
      dataflowSteps(flow, 1, isRealization: false)
      line("}" + SourcePrinter.trailing(comments))
    case .declarative:
      let arrow = arrow(flow.outputs)
      line(
        flow.parameters.isEmpty
          ? "flow \(name)\(arrow)" : head("flow \(name)", flow.parameters, arrow))
      declarativeSteps(flow)
    case .pseudoNatural:
      let gives = flow.outputs.isEmpty ? "" : " gives \(written(flow.outputs))"
      let start = "The flow \(name)"
      let and = gives.isEmpty ? "" : " and"
      line(
        flow.parameters.isEmpty
          ? "\(start)\(gives)." : head("\(start) takes ", flow.parameters, "\(and)\(gives)."))
      sentences(flow, isRealization: false)
    }
  }

  /// Ends the steps of a flow without braces where something is written at their end.
  ///
  /// - Parameter isNeeded: Whether the mark alone says that there are steps.
  private mutating func endMark(_ flow: Flow, _ comments: Comments, isNeeded: Bool = false) {
    guard isNeeded || !flow.closingComments.isEmpty || comments.trailing != nil else { return }
    self.comments(flow.closingComments)
    buffer.append(notation == .declarative ? "end" : "That is all.")
    endLine(comments)
  }

  private mutating func function(_ signature: Signature, _ comments: Comments) {
    documentation(signature.documentation)
    let start = "\(signature.isOutput ? "output " : "")function \(written(signature.name))"
    var result = head(start, signature.ports, arrow(signature.outputs))
    append(words: signature.phrases, to: &result)
    line(result + SourcePrinter.trailing(comments))
  }

  private mutating func realization(_ realization: Realization, _ comments: Comments) {
    if let body = realization.body {
      documentation(body.documentation)
      attributes(body.attributes)
    }
    let function = NameSpelling.written(realization.function)
    var start = "realize \(function) on \(NameSpelling.written(realization.target))"
    if !realization.needs.isEmpty {
      let needs = realization.needs.map { need in
        "\(NameSpelling.written(need.kind)): \(writtenNeed(need.name))"
      }
      start += " needs " + needs.joined(separator: ", ")
    }
    guard let body = realization.body else {
      line(start + SourcePrinter.trailing(comments))
      return
    }
    if notation == .dataflow {
      line(start + " {")
      dataflowSteps(body, 1, isRealization: true)
      line("}" + SourcePrinter.trailing(comments))
    } else {
      line(start)
      steps(body, isRealization: true)
      let isEmpty = body.nodes.isEmpty && body.returns.isEmpty && body.folders.isEmpty
      endMark(body, comments, isNeeded: isEmpty)
    }
  }

  private func writtenNeed(_ name: String) -> String {
    let isPlain = name.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): index > 0
      default: false
      }
    }
    return isPlain && !name.isEmpty ? name : Value.quoted(name)
  }

  /// A function's name with its target's.
  private func written(_ name: FunctionName) -> String {
    let plain = NameSpelling.written(name.name)
    return name.target.map { "\(NameSpelling.written($0)).\(plain)" } ?? plain
  }

  /// Adds `words [...]` to what ends a declaration, over several lines where one would be too long.
  private func append(words: [String], to text: inout String) {
    guard !words.isEmpty else { return }
    append(list: words, after: " words [", to: &text)
  }

  /// Adds a list of texts, over several lines where one would be too long.
  func append(list words: [String], after opening: String, to text: inout String) {
    let last = text.split(separator: "\n").last.map(String.init) ?? ""
    let quoted = words.map(Value.quoted)
    let flat = opening + "\(quoted.joined(separator: ", "))]"
    if last.count + flat.count <= SourcePrinter.width {
      text += flat
      return
    }
    text += opening
    var line = ""
    for word in quoted {
      if !line.isEmpty, line.count + word.count + 4 > SourcePrinter.width {
        text += "\n  " + line
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word + ","
    }
    text += "\n  " + line + "\n]"
  }
}
