import OrderedJSON

/// Lays out inputs with those that dynamic ones bring along, under their full names.
struct InputExpansion {
  /// Which of the inputs that may be there are wanted.
  enum Mode {
    /// All that any value or link could bring along.
    case everything
    /// Those that are there when these names are filled, with these values where they have one.
    case filled(names: Set<String>, value: (String) -> JSON?)
  }

  /// The most inputs that are laid out, so that descriptions that multiply by nesting stay bounded.
  static let most = 4096

  private(set) var inputs: [NodeInput] = []
  private let mode: Mode

  init(_ mode: Mode) {
    self.mode = mode
  }

  /// Adds an input and what it brings along.
  mutating func add(_ input: NodeInput, under parent: String? = nil, maySkip: Bool = false) {
    guard inputs.count < InputExpansion.most else { return }
    var own = input
    if let parent { own.name = "\(parent).\(input.name)" }
    if maySkip { own.isRequired = false }
    let isUncertain: Bool
    if case .everything = mode { isUncertain = true } else { isUncertain = maySkip }
    switch own.dynamic {
    case nil: inputs.append(own)
    case .combo(let options):
      inputs.append(own)
      for option in chosen(of: options, by: own) {
        for child in option.inputs { add(child, under: own.name, maySkip: isUncertain) }
      }
    case .slot(let children):
      inputs.append(own)
      guard isThere(own.name) else { return }
      for child in children { add(child, under: own.name, maySkip: isUncertain) }
    case .autogrow(let autogrow):
      for step in 0..<max(autogrow.count, 0) {
        for template in autogrow.inputs {
          var child = template
          child.name = autogrow.name(of: template, at: step)
          let isNeeded = step < autogrow.minimum && own.isRequired
          guard isNeeded || isThere("\(own.name).\(child.name)") else { continue }
          add(child, under: own.name, maySkip: !isNeeded)
        }
      }
    case .group(let children, let minimum, let maximum):
      for row in 0..<rows(of: own.name, minimum: minimum, maximum: maximum) {
        let isNeeded = row < minimum && own.isRequired
        for child in children {
          add(child, under: "\(own.name).\(row)", maySkip: isUncertain && !isNeeded)
        }
      }
    }
  }

  private func isThere(_ name: String) -> Bool {
    switch mode {
    case .everything: true
    case .filled(let names, _):
      // A nested dynamic input is there when anything below it is.
      names.contains(name) || names.contains { $0.hasPrefix(name + ".") }
    }
  }

  private func chosen(
    of options: [DynamicInput.Option], by input: NodeInput
  ) -> [DynamicInput.Option] {
    guard case .filled(_, let value) = mode else { return options }
    let key = (value(input.name) ?? input.defaultValue)?.string ?? options.first?.key
    return options.first { $0.key == key }.map { [$0] } ?? []
  }

  private func rows(of name: String, minimum: Int, maximum: Int) -> Int {
    guard case .filled(let names, _) = mode else { return max(minimum, maximum) }
    var count = minimum
    for filled in names where filled.hasPrefix(name + ".") {
      let rest = filled.dropFirst(name.count + 1)
      if let row = Int(rest.prefix { $0 != "." }), row >= 0, row < 1000 {
        count = max(count, row + 1)
      }
    }
    return count
  }
}
