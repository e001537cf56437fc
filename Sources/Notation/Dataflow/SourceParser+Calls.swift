import Flow

extension SourceParser {
  /// Reads a function with its arguments and adds the node, after the nodes of calls within it.
  ///
  /// - Parameter names: The names given to the outputs; with none the node's is made up.
  /// - Returns: The node's name.
  mutating func call(
    names: [(text: String, range: Range<Int>)]
  ) throws(Failure) -> String {
    let (function, functionRange) = try functionName()
    guard cursor.kind == .leftParenthesis else {
      cursor.reportExpected("`(` and the arguments of \(function)")
      throw .reported
    }
    var arguments: [Argument] = []
    var ranges = SourceMap.NodeRanges(
      node: "", name: names.first?.range ?? functionRange, function: functionRange)
    var failure: Failure?
    do {
      try elements(
        closing: .rightParenthesis, of: "the arguments of \(function)", records: true
      ) { (parser) throws(Failure) in
        try parser.argument(&arguments, &ranges)
      }
    } catch {
      failure = error
    }
    let name = names.first?.text ?? madeUpName(for: function)
    ranges.node = name
    body.nodes.append(
      Node(name, function, arguments, furtherNames: names.dropFirst().map(\.text)))
    body.ranges.nodes.append(ranges)
    body.furtherNames += names.dropFirst().map { (name: $0.text, range: $0.range) }
    if let failure { throw failure }
    return name
  }

  private mutating func argument(
    _ arguments: inout [Argument], _ ranges: inout SourceMap.NodeRanges
  ) throws(Failure) {
    var port: PortName?
    var nameRange: Range<Int>?
    let mark = cursor.kind(ahead: 1)
    if cursor.kind.isName, mark == .colon || mark == .equals {
      let (name, range) = try cursor.name("a parameter")
      if mark == .equals {
        cursor.report(
          .syntax, "Arguments are given with a colon.", at: cursor.current.range,
          hint: "Write \(NameSpelling.written(name)): ...")
      }
      cursor.advance()
      port = .named(name)
      nameRange = range
    } else if cursor.kind == .number, mark == .colon {
      nameRange = cursor.current.range
      port = .position(try position("Arguments"))
      cursor.advance()
    }
    let start = cursor.current.start
    let source = try value("a value for \(port?.description ?? "the next argument")")
    let range = start..<max(start, cursor.endOfPrevious)
    if port == nil, let last = arguments.last?.port, last != .position(arguments.count - 1) {
      cursor.report(
        .syntax, "An argument without a name stands after one with a name.", at: range,
        hint: "Give it the name of its parameter, or put it first.")
    }
    let place = port ?? .position(arguments.count)
    arguments.append(Argument(place, source))
    ranges.arguments.append((place, nameRange, range))
  }

  /// A name for a node that was given none.
  private mutating func madeUpName(for function: FunctionName) -> String {
    var taken = body.takenNames ?? namesGiven()
    let base = SourceParser.identifier(function.name)
    var name = base
    var number = body.madeUpNames[base] ?? 1
    // Made to be its only owner, so that the insertion copies nothing.
    body.takenNames = nil
    while taken.contains(name) {
      number += 1
      name = "\(base)_\(number)"
    }
    taken.insert(name)
    body.takenNames = taken
    body.madeUpNames[base] = number
    return name
  }

  private static func identifier(_ name: String) -> String {
    if NameSpelling.isIdentifier(name) { return name }
    let words = name.unicodeScalars.split { !$0.properties.isXIDContinue }
    let joined = words.map { String($0) }.joined(separator: "_")
    return NameSpelling.isIdentifier(joined) ? joined : joined.isEmpty ? "node" : "node_\(joined)"
  }

  /// The names that the statements give to nodes or, in a realization, use in any way.
  private mutating func namesGiven() -> Set<String> {
    var names = body.parameters.union(body.nodes.map(\.name))
    var depth = 0
    var index = body.firstToken
    let hasBraces = body.firstToken > 0
    while index < cursor.tokens.count, namesToSearch > 0 {
      let token = cursor.tokens[index]
      switch token.kind {
      case .leftBrace where hasBraces && !opensRecord(index): return names
      case .leftBrace: depth += 1
      case .rightBrace:
        depth -= 1
        if depth < 0 && hasBraces { return names }
      case .name, .quotedName:
        let next = index + 1 < cursor.tokens.count ? cursor.tokens[index + 1].kind : .end
        let isGiven = next == .equals || next == .comma
        if depth <= 0, isGiven || (body.isRealization && next != .leftParenthesis) {
          names.insert(cursor.plainName(token))
        }
      default: break
      }
      index += 1
      // A file with many flows whose braces are not closed would be searched again for each.
      namesToSearch -= 1
    }
    return names
  }

  /// Whether a brace stands where a value can.
  private func opensRecord(_ index: Int) -> Bool {
    switch index > 0 ? cursor.tokens[index - 1].kind : .end {
    case .leftParenthesis, .leftBracket, .leftBrace, .comma, .colon, .equals, .newline, .blankLine,
      .comment, .documentation:
      true
    default: false
    }
  }
}
