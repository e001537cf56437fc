import Comfy
import Flow
import Synchronization
import Targets

/// A ComfyUI server as a target: its node classes are the primitives.
///
/// A cheap value: all that was learned of the server is shared by its copies.
public struct ComfyTarget: Sendable {
  /// `comfy`.
  public let name = NodeClass.target
  /// Where the server is.
  public let address: ServerAddress
  /// Why the server cannot be used, with its address; nil when it can.
  public let finding: Diagnostic?
  /// The node classes: the server's own, or those known for want of them.
  public let classes: NodeClasses
  /// Where the node classes are from.
  public let origin: Origin
  /// What the server said about itself.
  public let stats: SystemStats?
  /// The families of models that its files are told apart by.
  public let families: ModelFamilies
  /// The node classes as functions; seeds may be left out.
  public let primitives: Catalogue

  let survey: ServerSurvey
  private let runner: Runner

  /// Where node classes are from.
  public enum Origin: Hashable, Sendable {
    /// The server described them just now.
    case server
    /// The server described them before, and nothing has changed since.
    case cache
    /// The server described them before, and cannot be asked now.
    case formerly
    /// They are those that come with Anyflow.
    case bundled
  }

  /// Makes what runs jobs on a target; called once for each target, when it is first needed.
  public typealias MakeProvider = @Sendable (ComfyTarget) -> any Provider

  init(
    address: ServerAddress, finding: Diagnostic?, classes: NodeClasses, origin: Origin,
    stats: SystemStats?, families: ModelFamilies, survey: ServerSurvey,
    makeProvider: @escaping MakeProvider
  ) {
    self.address = address
    self.finding = finding
    self.classes = classes
    self.origin = origin
    self.stats = stats
    self.families = families
    self.survey = survey
    primitives = ComfyTarget.primitives(of: classes)
    runner = Runner(make: makeProvider)
  }

  /// The provider, made when it is first needed and then kept.
  private final class Runner: Sendable {
    let make: MakeProvider
    let made = Mutex<(any Provider)?>(nil)

    init(make: @escaping MakeProvider) { self.make = make }

    func provider(of target: ComfyTarget) -> any Provider {
      made.withLock { made in
        if let made { return made }
        let provider = make(target)
        made = provider
        return provider
      }
    }
  }

  /// Runs jobs on the server.
  public var provider: any Provider { runner.provider(of: self) }

  /// The server's models by family, with the files of which nothing says what they are.
  public var models: ModelInventory { get async { await survey.found.models } }

  /// What was odd in what was learned, and what is assumed for want of a server.
  public var findings: [Diagnostic] {
    var result = families.findings + classes.findings
    if finding == nil, origin == .bundled || origin == .formerly {
      result.append(assumption)
    }
    return result
  }

  private var assumption: Diagnostic {
    let source =
      origin == .bundled
      ? "the node classes that come with Anyflow" : "the node classes that it had before"
    return Diagnostic(
      .assumption,
      "The ComfyUI server at \(address) was not asked: this is planned with \(source), and assumes "
        + "that every model is there under its usual name.", severity: .warning,
      hint: "Plan with the server running to see what it has.")
  }
}
