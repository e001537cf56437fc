import Flow

extension DataflowPrinter {
  /// Writes a whole file.
  mutating func file(_ file: SourceFile) {
    var hasBareFlow = false
    for (index, item) in file.items.enumerated() {
      let isLast = index == file.items.count - 1
      if index > 0, item.comments.blankLineBefore || item.isBlock || file.items[index - 1].isBlock {
        blankLine()
      }
      comments(item.comments.leading)
      switch item.content {
      case .flow(let flow):
        if !hasBareFlow, DataflowPrinter.isBare(flow, isLast: isLast) {
          hasBareFlow = true
          bare(flow)
        } else {
          block(flow, item.comments)
        }
      case .function(let signature): function(signature, item.comments)
      case .realization(let realization): self.realization(realization, item.comments)
      case .modality(let modality, let words):
        var tail = "modality \(modality.rawValue)"
        append(words: words, to: &tail)
        line(tail + DataflowPrinter.trailing(item.comments))
      case .wording(let wording): self.wording(wording, item.comments)
      case .comments(let lines): comments(lines)
      }
    }
  }

  /// Whether bare statements read back as this flow: nothing that needs a head or would be taken for
  /// part of what follows.
  private static func isBare(_ flow: Flow, isLast: Bool) -> Bool {
    guard flow.name == nil, flow.parameters.isEmpty, flow.outputs.isEmpty else { return false }
    let hasStatements = !flow.nodes.isEmpty || !flow.returns.isEmpty
    return hasStatements && (isLast || flow.closingComments.isEmpty)
      || isLast && !flow.folders.isEmpty
  }

  private mutating func bare(_ flow: Flow) {
    documentation(flow.documentation)
    statements(flow, 0, isRealization: false)
  }

  private mutating func block(_ flow: Flow, _ comments: Comments) {
    documentation(flow.documentation)
    let name = flow.name.map { NameSpelling.written($0, except: ["_"]) } ?? "_"
    line(head("flow \(name)", flow.parameters, flow.outputs) + " {")
    statements(flow, 1, isRealization: false)
    line("}" + DataflowPrinter.trailing(comments))
  }

  private mutating func function(_ signature: Signature, _ comments: Comments) {
    documentation(signature.documentation)
    let start = "\(signature.isOutput ? "output " : "")function \(written(signature.name))"
    var result = head(start, signature.ports, signature.outputs)
    append(words: signature.phrases, to: &result)
    line(result + DataflowPrinter.trailing(comments))
  }

  private mutating func realization(_ realization: Realization, _ comments: Comments) {
    if let body = realization.body { documentation(body.documentation) }
    let function = NameSpelling.written(realization.function)
    var start = "realize \(function) on \(NameSpelling.written(realization.target))"
    if !realization.needs.isEmpty {
      let needs = realization.needs.map { need in
        "\(NameSpelling.written(need.kind)): \(writtenNeed(need.name))"
      }
      start += " needs " + needs.joined(separator: ", ")
    }
    guard let body = realization.body else {
      line(start + DataflowPrinter.trailing(comments))
      return
    }
    line(start + " {")
    statements(body, 1, isRealization: true)
    line("}" + DataflowPrinter.trailing(comments))
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
  func written(_ name: FunctionName) -> String {
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
    if last.count + flat.count <= DataflowPrinter.width {
      text += flat
      return
    }
    text += opening
    var line = ""
    for word in quoted {
      if !line.isEmpty, line.count + word.count + 4 > DataflowPrinter.width {
        text += "\n  " + line
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word + ","
    }
    text += "\n  " + line + "\n]"
  }
}

extension SourceFile.Item {
  /// Whether empty lines set it off from its neighbours.
  fileprivate var isBlock: Bool {
    switch content {
    case .flow, .comments: true
    case .realization(let realization): realization.body != nil
    case .function, .modality, .wording: false
    }
  }
}
