import Flow

extension SourceParser {
  /// Reads a line of the declarative notation: a section's word, a line of a section, a folder, or
  /// the results.
  mutating func declarativeLine() throws(Failure) {
    if let section = sectionHere {
      cursor.advance()
      body.section = section
    } else if isAtReturn {
      try results()
    } else if isAtFolder, cursor.kind(ahead: 2).isText {
      body.folders.append(try folder())
    } else {
      try sectionLine()
    }
  }

  private mutating func sectionLine() throws(Failure) {
    let form = lineForm
    if let form, form != body.section {
      cursor.report(
        .syntax, "This line belongs in the section `\(form.word)`.",
        at: cursor.current.range, hint: "Write `\(form.word)` on a line of its own above it.")
      body.section = form
    }
    switch form ?? body.section {
    case .functions: try functionLine()
    case .parameters: try parameterLine()
    case .topology: try linkLine()
    case nil:
      cursor.reportExpected(
        "`functions`, `parameters`, `topology` or `return`",
        hint: cursor.habitHint
          ?? "A flow is written as its functions, their parameters and its topology, each under "
          + "that word.")
      throw .reported
    }
  }

  /// The section whose word stands alone in this line.
  private var sectionHere: Section? {
    guard cursor.kind == .name, cursor.kind(ahead: 1).endsLine else { return nil }
    return Section.allCases.first { cursor.isWord($0.word) }
  }

  /// The section to which a line belongs by its form alone.
  private var lineForm: Section? {
    guard cursor.kind.isName else { return nil }
    switch cursor.kind(ahead: 1) {
    case .colon, .comma: return .functions
    case .arrow: return .topology
    case .dot:
      switch cursor.kind(ahead: 3) {
      case .equals: return .parameters
      case .arrow: return .topology
      default: return nil
      }
    default: return nil
    }
  }

  private var isAtReturn: Bool {
    guard cursor.isWord("return") else { return false }
    switch cursor.kind(ahead: 1) {
    case .colon, .comma, .dot, .arrow: return false
    default: return true
    }
  }

  /// Whether the head of a flow begins at the word `flow`.
  var isAtDeclarativeHead: Bool {
    let next = cursor.kind(ahead: 1)
    return next.isName || next == .leftParenthesis || next.endsLine
  }

  /// Whether a line of the steps seems to begin here.
  var isAtDeclarativeLine: Bool {
    if sectionHere != nil || isAtEndMark { return true }
    guard cursor.kind.isName else { return false }
    switch lineForm {
    // The ports of a head and the fields of a record look the same; only the former cannot stand here.
    case .functions:
      let canStand = cursor.openBrackets == 0 || bracesAreRecords && openRecords == 0
      return canStand && cursor.kind(ahead: 1) == .colon && cursor.kind(ahead: 2).isName
    case .parameters, .topology: return true
    case nil: return isAtReturn && cursor.kind(ahead: 1).isName
    }
  }

  /// Reads `name, name: function (port, ...)`.
  private mutating func functionLine() throws(Failure) {
    var names = [try cursor.name("a node")]
    while cursor.kind == .comma {
      cursor.advance()
      names.append(try cursor.name("the name of a further output"))
    }
    do {
      try cursor.expect(.colon, "`:` and a function after \(names[0].text)")
      let (function, range) = try functionName()
      let place = body.nodes.count
      body.nodes.append(
        Node(names[0].text, function, furtherNames: names.dropFirst().map(\.text)))
      body.ranges.nodes.append(
        SourceMap.NodeRanges(node: names[0].text, name: names[0].range, function: range))
      body.furtherNames += names.dropFirst().map { (name: $0.text, range: $0.range) }
      if cursor.kind == .leftParenthesis { body.portOrders[place] = try portOrder(names[0].text) }
    } catch {
      body.lostNodes.insert(names[0].text)
      throw error
    }
  }

  /// Reads the ports of a node in order, between brackets.
  private mutating func portOrder(
    _ node: String
  ) throws(Failure) -> [(port: PortName, range: Range<Int>)] {
    var order: [(port: PortName, range: Range<Int>)] = []
    try elements(closing: .rightParenthesis, of: "the ports of \(node)", records: true) {
      (parser) throws(Failure) in
      order.append(try parser.portName(of: node))
    }
    return order
  }

  private mutating func portName(
    of node: String
  ) throws(Failure) -> (port: PortName, range: Range<Int>) {
    guard cursor.kind == .number else {
      let (name, range) = try cursor.name("a port of \(node)")
      return (.named(name), range)
    }
    let range = cursor.current.range
    return (.position(try position("Ports")), range)
  }

  /// Reads `node.port`, what takes a value.
  private mutating func destination() throws(Failure) -> (
    node: (name: String, range: Range<Int>), port: (name: PortName, range: Range<Int>)
  ) {
    let (name, range) = try cursor.name("a node and its port, such as clip.duration")
    try cursor.expect(.dot, "`.` and a port of \(name)")
    let port = try portName(of: name)
    return ((name: name, range: range), (name: port.port, range: port.range))
  }

  /// Reads `node.port = value`.
  private mutating func parameterLine() throws(Failure) {
    let (node, port) = try destination()
    try cursor.expect(.equals, "`=` and a value for \(node.name).\(port.name)")
    namesAreParameters = true
    defer { namesAreParameters = false }
    let start = cursor.current.start
    let source = try value("a value for \(node.name).\(port.name)")
    let range = start..<max(start, cursor.endOfPrevious)
    body.arguments.append(
      SeparateArgument(node: node, port: port, source: (source: source, range: range)))
  }

  /// Reads `node.output -> node.port`.
  private mutating func linkLine() throws(Failure) {
    let start = cursor.current.start
    let source = try value("a node or one of its outputs")
    let range = start..<max(start, cursor.endOfPrevious)
    try cursor.expect(.arrow, "`->` and the port that takes it")
    let (node, port) = try destination()
    body.arguments.append(
      SeparateArgument(node: node, port: port, source: (source: source, range: range)))
  }
}
