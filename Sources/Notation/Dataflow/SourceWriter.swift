import Flow

/// Writes what fills ports so that it reads back as the same thing where it stands.
struct SourceWriter {
  /// One argument: what stands before the value, the value on one line, and its lines if it is a text
  /// that is clearer over several.
  struct WrittenArgument {
    var prefix: String
    var value: String
    var block: [String]?
  }

  private let scope: NameScope
  private var furtherNames: [String: [String]] = [:]

  init(_ nodes: [Node], _ scope: NameScope) {
    self.scope = scope
    for node in nodes where !node.furtherNames.isEmpty && furtherNames[node.name] == nil {
      furtherNames[node.name] = node.furtherNames
    }
  }

  /// The arguments of the node at `index`, in order.
  func arguments(_ node: Node, _ index: Int) -> [WrittenArgument] {
    var isInOrder = true
    return node.arguments.enumerated().map { place, argument in
      let prefix: String
      switch argument.port {
      case .position(let position) where isInOrder && position == place: prefix = ""
      case .position(let position):
        isInOrder = false
        prefix = "\(position == Int.max ? position : position + 1): "
      case .named(let name):
        isInOrder = false
        prefix = "\(NameSpelling.written(name)): "
      }
      return WrittenArgument(
        prefix: prefix, value: written(argument.source, at: index),
        block: SourceWriter.blockLines(argument.source))
    }
  }

  /// The lines of a text that is written over several lines.
  static func blockLines(_ source: Source) -> [String]? {
    if case .value(.text(let text)) = source { TextLiteral.blockLines(text) } else { nil }
  }

  /// A source as it is written in the statement at `index`.
  func written(_ source: Source, at index: Int) -> String {
    switch source {
    case .value(let value): value.description
    case .parameter(let name):
      scope.meaning(of: name, at: index) == source
        ? NameSpelling.written(name) : "flow.\(NameSpelling.written(name))"
    case .list(let sources):
      "[" + sources.map { written($0, at: index) }.joined(separator: ", ") + "]"
    case .output(let reference): written(reference, at: index)
    }
  }

  private func written(_ reference: OutputReference, at index: Int) -> String {
    let node = NameSpelling.written(reference.node, except: ["flow"])
    switch reference.port {
    case nil:
      // Where the plain name would mean something else, the first output is named by its number.
      return scope.meaning(of: reference.node, at: index) == .output(reference)
        ? NameSpelling.written(reference.node) : "\(node).1"
    case .named(let port): return "\(node).\(NameSpelling.written(port))"
    case .position(let position):
      if position > 0, let names = furtherNames[reference.node], position <= names.count {
        let name = names[position - 1]
        if scope.meaning(of: name, at: index) == .output(reference) {
          return NameSpelling.written(name)
        }
      }
      return "\(node).\(position == Int.max ? position : position + 1)"
    }
  }
}
