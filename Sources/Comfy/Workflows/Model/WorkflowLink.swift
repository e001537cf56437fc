/// One link of a graph.
public struct WorkflowLink: Hashable, Sendable {
  /// The node that it starts at.
  public var origin: String
  /// The output there, from 0.
  public var originSlot: Int
  /// The node that it ends at.
  public var target: String
  /// The input there, from 0, counted in the list of the file.
  public var targetSlot: Int

  /// A link between two slots.
  public init(from origin: String, _ originSlot: Int, to target: String, _ targetSlot: Int) {
    self.origin = origin
    self.originSlot = originSlot
    self.target = target
    self.targetSlot = targetSlot
  }
}
