import OrderedJSON

extension JSON {
  /// The largest seed where JavaScript has rounded it up to 2^64, any other value as it is.
  ///
  /// Browsers write 18446744073709551615 as 18446744073709552000.
  var withRoundedSeed: JSON {
    guard case .number(let literal) = self, literal.utf8.count == 20,
      literal.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      UInt64(literal) == nil, Double(literal) == 0x1p64
    else { return self }
    return .number(String(UInt64.max))
  }
}
