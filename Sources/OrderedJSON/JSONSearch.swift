/// One scan of a text for the values at wanted paths; stops where the text is no JSON.
struct JSONSearch {
  private var scanner: JSONScanner
  private let wanted: JSONPathTree
  /// The stretches that were found, in bytes, by the number of the path's end.
  private(set) var found: [Int: Range<Int>] = [:]
  private var open: [Container] = []

  /// An array or object on the way, with its number among the wanted paths where it has one.
  private struct Container {
    var isObject: Bool
    var start: Int
    var node: Int?
    var index = 0
  }

  init(_ scanner: JSONScanner, _ wanted: JSONPathTree) {
    self.scanner = scanner
    self.wanted = wanted
  }

  /// Scans the whole text.
  mutating func run() {
    guard (try? scanner.skipByteOrderMark()) != nil else { return }
    var node: Int? = 0
    while true {
      guard let finished = value(node) else { return }
      guard finished else {
        // The first part of a container that was just opened.
        guard let next = step() else { return }
        node = next
        continue
      }
      guard let next = afterValue() else { return }
      node = next
    }
  }

  /// Steps over a scalar or an empty container (true), or into another (false); nil where there is none.
  private mutating func value(_ node: Int?) -> Bool? {
    guard let byte = scanner.nextByte else { return nil }
    let start = scanner.offset
    if let node, found[node] != nil { forget(node) }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      scanner.skip()
      open.append(Container(isObject: isObject, start: start, node: node))
      guard scanner.nextByte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        return false
      }
      close()
    case UInt8(ascii: "\""):
      guard scanner.skipString() else { return nil }
      if let node { found[node] = start..<scanner.offset }
    default:
      guard (try? scanner.scalar()) != nil else { return nil }
      if let node { found[node] = start..<scanner.offset }
    }
    return true
  }

  /// Goes on behind a finished value, closing what ends there; nil at the end of the text.
  private mutating func afterValue() -> Int?? {
    while !open.isEmpty {
      switch scanner.nextByte {
      case UInt8(ascii: ","):
        scanner.skip()
        open[open.count - 1].index += 1
        return step()
      case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
      default: return nil
      }
    }
    return nil
  }

  /// The number of the innermost container's next part, whose name is stepped over; nil where there is none.
  private mutating func step() -> Int?? {
    guard let container = open.last else { return nil }
    let children = container.node.map { wanted.children[$0] } ?? [:]
    guard container.isObject else { return .some(children[.index(container.index)]) }
    guard scanner.nextByte == UInt8(ascii: "\"") else { return nil }
    guard !children.isEmpty else {
      guard scanner.skipString(), scanner.nextByte == UInt8(ascii: ":") else { return nil }
      scanner.skip()
      return .some(nil)
    }
    guard let name = try? scanner.name() else { return nil }
    return .some(children[.name(name)])
  }

  private mutating func close() {
    guard let container = open.popLast() else { return }
    scanner.skip()
    if let node = container.node { found[node] = container.start..<scanner.offset }
  }

  /// Takes back what an earlier member of the same name gave.
  private mutating func forget(_ node: Int) {
    var rest = [node]
    while let next = rest.popLast() {
      found[next] = nil
      rest.append(contentsOf: wanted.children[next].values)
    }
  }
}
