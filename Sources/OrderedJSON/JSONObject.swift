/// The members of a JSON object in written order.
public struct JSONObject: Hashable, Sendable {
  /// The members, a name that was written twice standing twice.
  public var members: [Member]

  /// One member.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSON

    /// A member of that name.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object of those members.
  public init(_ members: [Member] = []) {
    self.members = members
  }

  /// The value of the last member of that name, as JavaScript takes it; looks through all members.
  ///
  /// Setting replaces the first member of the name and takes the others away, or appends one.
  public subscript(name: String) -> JSON? {
    get { members.last { $0.name == name }?.value }
    set {
      guard let index = members.firstIndex(where: { $0.name == name }) else {
        if let newValue { members.append(Member(name, newValue)) }
        return
      }
      guard let newValue else { return members.removeAll { $0.name == name } }
      members[index].value = newValue
      let kept = members[...index]
      members = kept + members[(index + 1)...].filter { $0.name != name }
    }
  }

  /// The members by name for repeated look-ups; a name written twice means its last value.
  public var byName: [String: JSON] {
    Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object of those members, in the order given.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(elements.map { Member($0.0, $0.1) })
  }
}
