import Flow

extension TokenCursor {
  /// The type that begins here, such as `image`, `[audio]`, `LATENT` or `*`.
  mutating func type() throws(Failure) -> PortType {
    switch kind {
    case .star:
      advance()
      return .any
    case .leftBracket:
      try open()
      let element = try type()
      guard kind == .rightBracket else {
        reportExpected("`]` to close the list type")
        throw .reported
      }
      close()
      return .list(element)
    case .quotedName:
      return .named(try name("a type").text)
    case .name:
      let (name, range) = try name("a type")
      if let modality = Modality(rawValue: name) { return .modality(modality) }
      if name == "file" { return .file }
      if TypeSpelling.isTargetType(name) { return .named(name) }
      let known = Modality.allCases.map(\.rawValue) + ["file"]
      report(
        .unknownType, "There is no type named \(name).", at: range,
        hint: NearNames.question(NearNames.of(name, in: known))
          ?? "Types are \(known.joined(separator: ", ")), lists such as [image], and the types of a "
          + "target, which are spelled with a capital letter.")
      return .any
    default:
      reportExpected("a type such as image or number")
      throw .reported
    }
  }

  /// What a literal for a port must be, after `|` behind the port's type; and whether it is whole.
  mutating func literalType(behind type: PortType) throws(Failure) -> (PortType?, isWhole: Bool) {
    guard kind == .bar else { return (nil, false) }
    advance()
    if isWord("whole") {
      advance()
      return (type == .modality(.number) ? nil : .modality(.number), true)
    }
    return (try self.type(), false)
  }

  /// The unit in brackets after a type, if there is one.
  mutating func bracketedUnit() throws(Failure) -> QuantityUnit? {
    guard kind == .leftBracket else { return nil }
    try open()
    guard kind == .name || kind == .percent || kind == .degree else {
      reportExpected("a unit such as s or px")
      throw .reported
    }
    let token = advance()
    let spelling = text.string(token.range)
    let unit = QuantityUnit(spelling: spelling)
    if unit == nil { reportUnknownUnit(spelling, at: token.range, after: nil) }
    guard kind == .rightBracket else {
      reportExpected("`]` after the unit")
      throw .reported
    }
    close()
    return unit
  }
}
