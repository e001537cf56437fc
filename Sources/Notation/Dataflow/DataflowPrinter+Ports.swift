import Flow

extension DataflowPrinter {
  /// The head of a flow or function on one line, or with each parameter on a line of its own.
  func head(_ start: String, _ ports: [Port], _ outputs: [OutputPort]) -> String {
    let arrow = self.arrow(outputs)
    let written = ports.map(self.port)
    let flat = "\(start)(\(written.joined(separator: ", ")))\(arrow)"
    let isDocumented = ports.contains { !$0.documentation.isEmpty }
    if !isDocumented, ports.isEmpty || flat.count + 2 <= DataflowPrinter.width { return flat }
    var printer = DataflowPrinter()
    printer.line("\(start)(")
    for (port, text) in zip(ports, written) {
      printer.documentation(port.documentation, 1)
      printer.line(text + ",", 1)
    }
    return printer.text + ")" + arrow
  }

  private func arrow(_ outputs: [OutputPort]) -> String {
    if outputs.isEmpty { return "" }
    if outputs.count == 1, outputs[0].name == TypeSpelling.outputName(outputs[0].type) {
      return " -> \(TypeSpelling.written(outputs[0].type))"
    }
    let written = outputs.map { output in
      "\(NameSpelling.written(output.name)): \(TypeSpelling.written(output.type))"
    }
    return " -> (\(written.joined(separator: ", ")))"
  }

  private func port(_ port: Port) -> String {
    var result = "\(NameSpelling.written(port.name)): \(TypeSpelling.written(port.type))"
    if let unit = port.unit { result += "[\(unit.rawValue)]" }
    if let range = port.range { result += " in \(range)" }
    if !port.choices.isEmpty {
      let choices = port.choices.map { choice in
        Value.quoted(choice.value) + words(choice.words)
      }
      result += " in [\(choices.joined(separator: ", "))]"
    }
    if let value = port.defaultValue { result += " = \(value)" }
    return result + words(port.words)
  }

  private func words(_ words: [String]) -> String {
    words.isEmpty ? "" : " words [\(words.map(Value.quoted).joined(separator: ", "))]"
  }
}
