extension FlowEdit: CustomStringConvertible {
  /// The change on one line, as in `clip.duration = 6 s`, `connect scene.image -> clip.image` or
  /// `rename a -> b`.
  public var description: String { line(before: nil) }
}

extension [FlowEdit] {
  /// Each change on one line, with what was there before, as in `clip.duration: 4 s -> 6 s`.
  ///
  /// - Parameter flow: The flow before these changes. A change that does not fit it is written without
  ///   what was there before.
  public func lines(on flow: Flow) -> [String] {
    var editor = FlowEditor(flow)
    return map { edit in
      let line = edit.line(before: editor)
      _ = try? editor.apply(edit)
      return line
    }
  }
}

extension FlowEdit {
  /// The change on one line, with what was there before where that is known.
  func line(before editor: FlowEditor?) -> String {
    switch self {
    case .setArgument, .insertArgument, .moveArgument, .setArguments: argumentLine(editor)
    case .addNode(let node, _): "add \(WrittenForm.of(node))"
    case .removeNode(let name): "remove \(WrittenForm.of(name: name))"
    case .cutNode(let name): "remove \(WrittenForm.of(name: name)), leaving links from it"
    case .moveNode(let name, let place): "move \(WrittenForm.of(name: name)) to place \(place + 1)"
    case .renameNode(let old, let new):
      "rename \(WrittenForm.of(name: old)) -> \(WrittenForm.of(name: new))"
    case .setFunction, .setFurtherNames, .setComments, .setAttribute, .setAttributes:
      partLine(editor)
    case .setNodes(let nodes):
      "write all nodes anew: " + (nodes.isEmpty ? "none" : WrittenForm.list(nodes, \.written))
    case .group(let edits): groupLine(edits, editor)
    default: headLine(editor?.flow)
    }
  }

  private func groupLine(_ edits: [FlowEdit], _ editor: FlowEditor?) -> String {
    var editor = editor
    let lines = edits.map { edit in
      let line = edit.line(before: editor)
      _ = try? editor?.apply(edit)
      return line
    }
    return lines.isEmpty ? "no change" : lines.joined(separator: "; ")
  }

  private func argumentLine(_ editor: FlowEditor?) -> String {
    switch self {
    case .setArgument(let node, let port, let source):
      let old = editor?.node(node)?.arguments.first { $0.port == port }?.source
      return FlowEdit.filling(WrittenForm.of(node, port), from: old, to: source)
    case .insertArgument(let node, let argument, let place):
      let line = FlowEdit.filling(
        WrittenForm.of(node, argument.port), from: nil, to: argument.source)
      return "\(line), as argument \(place + 1)"
    case .moveArgument(let node, let port, let place):
      return "make \(WrittenForm.of(node, port)) argument \(place + 1)"
    case .setArguments(let node, let arguments):
      let old = editor?.node(node).map { "(\(WrittenForm.of($0.arguments)))" }
      return FlowEdit.change(
        "arguments of \(WrittenForm.of(name: node))", from: old,
        to: "(\(WrittenForm.of(arguments)))")
    default: return ""
    }
  }

  private static func filling(
    _ place: String, from old: Source?, to new: Source?
  ) -> String {
    switch (old, new) {
    case (.output(let source)?, nil): "disconnect \(WrittenForm.of(source)) -> \(place)"
    case (let old?, nil): "unset \(place) (was \(WrittenForm.of(old)))"
    case (nil, nil): "unset \(place)"
    case (let old?, .output(let source)?):
      "connect \(WrittenForm.of(source)) -> \(place) (was \(WrittenForm.of(old)))"
    case (nil, .output(let source)?): "connect \(WrittenForm.of(source)) -> \(place)"
    case (_, let new?): change(place, from: old.map { WrittenForm.of($0) }, to: WrittenForm.of(new))
    }
  }

  /// `thing: old -> new` where the old is known, `thing = new` otherwise.
  static func change(_ thing: String, from old: String?, to new: String) -> String {
    old.map { "\(thing): \($0) -> \(new)" } ?? "\(thing) = \(new)"
  }
}

extension Node {
  fileprivate var written: String { WrittenForm.of(self) }
}

extension FlowEditor {
  /// The node of that name, if there is one.
  func node(_ name: String) -> Node? { find(name).map { nodes[$0] } }
}
