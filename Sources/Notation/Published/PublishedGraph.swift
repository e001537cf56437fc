import Flow

/// The nodes, outputs and links of a published program while it is being read.
struct PublishedGraph {
  /// A name with the place where it stands.
  struct Word {
    var text: String
    var range: Range<Int>
  }

  /// A node with what is known of it so far.
  struct Entry {
    var node: Node
    var ranges: SourceMap.NodeRanges
    /// The name as the program writes it.
    var written: String
    /// Where it is invoked, once it is.
    var invocation: Range<Int>?
    /// Which argument fills each port.
    var filled: [String: Filling] = [:]
  }

  /// What fills a port.
  struct Filling {
    var argument: Int
    var isInvocation: Bool
    var range: Range<Int>
  }

  /// What a name in the program stands for.
  enum Binding {
    case output(node: Int, position: Int, at: Range<Int>)
    /// Something that could not be read and has its finding already.
    case unreadable
  }

  /// An argument that draws on names not bound where it stands.
  struct Pending {
    var entry: Int
    var argument: Int
    var written: PublishedArgument
  }

  /// What is done with a node that is not there where this is written.
  struct Orphan {
    var node: Word
    var outputs: [Word] = []
    var arguments: [PublishedArgument] = []
    /// The whole statement, if it invokes the node.
    var invocation: Range<Int>?
  }

  var entries: [Entry] = []
  /// Which node a written name means.
  private(set) var nodes: [String: Int] = [:]
  /// What the other names mean.
  private(set) var bindings: [String: Binding] = [:]
  /// The names of outputs in the order in which they are bound first.
  private(set) var outputNames: [String] = []
  /// The nodes in the order in which they are invoked.
  private(set) var invoked: [Int] = []
  var pending: [Pending] = []
  var orphans: [Orphan] = []
  private var takenNames: Set<String> = []
  private var copies: [String: Int] = [:]

  /// Adds a node under the name that the program gives it.
  ///
  /// - Returns: Which node it is.
  mutating func add(
    _ name: Word, function: Word, findings: inout PublishedFindings, in text: SourceText
  ) -> Int {
    if let first = nodes[name.text] {
      let line = text.line(at: entries[first].ranges.name.lowerBound) + 1
      findings.report(
        .duplicateName, "There is a node named \(name.text) already.", at: name.range,
        hint: "The first one is in line \(line). Give this one another name.")
    }
    let nodeName = freeName(PublishedName.node(name.text))
    let node = Node(
      nodeName, FunctionName(PublishedName.decoded(function.text), on: "comfy"))
    let ranges = SourceMap.NodeRanges(
      node: nodeName, name: name.range, function: function.range)
    nodes[name.text] = entries.count
    entries.append(Entry(node: node, ranges: ranges, written: name.text))
    return entries.count - 1
  }

  private mutating func freeName(_ name: String) -> String {
    if takenNames.insert(name).inserted { return name }
    var number = copies[name] ?? 2
    while !takenNames.insert("\(name)_\(number)").inserted { number += 1 }
    copies[name] = number + 1
    return "\(name)_\(number)"
  }

  /// Notes that a node is invoked.
  mutating func invoke(_ entry: Int, at range: Range<Int>) {
    entries[entry].invocation = range
    invoked.append(entry)
  }

  /// Gives a name its meaning from here on.
  mutating func bind(_ name: String, _ binding: Binding) {
    if bindings.updateValue(binding, forKey: name) == nil { outputNames.append(name) }
  }

  /// The nodes in the order of the flow: as they are invoked, then those that never are.
  var order: [Int] {
    invoked + entries.indices.filter { entries[$0].invocation == nil }
  }

  /// What a written expression is in the flow, or nil if a name in it has no meaning.
  func source(of expression: PythonExpression) -> Source? {
    switch expression {
    case .value(let value): return .value(value)
    case .list(let elements):
      var sources: [Source] = []
      for element in elements {
        guard let source = source(of: element) else { return nil }
        sources.append(source)
      }
      return .list(sources)
    case .name(let name, _):
      guard case .output(let entry, let position, _) = bindings[name] else { return nil }
      return .output(
        OutputReference(entries[entry].node.name, position == 0 ? nil : .position(position)))
    }
  }
}
