/// The type of a port: a modality, a list, a path, or a type that only one target knows.
public indirect enum PortType: Hashable, Sendable {
  /// One value of a modality.
  case modality(Modality)
  /// Any number of values of one type, in order.
  case list(PortType)
  /// A file by its path; written in flows as text.
  case file
  /// A target's own type in the target's spelling, such as `MODEL` or `LATENT`.
  case named(String)
  /// Accepts and gives anything; written `*`.
  case any

  /// The modality of one element, if this type has one.
  public var modality: Modality? {
    switch self {
    case .modality(let modality): modality
    case .list(let element): element.modality
    case .file, .named, .any: nil
    }
  }

  /// The type of one element of a list, and the type itself otherwise.
  public var element: PortType {
    if case .list(let element) = self { element } else { self }
  }

  /// Whether this type is a list.
  public var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// Whether only a link can fill a port of this type: media and targets' own types have no literals.
  public var needsLink: Bool {
    switch self {
    case .modality(let modality): modality.isMedia
    case .list(let element): element.needsLink
    case .named: true
    case .file, .any: false
    }
  }

  /// Whether a value of `other` can go into a port of this type without conversion.
  ///
  /// A single value may fill a list of its type. A mask is a grey picture, so an image port takes one.
  /// Targets' own types may name several, divided by commas; one in common is enough.
  public func accepts(_ other: PortType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): true
    case (.list(let element), .list(let given)): element.accepts(given)
    case (.list(let element), _): element.accepts(other)
    case (.modality(.image), .modality(.mask)): true
    case (.modality(.text), .file), (.file, .modality(.text)): true
    case (.named(let own), .named(let given)): own == given || PortType.overlap(own, given)
    case (.modality(let own), .named(let given)): own.accepts(Modality(named: given))
    case (.named(let own), .modality(let given)):
      own.split(separator: ",").contains {
        Modality(named: $0.trimmingPrefix(while: { $0 == " " }))?.accepts(given) ?? false
      }
    default: self == other
    }
  }

  private static func overlap(_ a: String, _ b: String) -> Bool {
    guard a.utf8.contains(UInt8(ascii: ",")) || b.utf8.contains(UInt8(ascii: ",")) else {
      return false
    }
    func members(_ names: String) -> Set<Substring> {
      Set(names.split(separator: ",").map { $0.filter { $0 != " " } }.map { Substring($0) })
    }
    return !members(a).isDisjoint(with: members(b))
  }
}

extension PortType {
  /// The type as people are shown it.
  ///
  /// A target's type that is one certain list of options is named `COMBO_` and 16 digits that tell the
  /// list, so that links compare lists; shown is `COMBO`.
  public var shown: PortType {
    switch self {
    case .named(let name) where name.utf8.count == 22 && name.hasPrefix("COMBO_"):
      .named("COMBO")
    case .list(let element): .list(element.shown)
    default: self
    }
  }
}

extension PortType: CustomStringConvertible {
  /// The type as flows spell it, such as `image`, `[audio]` or `LATENT`.
  public var description: String {
    switch self {
    case .modality(let modality): modality.rawValue
    case .list(let element): "[\(element)]"
    case .file: "file"
    case .named(let name): name
    case .any: "*"
    }
  }
}

extension Modality {
  /// The modality that a target's own type of that name holds, such as `image` for `IMAGE`.
  public init?(named name: some StringProtocol) {
    switch name {
    case "STRING": self = .text
    case "INT", "FLOAT": self = .number
    default:
      guard let modality = Modality(rawValue: name.lowercased()), name.uppercased() == name else {
        return nil
      }
      self = modality
    }
  }

  /// Whether a port of this modality takes the other: a mask is a grey picture.
  fileprivate func accepts(_ other: Modality?) -> Bool {
    self == other || (self == .image && other == .mask)
  }
}
