import OrderedJSON

/// Picks the workflow and the prompt out of the named texts of a file.
///
/// Savers differ in where they put them: each under its name (`workflow`, `prompt`, in any case),
/// with the name in front of the value (`workflow:{...}`, ComfyUI's own way in EXIF), or both in one
/// object in a comment. The values are JSON, or JSON in a JSON text.
struct EmbeddedTexts {
  /// The first workflow found.
  private(set) var workflow: JSON?
  /// The first prompt found.
  private(set) var prompt: JSON?
  /// The first flow in A-Language found.
  private(set) var flowText: String?
  /// What stands under the right name but is no JSON.
  private(set) var damages: [Damage] = []

  /// A value that cannot be read.
  struct Damage: Hashable {
    /// "workflow" or "prompt".
    var name: String
    /// What is wrong, as the end of a sentence.
    var reason: String
  }

  private enum Slot: String, CaseIterable {
    case workflow, prompt
  }

  /// The name under which Anyflow has a server put the flow that it ran.
  private static let flowName = "anyflow"

  private static let commentNames: Set<String> = [
    "comment", "description", "usercomment", "imagedescription", "icmt", "extra", "",
  ]

  /// Whether nothing more is looked for.
  var isComplete: Bool { workflow != nil && prompt != nil && flowText != nil }

  /// Whether a text of that name may hold a workflow or a prompt.
  static func wants(_ name: String) -> Bool {
    let name = name.lowercased()
    return Slot(rawValue: name) != nil || name == flowName || commentNames.contains(name)
  }

  /// Takes a text of that name; the empty name stands for a place without names.
  mutating func add(_ name: String, _ bytes: some Collection<UInt8>) {
    let name = name.lowercased()
    var text = bytes.drop(while: Self.isPadding)[...]
    if let slot = Slot(rawValue: name) { return fill(slot, with: text) }
    if name == Self.flowName { return takeFlow(text) }
    guard Self.commentNames.contains(name) else { return }
    for slot in Slot.allCases where Self.starts(text, with: slot.rawValue) {
      text = text.dropFirst(slot.rawValue.utf8.count).drop(while: Self.isPadding)
      guard text.first == UInt8(ascii: ":") else { return }
      return fill(slot, with: text.dropFirst().drop(while: Self.isPadding))
    }
    if Self.starts(text, with: Self.flowName) {
      text = text.dropFirst(Self.flowName.utf8.count).drop(while: Self.isPadding)
      guard text.first == UInt8(ascii: ":") else { return }
      return takeFlow(text.dropFirst().drop(while: Self.isPadding))
    }
    guard text.first == UInt8(ascii: "{"), case .success(let json) = Self.json(text) else { return }
    add(json)
  }

  private mutating func takeFlow(_ text: some Collection<UInt8>) {
    guard flowText == nil, case .success(let json) = Self.json(text) else { return }
    flowText = json.string
  }

  /// Takes an object that may have both as members, or be one of them.
  mutating func add(_ json: JSON) {
    guard let members = json.object?.members else { return }
    var isPrompt = !members.isEmpty
    var hasNodes = false
    for member in members {
      let name = member.name.lowercased()
      if let slot = Slot(rawValue: name) {
        fill(slot, with: member.value)
      }
      if name == Self.flowName, flowText == nil { flowText = member.value.string }
      if name == "nodes", member.value.array != nil { hasNodes = true }
      if member.value["class_type"]?.string == nil { isPrompt = false }
    }
    if hasNodes { fill(.workflow, with: json) } else if isPrompt { fill(.prompt, with: json) }
  }

  private mutating func fill(_ slot: Slot, with text: some Collection<UInt8>) {
    // Other programs keep their prompt under the same name: plain words, not JSON.
    guard let first = text.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "\"") else {
      return
    }
    switch Self.json(text) {
    case .success(let json): fill(slot, with: json)
    case .failure(let error):
      guard first == UInt8(ascii: "{") else { return }
      let damage = Damage(name: slot.rawValue, reason: error.reason)
      if damages.count < Slot.allCases.count, !damages.contains(damage) { damages.append(damage) }
    }
  }

  private mutating func fill(_ slot: Slot, with json: JSON) {
    var json = json
    if let inner = json.string {
      guard inner.utf8.first == UInt8(ascii: "{") else { return }
      switch Self.json(inner.utf8) {
      case .success(let value): json = value
      case .failure(let error):
        if damages.count < Slot.allCases.count {
          damages.append(Damage(name: slot.rawValue, reason: error.reason))
        }
        return
      }
    }
    guard json.object != nil else { return }
    damages.removeAll { $0.name == slot.rawValue }
    switch slot {
    case .workflow: workflow = workflow ?? json
    case .prompt: prompt = prompt ?? json
    }
  }

  private struct Unreadable: Error {
    var reason: String
  }

  private static func json(_ text: some Collection<UInt8>) -> Result<JSON, Unreadable> {
    var bytes = Array(text)
    while let last = bytes.last, isPadding(last) { bytes.removeLast() }
    do throws(JSONError) {
      return .success(try JSON(parsing: bytes))
    } catch {
      return .failure(
        Unreadable(reason: "at character \(error.offset + 1), \(error.message.asClause)"))
    }
  }

  private static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0 || byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func starts(_ text: some Collection<UInt8>, with name: String) -> Bool {
    text.prefix(name.utf8.count).elementsEqual(name.utf8) { byte, letter in
      byte == letter || byte | 0x20 == letter
    }
  }
}

extension String {
  /// The sentence as the end of another: without its full stop, starting small.
  fileprivate var asClause: String {
    let sentence = hasSuffix(".") ? String(dropLast()) : self
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
