import Flow
import OrderedJSON

extension NodeInput {
  /// The type that links into it are held to.
  ///
  /// A server compares old combos, whose type is a list of options, as lists: two match when the
  /// lists are equal, and none matches the text `COMBO`. So that names keep that and stay short
  /// in messages, the name of such a type is `COMBO_` and a hash of the list.
  /// An input that matches types by template takes those the template allows.
  public var portType: PortType {
    if hasListType { return .named(NodeInput.listTypeName(of: choices ?? [])) }
    if type == "COMFY_MATCHTYPE_V3" { return PortType(comfy: allowedTypes ?? "*") }
    return PortType(comfy: type)
  }

  /// The types that the template of a `COMFY_MATCHTYPE_V3` input allows, divided by commas.
  var allowedTypes: String? { flags["template"]?["allowed_types"]?.string }

  /// The type of the widget that edits it, in the server's spelling.
  public var widgetType: String { flags["widgetType"]?.string ?? type }

  /// What a literal for it must be; nil where only a link can fill it.
  ///
  /// A server takes any literal for a type that it does not know as one of values, so an input whose
  /// description speaks of values, by a default or options, takes any too.
  public var literalType: PortType? {
    if choices != nil { return comboLiteralType }
    if let literal = NodeInput.literal(of: widgetType) { return literal }
    return defaultValue.map { !$0.isNull } == true || minimum != nil || maximum != nil
      ? .any : nil
  }

  /// Whether only whole numbers make sense.
  public var isWhole: Bool { widgetType == "INT" }

  private var comboLiteralType: PortType {
    if has("multi_select") || has("multiselect") { return .list(.modality(.text)) }
    var common: PortType?
    for choice in choices ?? [] {
      let kind: PortType
      switch choice {
      case .string: kind = .modality(.text)
      case .number: kind = .modality(.number)
      case .boolean: kind = .modality(.boolean)
      case .null, .array, .object: return .any
      }
      if let common, common != kind { return .any }
      common = kind
    }
    return common ?? .modality(.text)
  }

  /// What a literal of that type must be; one of several types, divided by commas, takes what its
  /// members take.
  private static func literal(of type: String) -> PortType? {
    switch type {
    case "INT", "FLOAT", "NUMBER": return .modality(.number)
    case "BOOLEAN", "BOOL": return .modality(.boolean)
    case "STRING", "MARKDOWN", "TEXTAREA", "COLOR", "COMFY_DYNAMICCOMBO_V3":
      return .modality(.text)
    default: break
    }
    if Widget.types.contains(type) || Widget.ownTypes.contains(type) { return .any }
    guard type.utf8.contains(UInt8(ascii: ",")) else { return nil }
    var common: PortType?
    for member in type.split(separator: ",") {
      guard let literal = literal(of: member.trimmingSpaces) else { continue }
      if let common, common != literal { return .any }
      common = literal
    }
    return common
  }

  /// The name of the type that is that list of options: 64 bits of FNV-1a over the list's JSON text.
  static func listTypeName(of choices: [JSON]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in JSON.array(choices).bytes() {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16, uppercase: true)
    return "COMBO_" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension PortType {
  /// The type that the server spells so; `*` is the wildcard, and no name says as little.
  init(comfy name: String) {
    self = name == "*" || name.isEmpty ? .any : .named(name)
  }
}

extension Substring {
  /// The text without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
