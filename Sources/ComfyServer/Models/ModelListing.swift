/// Where a server says which files a folder of models has: one input of one node class.
public struct ModelListing: Hashable, Sendable {
  /// The folder below `models`.
  public var folder: String
  /// The node class that loads its files.
  public var nodeClass: String
  /// The input that lists them.
  public var input: String

  /// A folder's listing.
  public init(folder: String, nodeClass: String, input: String) {
    self.folder = folder
    self.nodeClass = nodeClass
    self.input = input
  }
}
