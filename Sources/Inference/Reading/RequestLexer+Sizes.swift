import Flow

extension RequestLexer {
  /// "640x480", "1280 by 720" and "16:9".
  mutating func readSize() -> Bool {
    guard isAtWordStart else { return false }
    let width = rest.prefix(while: \.isASCIIDigit)
    guard (1...5).contains(width.count) else { return false }
    var tail = text[width.endIndex...]
    tail = dropPixels(tail.drop { $0 == " " })
    guard let sign = tail.first, "xX×*:".contains(sign) || tail.hasPrefix("by ") else {
      return false
    }
    tail = tail.dropFirst(tail.hasPrefix("by ") ? 3 : 1).drop { $0 == " " }
    let height = tail.prefix(while: \.isASCIIDigit)
    guard (1...5).contains(height.count), let across = Int(width), let down = Int(height) else {
      return false
    }
    let after = text[height.endIndex...].first
    guard
      after?.isLetter != true || text[height.endIndex...].hasPrefix("px")
        || foreignUnit(text[height.endIndex...]) != nil, after != ":"
    else {
      return false
    }
    if sign == ":" {
      guard isAspect(across, down, digits: height.count) else { return false }
      append(.aspect("\(across):\(down)"), upTo: height.endIndex)
    } else if let end = foreignUnit(text[height.endIndex...].drop { $0 == " " }) {
      let unit = text[height.endIndex..<end].drop { $0 == " " }
      append(.foreign(unit.lowercased()), upTo: end)
    } else {
      append(.size(across, down), upTo: dropPixels(text[height.endIndex...]).startIndex)
      let isTable = across <= 16 && down <= 16
      lexemes[lexemes.count - 1].stem = isTable ? Lexeme.tableStem : Lexeme.sizeStem
    }
    return true
  }

  /// Two digits after the colon are minutes or seconds, but for the usual 9:16 and 16:10.
  private func isAspect(_ across: Int, _ down: Int, digits: Int) -> Bool {
    guard (1...32).contains(across), down > 0 else { return false }
    return digits == 1 || across >= 9 && [10, 16].contains(down)
  }

  private func dropPixels(_ text: Substring) -> Substring {
    let bare = text.drop { $0 == " " }
    for unit in ["pixels", "pixel", "px"] where bare.hasPrefix(unit) {
      return bare.dropFirst(unit.count).drop { $0 == " " }
    }
    return text
  }

  /// "70/30" is the first one's share of a whole.
  mutating func readShares() -> Bool {
    guard isAtWordStart else { return false }
    let first = rest.prefix(while: \.isASCIIDigit)
    let tail = text[first.endIndex...]
    guard tail.first == "/" else { return false }
    let second = tail.dropFirst().prefix(while: \.isASCIIDigit)
    guard let share = Int(first), let other = Int(second), share <= 100, share + other == 100 else {
      return false
    }
    append(.quantity(Quantity(Number(share), .percent)), upTo: second.endIndex)
    return true
  }
}
