/// A prompt that a server took.
public struct Submission: Hashable, Sendable {
  /// Its id.
  public var id: PromptID
  /// Its place in the queue, where known: lower numbers are first.
  public var number: Double?
  /// Whether the answer was lost and the prompt was found on the server instead.
  public var isRecovered: Bool
  /// The output nodes that will be executed, known only when it was found in the queue.
  public var outputs: [String]?

  /// A prompt that a server took.
  public init(
    id: PromptID, number: Double? = nil, isRecovered: Bool = false, outputs: [String]? = nil
  ) {
    self.id = id
    self.number = number
    self.isRecovered = isRecovered
    self.outputs = outputs
  }
}
