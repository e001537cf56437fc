import OrderedJSON

/// The inputs that an input brings along, depending on its value or on what is linked.
public indirect enum DynamicInput: Hashable, Sendable {
  /// Choosing an option adds that option's inputs, named `parent.child`.
  case combo([Option])
  /// Sockets `parent.<name>`, one more than are linked.
  case autogrow(Autogrow)
  /// Rows of inputs `parent.<row>.child`; how many is the widget's own value, which no prompt has.
  case group(inputs: [NodeInput], minimum: Int, maximum: Int)
  /// Linking it adds inputs, named `parent.child`.
  case slot([NodeInput])

  /// One option of a dynamic combo.
  public struct Option: Hashable, Sendable {
    /// The value that chooses it.
    public var key: String
    /// What it adds.
    public var inputs: [NodeInput]

    /// An option with what it adds.
    public init(_ key: String, _ inputs: [NodeInput]) {
      self.key = key
      self.inputs = inputs
    }
  }

  /// Sockets that grow in number.
  public struct Autogrow: Hashable, Sendable {
    /// What each step adds, mostly one socket.
    public var inputs: [NodeInput]
    /// The names of the steps, where they are listed.
    public var names: [String]
    /// What names begin with where they are counted from 0 instead.
    public var prefix: String
    /// How many there must be.
    public var minimum: Int
    /// How many there may be.
    public var maximum: Int

    /// Sockets of those parts.
    public init(
      _ inputs: [NodeInput], names: [String] = [], prefix: String = "", minimum: Int = 1,
      maximum: Int = 100
    ) {
      self.inputs = inputs
      self.names = names
      self.prefix = prefix
      self.minimum = minimum
      self.maximum = maximum
    }

    /// How many there may be, a list of names having the last word.
    public var count: Int { names.isEmpty ? maximum : names.count }

    /// The short name of an input at a step from 0: listed, or a prefix and the number.
    public func name(of input: NodeInput, at step: Int) -> String {
      if names.indices.contains(step) { return names[step] }
      return (inputs.count == 1 ? prefix : input.name) + String(step)
    }
  }
}
