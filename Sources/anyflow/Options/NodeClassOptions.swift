import ArgumentParser
import Driver
import Flow

/// Which ComfyUI node classes flows are read and checked against.
struct NodeClassOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("object-info"),
    help: ArgumentHelp(
      "What a ComfyUI server answers for /object_info, as a file; by default ComfyUI's own classes.",
      valueName: "file"))
  var objectInfo: String?

  /// The node classes.
  ///
  /// - Throws: A finding about a file that is not there or describes no classes.
  func source() throws(Diagnostic) -> NodeClassSource {
    guard let objectInfo else { return .bundled }
    return try NodeClassSource(objectInfo: objectInfo)
  }
}
