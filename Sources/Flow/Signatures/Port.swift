/// One input of a function: an input port proper (the paper's I) or a parameter (the paper's φ).
///
/// The two differ only in how they are filled: media come by link, the rest by link or by value.
public struct Port: Hashable, Sendable {
  /// The name by which arguments address it.
  public var name: String
  /// What it takes.
  public var type: PortType
  /// The unit in which a number is meant, given to the function, and ranged.
  public var unit: QuantityUnit?
  /// The numbers it allows, in `unit`.
  public var range: ValueRange?
  /// What a literal for it must be, where `type` is a target's own type for values, such as `INT`.
  ///
  /// Nil leaves that to `type`. Written behind the type, as in `INT|number`.
  public var literalType: PortType?
  /// Whether only whole numbers make sense; written `INT|whole`.
  public var isWhole: Bool
  /// The distance between numbers that make sense, counted from the range's lower end.
  public var step: Number?
  /// The only texts it allows, if it is closed.
  public var choices: [Choice]
  /// What stands in when nothing is given; nil makes the port required, `.none` optional.
  public var defaultValue: Value?
  /// One sentence for people.
  public var documentation: String
  /// The words by which people name it in a request, such as "long" for a duration.
  public var words: [String]

  /// One allowed text of a closed parameter, with the words by which people ask for it.
  public struct Choice: Hashable, Sendable {
    /// The value as flows carry it.
    public var value: String
    /// Other words for it in requests.
    public var words: [String]

    /// An allowed text and other words for it.
    public init(_ value: String, words: [String] = []) {
      self.value = value
      self.words = words
    }
  }

  /// Describes an input; see the properties for each part.
  public init(
    _ name: String, _ type: PortType, literal literalType: PortType? = nil,
    isWhole: Bool = false, unit: QuantityUnit? = nil, range: ValueRange? = nil,
    step: Number? = nil, choices: [Choice] = [], defaultValue: Value? = nil,
    documentation: String = "", words: [String] = []
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.literalType = literalType
    self.isWhole = isWhole
    self.range = range
    self.step = step
    self.choices = choices
    self.defaultValue = defaultValue
    self.documentation = documentation
    self.words = words
  }

  /// Whether a node must fill it.
  public var isRequired: Bool { defaultValue == nil }

  /// Whether it takes media or a target's own type, which only a link can give.
  public var isInput: Bool { literalType == nil && type.needsLink }

  /// What a literal for it must be.
  public var valueType: PortType { literalType ?? type }
}

/// One output of a function.
public struct OutputPort: Hashable, Sendable {
  /// The name by which links address it.
  public var name: String
  /// What it gives.
  public var type: PortType

  /// An output port.
  public init(_ name: String, _ type: PortType) {
    self.name = name
    self.type = type
  }
}

/// The name of `Port` where Foundation, which has a `Port` of its own, is imported too.
public typealias InputPort = Port
