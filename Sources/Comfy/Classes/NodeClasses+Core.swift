import Flow
import OrderedJSON

extension NodeClasses {
  /// ComfyUI's own node classes, for use without a server: names, types, ranges and defaults.
  ///
  /// Read from the program itself at the first use. Combos of files, which differ from server to
  /// server, have no options. Classes of partners' services are in it, marked as such.
  public static let core: NodeClasses = {
    let json = CoreClasses.text.withUTF8Buffer { try? JSON(parsing: $0) }
    let classes = json.flatMap { json -> NodeClasses? in try? NodeClasses(objectInfo: json) }
    return classes
      ?? NodeClasses(
        findings: [
          Diagnostic(
            .fileDamaged, "The bundled description of ComfyUI's node classes does not read.",
            hint: "Make it again with scripts/make-core-classes and rebuild.")
        ])
  }()
}
