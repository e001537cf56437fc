import Flow

/// Writes what fills ports so that it reads back as the same thing where it stands.
struct SourceWriter {
  /// How a parameter of the flow is told from a node.
  enum ParameterSpelling {
    /// By its plain name where that means it, else as `flow.name`.
    case byScope
    /// Always as `flow.name`.
    case qualified
    /// Always by its plain name.
    case plain
  }

  private let scope: NameScope
  private let reserved: Set<String>
  private var furtherNames: [String: [String]] = [:]

  /// - Parameters:
  ///   - nodes: All nodes of the flow.
  ///   - reserved: The words that names can be only in backticks.
  init(_ nodes: [Node], _ scope: NameScope, reserved: Set<String> = []) {
    self.scope = scope
    self.reserved = reserved
    for node in nodes where !node.furtherNames.isEmpty && furtherNames[node.name] == nil {
      furtherNames[node.name] = node.furtherNames
    }
  }

  /// The lines of a text that is written over several lines.
  static func blockLines(_ source: Source) -> [String]? {
    if case .value(.text(let text)) = source { TextLiteral.blockLines(text) } else { nil }
  }

  /// Whether any argument is a text that is written over several lines.
  static func hasBlock(_ node: Node) -> Bool {
    node.arguments.contains { blockLines($0.source) != nil }
  }

  /// How many arguments stand in the order of the function's ports without their names.
  static func positionalCount(_ node: Node) -> Int {
    var count = 0
    while count < node.arguments.count, node.arguments[count].port == .position(count) {
      count += 1
    }
    return count
  }

  /// Writes a port before its value or where a link ends: its name, or its number counted from 1.
  func write(_ port: PortName, into text: inout TextBuffer) {
    switch port {
    case .named(let name): text.append(name: name, except: reserved)
    case .position(let position): text.append(String(position == Int.max ? position : position + 1))
    }
  }

  /// Writes a source as it stands in the statement at `index`.
  func write(
    _ source: Source, at index: Int, parameters: ParameterSpelling = .byScope,
    into text: inout TextBuffer
  ) {
    switch source {
    case .value(let value): text.append(value)
    case .parameter(let name):
      let isPlain =
        switch parameters {
        case .byScope: scope.isParameter(name, at: index)
        case .qualified: false
        case .plain: true
        }
      if !isPlain { text.append("flow.") }
      text.append(name: name, except: isPlain ? reserved : [])
    case .list(let sources):
      text.append("[")
      for (place, source) in sources.enumerated() {
        if place > 0 { text.append(", ") }
        write(source, at: index, parameters: parameters, into: &text)
      }
      text.append("]")
    case .output(let reference): write(reference, at: index, into: &text)
    }
  }

  private func write(_ reference: OutputReference, at index: Int, into text: inout TextBuffer) {
    switch reference.port {
    case nil:
      // Where the plain name would mean something else, the first output is named by its number.
      if scope.isPlain(reference.node, at: index) {
        text.append(name: reference.node, except: reserved)
      } else {
        write(node: reference.node, into: &text)
        text.append("1")
      }
    case .named(let port):
      write(node: reference.node, into: &text)
      text.append(name: port)
    case .position(let position):
      if position > 0, let names = furtherNames[reference.node], position <= names.count,
        scope.meaning(of: names[position - 1], at: index) == .output(reference)
      {
        text.append(name: names[position - 1], except: reserved)
        return
      }
      write(node: reference.node, into: &text)
      text.append(String(position == Int.max ? position : position + 1))
    }
  }

  /// Writes a node before one of its outputs; `flow` alone would mean the flow there.
  private func write(node: String, into text: inout TextBuffer) {
    if node == "flow" {
      text.append(NameSpelling.quoted(node))
    } else {
      text.append(name: node, except: reserved)
    }
    text.append(".")
  }
}
