import Flow
import OrderedJSON

/// One node of a graph as the editor saves it.
public struct WorkflowNode: Hashable, Sendable {
  /// The property in which a workflow made from a flow lists the inputs of a sub-graph's use that the
  /// flow leaves to their defaults; editors keep it.
  static let unsetProperty = "Left to defaults"

  /// Its id, a number or any text.
  public var id: String
  /// The node class, the id of a sub-graph, or one of the editor's own types.
  public var type: String
  /// The heading that its user gave it.
  public var title: String?
  /// Whether it takes part.
  public var mode: Node.Mode
  /// Its inputs as the file lists them: widgets without a link may be missing.
  public var inputs: [Slot]
  /// Links that end at a place of ``inputs`` that the file does not list, by place.
  public var unlistedLinks: [Int: String]
  /// Its outputs in slot order.
  public var outputs: [Slot]
  /// The values of its widgets.
  public var values: Values
  /// Its widgets' values by name, which recent editors write beside ``values``.
  public var namedValues: JSONObject?
  /// The values of a use of a sub-graph by the place of the input, where they are known so.
  var inputValues: [Int: JSON]?
  /// What extensions keep with it.
  public var properties: JSONObject
  /// Its upper left corner.
  public var position: WorkflowPoint?
  /// Its width and height.
  public var size: WorkflowPoint?
  /// The colours of its heading and its body.
  public var colors: [String]

  /// One input or output of a node in the file.
  public struct Slot: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The type in the editor's spelling; `COMBO` for a list of options.
    public var type: String
    /// The link that fills an input.
    public var link: String?
    /// The links that start at an output.
    public var links: [String]
    /// The widget that an input stands for.
    public var widget: String?
    /// What the editor shows in place of the name.
    public var label: String?

    /// A slot of that name and type.
    public init(
      _ name: String, _ type: String, link: String? = nil, links: [String] = [],
      widget: String? = nil, label: String? = nil
    ) {
      self.name = name
      self.type = type
      self.link = link
      self.links = links
      self.widget = widget
      self.label = label
    }
  }

  /// The values of a node's widgets in one of the forms that files have them in.
  public enum Values: Hashable, Sendable {
    case none
    /// By position.
    case list([JSON])
    /// By name, or by position as a text.
    case object(JSONObject)

    /// The value at a position, if the values are a list that reaches so far.
    public subscript(position: Int) -> JSON? {
      switch self {
      case .none: nil
      case .list(let values): values.indices.contains(position) ? values[position] : nil
      case .object(let object): object[String(position)]
      }
    }
  }

  /// A node of that type.
  public init(
    _ id: String, _ type: String, title: String? = nil, mode: Node.Mode = .active,
    inputs: [Slot] = [], outputs: [Slot] = [], values: Values = .none,
    namedValues: JSONObject? = nil, properties: JSONObject = JSONObject(),
    position: WorkflowPoint? = nil, size: WorkflowPoint? = nil, colors: [String] = []
  ) {
    self.id = id
    self.type = type
    self.title = title
    self.mode = mode
    self.inputs = inputs
    self.unlistedLinks = [:]
    self.outputs = outputs
    self.values = values
    self.namedValues = namedValues
    self.properties = properties
    self.position = position
    self.size = size
    self.colors = colors
  }
}
