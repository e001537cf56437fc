extension NativePrimitives {
  /// The primitives of the library's `text.anyflow`.
  static var text: [any NativePrimitive] {
    [LoadText(), SaveText(), ReadText()]
  }
}
