import Comfy
import Flow
import Foundation
import OrderedJSON

/// Where the classes of ComfyUI nodes come from that flows are read and checked against.
public struct NodeClassSource: Sendable {
  private let given: Given?

  /// A server's classes, with their signatures worked out once.
  private struct Given: Sendable {
    let classes: NodeClasses
    let catalogue: Catalogue
  }

  /// ComfyUI's own classes, of the description that this program carries.
  public static let bundled = NodeClassSource(given: nil)

  private static let core = Given(classes: .core, catalogue: NodeClasses.core.catalogue)

  private init(given: Given?) {
    self.given = given
  }

  /// The classes of a server, from what it answered for `/object_info`.
  ///
  /// - Throws: A finding when the file is not there or is no such description.
  public init(objectInfo path: String) throws(Diagnostic) {
    let bytes = try FlowDocument.bytes(ofFile: path).bytes
    let classes: NodeClasses
    do {
      classes = try NodeClasses(objectInfo: JSON(parsing: bytes))
    } catch let finding as Diagnostic {
      throw finding
    } catch {
      throw Diagnostic(
        .fileUnreadable, "\(Value.quoted(path)) is no description of node classes: \(error)",
        hint: "Save what a server answers for /object_info, and give that file.")
    }
    given = Given(classes: classes, catalogue: classes.catalogue)
  }

  /// The classes of a server that was asked.
  public init(classes: NodeClasses) {
    given = Given(classes: classes, catalogue: classes.catalogue)
  }

  /// Whether these are only the classes that this program carries; a server may have more.
  public var isBundled: Bool { given == nil }

  /// The classes.
  public var classes: NodeClasses { (given ?? NodeClassSource.core).classes }

  /// The classes as functions of the target `comfy`.
  public var catalogue: Catalogue { (given ?? NodeClassSource.core).catalogue }
}
