/// One use of a function in a flow.
public struct Node: Hashable, Sendable {
  /// The node's name, unique in its flow.
  public var name: String
  /// Names given to the second and further outputs, in order; usually none.
  public var furtherNames: [String]
  /// The function it uses.
  public var function: FunctionName
  /// What fills its ports, in written order.
  public var arguments: [Argument]
  /// Comments that belong to the node and move with it.
  public var comments: Comments
  /// What is said of the node beside what it computes, such as its title.
  public var attributes: [Attribute]

  /// A node that uses `function`.
  public init(
    _ name: String, _ function: FunctionName, _ arguments: [Argument] = [],
    furtherNames: [String] = [], comments: Comments = Comments(), attributes: [Attribute] = []
  ) {
    self.name = name
    self.function = function
    self.arguments = arguments
    self.furtherNames = furtherNames
    self.comments = comments
    self.attributes = attributes
  }

  /// The argument written for that port name.
  public func argument(_ port: String) -> Argument? {
    arguments.first { $0.port == .named(port) }
  }
}

/// What fills one port of a node.
public struct Argument: Hashable, Sendable {
  /// The port it fills.
  public var port: PortName
  /// What fills it.
  public var source: Source

  /// An argument for `port`.
  public init(_ port: PortName, _ source: Source) {
    self.port = port
    self.source = source
  }

  /// An argument for the port of that name.
  public init(_ name: String, _ source: Source) {
    self.init(.named(name), source)
  }

  /// A literal for the port of that name.
  public init(_ name: String, _ value: Value) {
    self.init(.named(name), .value(value))
  }
}

/// Comments kept with what they stand at, without their `//`.
public struct Comments: Hashable, Sendable {
  /// Whole lines above.
  public var leading: [String]
  /// The rest of the line.
  public var trailing: String?
  /// Whether an empty line sets it off from what stands before.
  public var blankLineBefore: Bool

  /// Comments at one place.
  public init(leading: [String] = [], trailing: String? = nil, blankLineBefore: Bool = false) {
    self.leading = leading
    self.trailing = trailing
    self.blankLineBefore = blankLineBefore
  }
}
