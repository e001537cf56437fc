/// What turns the flows of one file into those of another.
///
/// Flows are told by their names; the main one of each file, the one without a name or else the last,
/// is the same where its name tells nothing.
public struct FlowFileDiff: Hashable, Sendable {
  /// One flow of the new file.
  public enum Entry: Hashable, Sendable {
    /// The flow at that place of the old file, with changes.
    case kept(Int, name: String?, [FlowEdit])
    /// A flow that the old file has not.
    case added(Flow)
  }

  /// The flows of the new file, in order.
  public let entries: [Entry]
  /// The places in the old file of the flows that are gone, in order.
  public let removed: [Int]
  /// The names of the flows that are gone, in order.
  public let removedNames: [String?]

  /// The changes that turn the flows `old` into `new`.
  public init(from old: [Flow], to new: [Flow], ignoring ignored: FlowDiff.Ignored = []) {
    let partners = FlowFileDiff.partners(old, new)
    entries = zip(new, partners).map { flow, partner in
      guard let partner else { return .added(flow) }
      let diff = FlowDiff(from: old[partner], to: flow, ignoring: ignored)
      return .kept(partner, name: old[partner].name, diff.edits)
    }
    let kept = Set(partners.compactMap(\.self))
    removed = old.indices.filter { !kept.contains($0) }
    removedNames = removed.map { old[$0].name }
  }

  /// Whether the files have the same flows, up to their order.
  public var isEmpty: Bool {
    removed.isEmpty
      && entries.allSatisfy { if case .kept(_, _, let edits) = $0 { edits.isEmpty } else { false } }
  }

  /// The flows of the new file, made out of those of the old one.
  ///
  /// - Throws: A refusal, where these are not the flows that were compared.
  public func applied(to old: [Flow]) throws(FlowEditError) -> [Flow] {
    var result: [Flow] = []
    for entry in entries {
      switch entry {
      case .added(let flow): result.append(flow)
      case .kept(let place, _, let edits):
        guard old.indices.contains(place) else { throw .noSuchPosition(place) }
        result.append(try old[place].applying(edits))
      }
    }
    return result
  }

  /// The place of the main flow: the one without a name, else the last.
  private static func main(_ flows: [Flow]) -> Int? {
    flows.firstIndex { $0.name == nil } ?? flows.indices.last
  }

  private static func partners(_ old: [Flow], _ new: [Flow]) -> [Int?] {
    var places: [String?: [Int]] = [:]
    for (place, flow) in old.enumerated().reversed() {
      places[flow.name, default: []].append(place)
    }
    var partners: [Int?] = new.map { places[$0.name]?.popLast() }
    var free = Set(places.values.flatMap(\.self))
    if let left = main(old), let right = main(new), free.contains(left), partners[right] == nil {
      partners[right] = left
      free.remove(left)
    }
    // A flow that only got another name is the same.
    var bodies: [Flow: [Int]] = [:]
    for place in free.sorted(by: >) { bodies[old[place].nameless, default: []].append(place) }
    for (place, flow) in new.enumerated() where partners[place] == nil {
      partners[place] = bodies[flow.nameless]?.popLast()
    }
    return partners
  }
}

extension Flow {
  fileprivate var nameless: Flow {
    var flow = self
    flow.name = nil
    return flow
  }
}
