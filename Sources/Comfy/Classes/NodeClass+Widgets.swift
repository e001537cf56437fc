import OrderedJSON

extension NodeClass {
  /// What stands at each position of `widgets_values`, dynamic inputs having their defaults.
  public var widgets: [Widget] { widgets(for: []) }

  /// What stands at each position of those values.
  ///
  /// Values choose what dynamic combos and groups bring along; missing ones stand at their defaults.
  ///
  /// - Parameter countingForced: Whether inputs that are forced to be sockets have positions too, as
  ///   in files from before they were forced.
  public func widgets(for values: [JSON], countingForced: Bool = false) -> [Widget] {
    var walk = WidgetWalk(values, countingForced: countingForced)
    let required = inputs.prefix { $0.isRequired }
    for input in required { walk.add(input) }
    // The editor adds these behind the required inputs.
    if NodeClass.playing.contains(name) { walk.widgets.append(Widget(.preview)) }
    if let uploading = required.first(where: \.uploads) {
      walk.widgets.append(Widget(.upload, uploading))
    }
    for input in inputs.dropFirst(required.count) { walk.add(input) }
    return walk.widgets
  }

  /// The classes whose player or viewer is saved with the widgets.
  private static let playing: Set<String> = [
    "LoadAudio", "Preview3D", "Preview3DAnimation", "SaveGLB",
  ]
}

extension NodeInput {
  /// Whether the editor has a button for uploading a file to it.
  fileprivate var uploads: Bool {
    ["image_upload", "animated_image_upload", "video_upload", "audio_upload"].contains {
      has($0)
    }
  }
}
