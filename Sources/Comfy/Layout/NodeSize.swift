import OrderedJSON

/// Estimates how large an editor draws a node.
enum NodeSize {
  private static let row = 20.0
  private static let widgetRow = 24.0
  private static let character = 7.5

  /// The size of a node's body.
  ///
  /// - Parameters:
  ///   - node: The node with its slots; its widgets' slots take no row of their own.
  ///   - widgets: The widgets with their values, by kind.
  static func estimate(_ node: EditorNode, widgets: [(widget: Widget, value: JSON)]) -> LayoutSize {
    let sockets = node.inputs.filter { !$0.isWidget }
    let longestInput = sockets.map(\.name.count).max() ?? 0
    let longestOutput = node.outputs.map(\.name.count).max() ?? 0
    let title = node.title ?? (node.isClass ? node.type : "")
    var width = max(
      140, Double(title.count) * character + 60,
      Double(longestInput + longestOutput) * character + 50)
    var height = 6 + row * Double(max(sockets.count, node.outputs.count))
    for (widget, value) in widgets {
      let isLong = widget.kind == .value && widget.input?.has("multiline") == true
      switch widget.kind {
      case .upload, .preview:
        // A button or a player, and below a button for pictures the picture.
        let showsPicture = widget.kind == .upload && widget.input?.has("audio_upload") != true
        height += showsPicture ? widgetRow + 200 : 2 * widgetRow
        width = max(width, 270)
      case .value where isLong:
        let text = value.string ?? ""
        height += textHeight(text, width: 400) + 10
        width = max(width, 400)
      case .value, .rows, .control, .filter:
        height += widgetRow
        let name = Double(widget.input?.name.count ?? 0) * character
        let shown = Double(min(value.string?.count ?? 8, 30)) * character
        width = max(width, 210, name + shown + 50)
      }
    }
    if node.outputs.isEmpty, node.isClass, sockets.contains(where: { $0.type == "IMAGE" }) {
      // What saves or shows pictures shows them.
      height += 240
      width = max(width, 270)
    }
    return LayoutSize(rounded(width), rounded(max(height, 30)))
  }

  /// The size of a note with that text.
  static func note(_ text: String) -> LayoutSize {
    LayoutSize(400, rounded(textHeight(text, width: 400)))
  }

  /// The height of a field that shows a text in lines of that width, or of a good part of it.
  private static func textHeight(_ text: String, width: Double) -> Double {
    let perLine = max(Int(width / character), 1)
    var lines = 0
    var length = 0
    for byte in text.utf8 {
      // Bytes that continue a character take no room.
      if byte & 0xC0 != 0x80 { length += 1 }
      if byte == UInt8(ascii: "\n") || length > perLine {
        lines += 1
        length = 0
      }
      if lines > 40 { break }
    }
    return min(max(Double(lines + 1) * 16 + 20, 100), 500)
  }

  private static func rounded(_ length: Double) -> Double { (length / 10).rounded(.up) * 10 }
}
