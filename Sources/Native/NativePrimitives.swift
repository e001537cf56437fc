/// Every primitive of the native target, by family.
enum NativePrimitives {
  static var all: [any NativePrimitive] {
    images + video + audio + mesh + text
  }
}
