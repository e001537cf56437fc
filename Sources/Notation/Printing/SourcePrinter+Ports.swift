import Flow

extension SourcePrinter {
  /// The head of a flow or function on one line, or with each parameter on a line of its own.
  ///
  /// - Parameter end: What follows the bracket.
  func head(_ start: String, _ ports: [Port], _ end: String) -> String {
    let written = ports.map(self.port)
    let flat = "\(start)(\(written.joined(separator: ", ")))\(end)"
    let isDocumented = ports.contains { !$0.documentation.isEmpty }
    if !isDocumented, ports.isEmpty || flat.count + 2 <= SourcePrinter.width { return flat }
    var printer = SourcePrinter(notation)
    printer.line("\(start)(")
    for (port, text) in zip(ports, written) {
      printer.documentation(port.documentation, 1)
      printer.line(text + ",", 1)
    }
    return printer.text + ")" + end
  }

  /// The arrow and what a flow or function gives, if it says so.
  func arrow(_ outputs: [OutputPort]) -> String {
    outputs.isEmpty ? "" : " -> \(written(outputs))"
  }

  /// What a flow or function gives: a type, or several with their names.
  func written(_ outputs: [OutputPort]) -> String {
    if outputs.count == 1, outputs[0].name == TypeSpelling.outputName(outputs[0].type) {
      return TypeSpelling.written(outputs[0].type)
    }
    let written = outputs.map { output in
      "\(NameSpelling.written(output.name)): \(TypeSpelling.written(output.type))"
    }
    return "(\(written.joined(separator: ", ")))"
  }

  private func port(_ port: Port) -> String {
    var result = "\(NameSpelling.written(port.name)): \(TypeSpelling.written(port.type))"
    // `|whole` says that literals are numbers, too, where the type does not.
    let isWhole = port.isWhole && port.literalType == implied(by: port.type)
    if isWhole {
      result += "|whole"
    } else if let literalType = port.literalType {
      result += "|\(TypeSpelling.written(literalType))"
    }
    if let unit = port.unit { result += "[\(unit.rawValue)]" }
    if port.isWhole, !isWhole { result += " whole" }
    if let range = port.range { result += " in \(range)" }
    if let step = port.step { result += " step \(step)" }
    if !port.choices.isEmpty {
      let choices = port.choices.map { choice in
        Value.quoted(choice.value) + words(choice.words)
      }
      result += " in [\(choices.joined(separator: ", "))]"
    }
    if let value = port.defaultValue { result += " = \(value)" }
    return result + words(port.words)
  }

  /// What a literal for a port is if it is said to be whole.
  private func implied(by type: PortType) -> PortType? {
    type == .modality(.number) ? nil : .modality(.number)
  }

  private func words(_ words: [String]) -> String {
    words.isEmpty ? "" : " words [\(words.map(Value.quoted).joined(separator: ", "))]"
  }
}
