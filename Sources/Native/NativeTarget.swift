import Flow
import Targets

/// The built-in target: this machine's own well-kept tools, without any model.
///
/// Its primitives have the interface of the library's functions of the same names, so the library
/// is the contract between the two.
public struct NativeTarget: Target {
  /// `native`.
  public let name = "native"
  /// One primitive for each function that this target implements.
  public let primitives: Catalogue
  private let tools: Toolbox
  private let implementations: [String: any NativePrimitive]

  /// The native target for a library's functions.
  ///
  /// - Parameters:
  ///   - functions: The abstract functions, whose signatures the primitives take over.
  ///   - path: The folders in which tools are looked for, separated by colons; by default the
  ///     process's own `PATH`.
  public init(implementing functions: Catalogue, path: String? = nil) {
    self.init(implementing: functions, path: path, where: { _ in true })
  }

  /// The native target for what must be done on this machine whatever else runs a flow: reading and
  /// writing files, and bringing what was made to exactly the size and length that was asked for.
  public static func forFiles(implementing functions: Catalogue) -> NativeTarget {
    NativeTarget(implementing: functions, path: nil) { name in
      name.hasPrefix("load_") || name.hasPrefix("save_") || name.hasPrefix("conform_")
        || name == "mask_of_transparency"
    }
  }

  private init(implementing functions: Catalogue, path: String?, where isWanted: (String) -> Bool) {
    tools = Toolbox(path: path)
    implementations = Dictionary(
      NativePrimitives.all.map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    var catalogue = Catalogue()
    for signature in functions.signatures
    where signature.name.target == nil && implementations[signature.name.name] != nil
      && isWanted(signature.name.name)
    {
      var primitive = signature
      primitive.name.target = name
      catalogue.add(primitive)
    }
    primitives = catalogue
  }

  /// The names of all primitives that are implemented, whether or not a function asks for them.
  public static var implementedNames: [String] { NativePrimitives.all.map(\.name) }

  /// Which tools are installed, found without starting any of them.
  public func inventory() async throws(Diagnostic) -> Inventory { tools.inventory }

  /// Why a primitive has no honest answer for these values.
  public func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal? {
    implementations[primitive]?.refusal(arguments)
  }

  /// Runs the primitives.
  public var provider: any Provider {
    NativeProvider(tools: tools, implementations: implementations)
  }
}
