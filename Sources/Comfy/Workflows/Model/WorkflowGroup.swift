/// A box that an editor draws around nodes.
public struct WorkflowGroup: Hashable, Sendable {
  /// Its heading.
  public var title: String
  /// Its upper left corner.
  public var origin: WorkflowPoint
  /// Its width and height.
  public var size: WorkflowPoint

  /// A box of that heading.
  public init(_ title: String, origin: WorkflowPoint, size: WorkflowPoint) {
    self.title = title
    self.origin = origin
    self.size = size
  }

  /// Whether a point lies in the box, its edges included.
  public func contains(_ point: WorkflowPoint) -> Bool {
    point.x >= origin.x && point.y >= origin.y
      && point.x <= origin.x + size.x && point.y <= origin.y + size.y
  }
}
