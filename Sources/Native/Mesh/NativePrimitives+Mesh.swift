extension NativePrimitives {
  /// The primitives of the library's `mesh.anyflow`.
  static var mesh: [any NativePrimitive] {
    [LoadMesh(), SaveMesh(), ImageToMesh()]
  }
}
