import Flow

/// Finds where the places of one declaration stand, each in about the same time however many there are.
struct PlaceRanges {
  private let item: SourceMap.ItemRanges
  private var parameters: [String: Range<Int>]?
  private var nodes: [String: Int]?
  /// The arguments of nodes that have too many to look through each time.
  private var arguments: [Int: [PortName: Int]] = [:]

  init(_ item: SourceMap.ItemRanges) {
    self.item = item
  }

  /// The bytes at which a place stands.
  ///
  /// - Parameter name: Whether an argument's name is meant and not its value.
  mutating func range(of place: FlowPlace, name: Bool = false) -> Range<Int>? {
    switch place {
    case .flow: return item.name
    case .parameter(let parameter): return self.parameter(parameter) ?? item.name
    case .result(let position):
      return item.results.indices.contains(position) ? item.results[position] : item.name
    case .node(let node): return position(of: node).map { item.nodes[$0].name }
    case .function(let node): return position(of: node).map { item.nodes[$0].function }
    case .argument(let nodeName, let port):
      guard let node = position(of: nodeName) else { return nil }
      guard let argument = argument(port, of: node) else { return item.nodes[node].function }
      return name ? argument.name ?? argument.value : argument.value
    }
  }

  private mutating func parameter(_ name: String) -> Range<Int>? {
    if item.parameters.count < 8 { return item.parameters.first { $0.name == name }?.range }
    let index =
      parameters
      ?? Dictionary(item.parameters.map { ($0.name, $0.range) }, uniquingKeysWith: { a, _ in a })
    parameters = index
    return index[name]
  }

  private mutating func position(of name: String) -> Int? {
    // The parser's own table is at hand; a further output of the same name would hide the node in it.
    if let position = item.scope?.position(of: name), item.nodes.indices.contains(position),
      item.nodes[position].node == name
    {
      return position
    }
    let index =
      nodes
      ?? Dictionary(
        item.nodes.enumerated().map { ($0.element.node, $0.offset) },
        uniquingKeysWith: { a, _ in a })
    nodes = index
    return index[name]
  }

  private mutating func argument(
    _ port: PortName, of node: Int
  ) -> (name: Range<Int>?, value: Range<Int>)? {
    let all = item.nodes[node].arguments
    if all.count < 16 { return all.last { $0.port == port }.map { ($0.name, $0.value) } }
    if arguments[node] == nil {
      arguments[node] = Dictionary(
        all.enumerated().map { ($0.element.port, $0.offset) }, uniquingKeysWith: { _, b in b })
    }
    return arguments[node]?[port].map { (all[$0].name, all[$0].value) }
  }
}
