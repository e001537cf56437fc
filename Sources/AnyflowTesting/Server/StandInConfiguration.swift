import Comfy
import OrderedJSON

/// What a stand-in server has and how it behaves.
public struct StandInConfiguration: Sendable {
  /// The node classes it has.
  public var classes: NodeClasses
  /// The model files it has, by folder such as `checkpoints` or `upscale_models`.
  public var models: [String: [String]]
  /// What `/view_metadata` says, by `folder/file`.
  public var metadata: [String: JSON]
  /// Files that stand in its `input` folder from the start, by their path in it.
  public var inputs: [String: [UInt8]]
  /// The version in `/system_stats`.
  public var version: String
  /// Which edition's rules it follows where they differ.
  public var edition: Edition
  /// How long each step of a sampler takes.
  public var stepTime: Duration
  /// How long each other node takes.
  public var nodeTime: Duration
  /// Whether samplers send preview pictures.
  public var sendsPreviews: Bool
  /// The most bytes of a request's body.
  public var uploadLimit: Int
  /// Whether `/features` exists; older servers answer 404.
  public var hasFeatures: Bool
  /// Whether films and sounds are made with `ffmpeg` where it is installed.
  ///
  /// Without it they are made as plain files that say their kind in the first bytes.
  public var usesFFmpeg: Bool
  /// The port to listen on; 0 for any free one.
  public var port: Int

  /// The edition of the protocol.
  public enum Edition: Hashable, Sendable {
    /// ComfyUI 0.3.64, of October 2025.
    case october2025
    /// Later ones: prompt ids must be lowercase UUIDs, an unknown class is `missing_node_type` with the
    /// node's title, options of combos that are declared as `COMBO` are checked, cycles are named.
    case later
  }

  /// A configuration; what is left out is as on a fresh server with no models.
  public init(
    classes: NodeClasses = .core, models: [String: [String]] = [:], metadata: [String: JSON] = [:],
    inputs: [String: [UInt8]] = [:], version: String = "0.3.64", edition: Edition = .october2025,
    stepTime: Duration = .zero, nodeTime: Duration = .zero, sendsPreviews: Bool = true,
    uploadLimit: Int = 104_857_600, hasFeatures: Bool = true, usesFFmpeg: Bool = true, port: Int = 0
  ) {
    self.classes = classes
    self.models = models
    self.metadata = metadata
    self.inputs = inputs
    self.version = version
    self.edition = edition
    self.stepTime = stepTime
    self.nodeTime = nodeTime
    self.sendsPreviews = sendsPreviews
    self.uploadLimit = uploadLimit
    self.hasFeatures = hasFeatures
    self.usesFFmpeg = usesFFmpeg
    self.port = port
  }
}
