import Comfy
import OrderedJSON

/// Checks nodes from the outputs upwards, each once.
struct NodeChecking {
  private(set) var nodes: NodeTable
  private(set) var verdicts: [String: Verdict] = [:]
  private var refusals: [String: String] = [:]
  private var path: [String] = []
  private let core: ServerCore

  /// How deep links may lead, which is where the real server's stack ends.
  private static let deepest = 900

  init(_ nodes: NodeTable, core: ServerCore) {
    self.nodes = nodes
    self.core = core
  }

  func className(of id: String) -> String {
    nodes[id]?["class_type"].map(PythonText.of) ?? ""
  }

  /// Makes a node fail for a reason of its own.
  mutating func refuse(_ id: String, reason: String) { refusals[id] = reason }

  /// Checks an output and everything above it.
  mutating func check(output id: String) -> Bool {
    do throws(PythonError) {
      return try check(id)
    } catch {
      verdicts[id] = Verdict(isValid: false, errors: [.outer(error)])
      path = []
      return false
    }
  }

  private mutating func check(_ id: String) throws(PythonError) -> Bool {
    if let known = verdicts[id] { return known.isValid }
    guard let node = nodes[id], let inputs = node["inputs"] else {
      throw PythonError("KeyError", nodes[id] == nil ? PythonText.repr(.string(id)) : "'inputs'")
    }
    guard path.count < NodeChecking.deepest else {
      throw PythonError("RecursionError", "maximum recursion depth exceeded")
    }
    path.append(id)
    let found = try findings(id, inputs.object?.byName ?? [:])
    path.removeLast()
    verdicts[id] = found
    return found.isValid
  }

  private mutating func findings(
    _ id: String, _ values: [String: JSON]
  ) throws(PythonError) -> Verdict {
    let name = className(of: id)
    guard let nodeClass = core.catalogue.nodeClass(name, files: core.files) else {
      throw PythonError("KeyError", PythonText.repr(.string(name)))
    }
    let validator = ClassValidator.of[name]
    var converted = values
    var verdict = Verdict(isValid: true)
    let inputs = nodeClass.inputs(filled: Set(values.keys)) { values[$0] }
    for input in inputs {
      guard let value = values[input.name] else {
        if input.isRequired { verdict.errors.append(.missing(input)) }
        continue
      }
      if case .array(let link) = value {
        let isSound = try checkLink(link, of: input, at: id, &verdict)
        if !isSound { verdict.isValid = false }
        continue
      }
      let checking = LiteralChecking(
        input, checksRange: validator?.input != input.name,
        checksDeclaredCombos: core.configuration.edition == .later)
      switch checking.check(value) {
      case .success(let literal):
        converted[input.name] = literal
        if literal != value { nodes.set(input.name, of: id, to: literal) }
      case .failure(let failure): verdict.errors.append(failure.error)
      }
    }
    if let validator, let error = try validator.check(converted, of: name, core.files) {
      verdict.errors.append(error)
    }
    if let reason = refusals[id] {
      verdict.errors.append(.custom(inputs.first?.name ?? "", reason))
    }
    if !verdict.errors.isEmpty { verdict.isValid = false }
    return verdict
  }

  /// Checks a link and what it leads to; false when something above is wrong.
  private mutating func checkLink(
    _ link: [JSON], of input: NodeInput, at id: String, _ verdict: inout Verdict
  ) throws(PythonError) -> Bool {
    guard link.count == 2 else {
      verdict.errors.append(.badLink(input, .array(link)))
      return true
    }
    guard let source = link[0].string, let node = nodes[source] else {
      throw PythonError("KeyError", PythonText.repr(link[0]))
    }
    let outputs = core.catalogue.classes[PythonText.of(node["class_type"] ?? .null)]?.outputs ?? []
    let output = try NodeChecking.output(link[1], of: outputs)
    guard LinkRule.allows(output, into: input) else {
      verdict.errors.append(
        .mismatch(input, received: output.objectInfoType, link: .array(link)))
      return true
    }
    if path.contains(source), verdicts[source] == nil {
      return try cycle(at: source)
    }
    do throws(PythonError) {
      let depth = path.count
      defer { path.removeLast(path.count - depth) }
      return try check(source)
    } catch {
      verdicts[source] = Verdict(
        isValid: false, errors: [.inner(input, link: .array(link), error)])
      return false
    }
  }

  private static func output(_ slot: JSON, of outputs: [NodeOutput]) throws(PythonError)
    -> NodeOutput
  {
    guard case .number = slot, let index = Int(PythonText.of(slot)) else {
      throw PythonError(
        "TypeError",
        "tuple indices must be integers or slices, not \(PythonValue.typeName(slot))")
    }
    // Python counts negative places from the end.
    let place = index < 0 ? index + outputs.count : index
    guard outputs.indices.contains(place) else {
      throw PythonError("IndexError", "tuple index out of range")
    }
    return outputs[place]
  }

  private mutating func cycle(at id: String) throws(PythonError) -> Bool {
    guard core.configuration.edition == .later else {
      // The older server's stack runs full, which each node on the way back forgets again.
      return false
    }
    let start = path.firstIndex(of: id) ?? 0
    let way = (path[start...] + [id]).joined(separator: " -> ")
    verdicts[id] = Verdict(
      isValid: false,
      errors: [
        ValidationError(
          "dependency_cycle", "Dependency cycle detected", way,
          ["cycle_nodes": .array(path[start...].map { .string($0) })])
      ])
    return false
  }
}
