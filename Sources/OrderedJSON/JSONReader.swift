/// Builds values from a JSON text.
///
/// It keeps the open arrays and objects on a stack of its own, so that depth costs no call stack, and the
/// finished elements of all of them on one shared stack, so that each array is allocated once, in its size.
struct JSONReader {
  private var scanner: JSONScanner
  private var open: [Container] = []
  private var elements: [JSON] = []
  private var members: [JSONObject.Member] = []

  /// An array or object whose end was not yet seen.
  private struct Container {
    var isObject: Bool
    /// Where its parts begin on the shared stack.
    var start: Int
    /// Where its bracket stands.
    var offset: Int
    /// The name of the member whose value comes next.
    var name = ""
  }

  init(_ scanner: JSONScanner) {
    self.scanner = scanner
  }

  /// Reads the one value of the text and makes sure that nothing follows it.
  mutating func document() throws(JSONFault) -> JSON {
    try scanner.skipByteOrderMark()
    while true {
      guard let value = try opened() else { continue }
      if let whole = try attach(value) {
        guard scanner.nextByte == nil else { throw scanner.trailingFault }
        return whole
      }
    }
  }

  /// Reads a scalar or an empty container; opens any other container and gives nil.
  private mutating func opened() throws(JSONFault) -> JSON? {
    switch scanner.nextByte {
    case UInt8(ascii: "\""): return .string(try scanner.string())
    case UInt8(ascii: "{"):
      try open(object: true)
      if scanner.nextByte == UInt8(ascii: "}") {
        scanner.skip()
        open.removeLast()
        return .object(JSONObject())
      }
      try memberName()
      return nil
    case UInt8(ascii: "["):
      try open(object: false)
      if scanner.nextByte == UInt8(ascii: "]") {
        scanner.skip()
        open.removeLast()
        return .array([])
      }
      return nil
    default: return try scanner.scalar()
    }
  }

  /// Puts a value where it belongs, closing what ends behind it; gives the value of the whole text at its end.
  private mutating func attach(_ finished: JSON) throws(JSONFault) -> JSON? {
    var value = finished
    while let container = open.last {
      if container.isObject {
        members.append(JSONObject.Member(container.name, value))
        switch scanner.nextByte {
        case UInt8(ascii: ","):
          scanner.skip()
          try memberName()
          return nil
        case UInt8(ascii: "}"):
          scanner.skip()
          value = .object(JSONObject(Array(members[container.start...])))
          members.removeLast(members.count - container.start)
        default: throw scanner.unclosedFault(isObject: true, opened: container.offset)
        }
      } else {
        elements.append(value)
        switch scanner.nextByte {
        case UInt8(ascii: ","):
          scanner.skip()
          if scanner.nextByte == UInt8(ascii: "]") { throw scanner.trailingCommaFault("]") }
          return nil
        case UInt8(ascii: "]"):
          scanner.skip()
          value = .array(Array(elements[container.start...]))
          elements.removeLast(elements.count - container.start)
        default: throw scanner.unclosedFault(isObject: false, opened: container.offset)
        }
      }
      open.removeLast()
    }
    return value
  }

  private mutating func open(object isObject: Bool) throws(JSONFault) {
    guard open.count < JSON.deepest else {
      throw JSONFault(
        message: "Arrays and objects lie in each other more than \(JSON.deepest) deep, "
          + "which is deeper than any workflow needs.",
        offset: scanner.offset)
    }
    let start = isObject ? members.count : elements.count
    open.append(Container(isObject: isObject, start: start, offset: scanner.offset))
    scanner.skip()
  }

  private mutating func memberName() throws(JSONFault) {
    open[open.count - 1].name = try scanner.name()
  }
}
