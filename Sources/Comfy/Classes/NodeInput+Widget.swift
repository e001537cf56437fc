import OrderedJSON

extension NodeInput {
  /// Whether the editor has a widget for it, unless it is forced to be a socket.
  public var hasWidgetType: Bool { hasListType || Widget.types.contains(widgetType) }

  /// Whether it must be linked although it has a widget's type.
  public var isForced: Bool { has("forceInput") }

  /// Whether it is a widget.
  public var isWidget: Bool { hasWidgetType && !isForced }

  /// The positions that follow the value's own: control and filter.
  var extraWidgets: [Widget.Kind] {
    let control = flags["control_after_generate"]
    switch hasListType ? "COMBO" : widgetType {
    case "INT":
      // An explicit false suppresses what the name would bring.
      let isSeed = name == "seed" || name == "noise_seed"
      return has("control_after_generate") || (control == nil && isSeed) ? [.control] : []
    case "FLOAT": return has("control_after_generate") ? [.control] : []
    case "COMBO": return has("control_after_generate") ? [.control, .filter] : []
    default: return []
    }
  }
}
