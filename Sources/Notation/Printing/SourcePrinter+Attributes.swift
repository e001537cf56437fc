import Flow

extension SourcePrinter {
  /// Writes attributes: all in one line where they fit, else each in a line of its own.
  mutating func attributes(_ attributes: [Attribute], _ level: Int = 0) {
    if attributes.isEmpty { return }
    let hasBlock = attributes.contains { attribute in
      attribute.values.contains { SourceWriter.blockLines(.value($0)) != nil }
    }
    if !hasBlock {
      let start = buffer.count
      indent(level)
      for (index, attribute) in attributes.enumerated() {
        if index > 0 { buffer.append(" ") }
        flat(attribute)
      }
      if attributes.count < 2 || buffer.width(from: start) <= SourcePrinter.width {
        return blankLine()
      }
      buffer.cut(to: start)
    }
    for attribute in attributes {
      indent(level)
      if attribute.values.contains(where: { SourceWriter.blockLines(.value($0)) != nil }) {
        broken(attribute, level)
      } else {
        flat(attribute)
      }
      blankLine()
    }
  }

  private mutating func flat(_ attribute: Attribute) {
    buffer.append("@")
    buffer.append(name: attribute.name)
    guard !attribute.values.isEmpty else { return }
    buffer.append("(")
    for (index, value) in attribute.values.enumerated() {
      if index > 0 { buffer.append(", ") }
      buffer.append(value)
    }
    buffer.append(")")
  }

  private mutating func broken(_ attribute: Attribute, _ level: Int) {
    buffer.append("@")
    buffer.append(name: attribute.name)
    buffer.append("(\n")
    for value in attribute.values {
      indent(level + 1)
      if let block = SourceWriter.blockLines(.value(value)) {
        self.block(block, level + 2)
      } else {
        buffer.append(value)
      }
      buffer.append(",\n")
    }
    indent(level)
    buffer.append(")")
  }

  /// Writes a text over several lines, beginning in the current line and ending without a line end.
  mutating func block(_ lines: [String], _ level: Int) {
    buffer.append("\"\"\"\n")
    for content in lines {
      if content.isEmpty { blankLine() } else { line(content, level) }
    }
    indent(level)
    buffer.append("\"\"\"")
  }
}
