import Flow
import Library

/// Gives the numbers that stand in a request to the ports that they are meant for.
struct NumberBinding {
  let request: RequestText
  let vocabulary: Vocabulary
  let signature: Signature
  /// Ports that the phrase itself says its number is for.
  var preferred: Set<String> = []
  /// Ports that the phrase turns off, so that a number is for them only where words say so.
  var off: Set<String> = []

  /// What was found.
  struct Found {
    /// Values by port.
    var values: [String: Value] = [:]
    /// The pieces that said them, by port.
    var places: [String: Int] = [:]
    /// The pieces that were used up.
    var used: Set<Int> = []
    /// The words next to them that told the port.
    var words: Set<Int> = []
    /// Ports that were filled together because the words named none of them.
    var together: [String] = []
  }

  /// Reads the numbers in stretches of pieces.
  ///
  /// - Parameters:
  ///   - places: The pieces that may be used, in order.
  ///   - taken: Ports that have a value already.
  func read(_ places: [Int], taken: Set<String>) -> Found {
    var found = Found()
    readSizes(places, taken, &found)
    var offers = self.offers(places, taken.union(found.values.keys))
    offers.sort { ($0.score, -$0.place) > ($1.score, -$1.place) }
    for offer in offers {
      guard offer.score >= 1.4, !found.used.contains(offer.place),
        found.values[offer.port.name] == nil, let value = value(offer.place, for: offer.port)
      else { continue }
      found.values[offer.port.name] = value
      found.places[offer.port.name] = offer.place
      found.used.insert(offer.place)
      found.words.formUnion(offer.words)
      share(offer, value, offers, taken, &found)
    }
    return found
  }

  /// A length said without more is how long something is, never when it begins.
  private let moments: Set<String> = ["start", "end", "crossfade"]

  private struct Offer {
    var place: Int
    var port: Port
    var score: Double
    var words: Set<Int>
  }

  /// "100 px on the left and right" fills both; "by 100 px" fills all four sides.
  private func share(
    _ offer: Offer, _ value: Value, _ offers: [Offer], _ taken: Set<String>, _ found: inout Found
  ) {
    guard let standard = offer.port.defaultValue, standard != .none else { return }
    let siblings = signature.ports.filter {
      $0.name != offer.port.name && $0.type == offer.port.type && $0.unit == offer.port.unit
        && $0.defaultValue == standard && $0.range == offer.port.range
        && found.values[$0.name] == nil && !taken.contains($0.name) && !off.contains($0.name)
    }
    guard !siblings.isEmpty else { return }
    let named = offers.filter { $0.place == offer.place && !$0.words.isEmpty }
    if offer.words.isEmpty {
      for sibling in siblings { found.values[sibling.name] = value }
      found.together = [offer.port.name] + siblings.map(\.name)
    } else {
      for other in named where siblings.contains(where: { $0.name == other.port.name }) {
        found.values[other.port.name] = value
        found.words.formUnion(other.words)
      }
    }
  }

  private func readSizes(_ places: [Int], _ taken: Set<String>, _ found: inout Found) {
    readTable(places, taken, &found)
    guard signature.port("width") != nil, signature.port("height") != nil,
      !taken.contains("width")
    else { return }
    for place in places {
      guard case .size(let width, let height) = request[place].kind,
        signature.port("columns") == nil || width > 16 && height > 16
      else {
        continue
      }
      found.values["width"] = .quantity(Quantity(Number(width), .pixels))
      found.values["height"] = .quantity(Quantity(Number(height), .pixels))
      found.places["width"] = place
      found.used.insert(place)
      return
    }
  }

  /// "a 3x2 grid" has three columns and two rows.
  private func readTable(_ places: [Int], _ taken: Set<String>, _ found: inout Found) {
    guard signature.port("columns") != nil, !taken.contains("columns") else { return }
    for place in places {
      guard case .size(let columns, let rows) = request[place].kind, columns <= 16, rows <= 16
      else { continue }
      found.values["columns"] = .number(Number(columns))
      if signature.port("rows") != nil { found.values["rows"] = .number(Number(rows)) }
      found.used.insert(place)
      return
    }
  }

  private func offers(_ places: [Int], _ taken: Set<String>) -> [Offer] {
    var result: [Offer] = []
    let numbers = places.filter { place in
      switch request[place].kind {
      case .number, .quantity: true
      default: false
      }
    }
    for place in numbers {
      for (order, port) in signature.ports.enumerated()
      where port.type == .modality(.number) && !taken.contains(port.name) {
        guard let kind = likeness(place, port) else { continue }
        let words = words(near: place, for: port, places, numbers)
        if off.contains(port.name), isGeneral(words) { continue }
        if words.isEmpty, moments.contains(port.name), !preferred.contains(port.name) { continue }
        let score =
          kind + (isAttribute(place, of: port) ? 1 : 0) + (preferred.contains(port.name) ? 3 : 0)
          + (words.isEmpty ? 0 : 2) - Double(order) * 0.01
          - Double(words.map { abs($0 - place) }.min() ?? 0) * 0.1
        result.append(Offer(place: place, port: port, score: score, words: words))
      }
    }
    return result
  }

  /// Whether words name no port in particular: none, or such as "each side".
  private func isGeneral(_ words: Set<Int>) -> Bool {
    let general: Set<String> = ["each", "every", "both", "all", "side", "sides", "around"]
    return words.allSatisfy { general.contains(request[$0].word) }
  }

  /// How well a number's unit suits a port's.
  func likeness(_ place: Int, _ port: Port) -> Double? {
    switch request[place].kind {
    case .number:
      let next = place + 1 < request.lexemes.count ? request[place + 1].word : ""
      if port.unit != nil, ["sides", "edges", "directions", "borders"].contains(next) {
        return nil
      }
      return port.unit == nil ? 0.5 : 0.3
    case .quantity(let quantity):
      guard let unit = port.unit else {
        switch quantity.unit {
        case .percent: return port.range.map { $0.upper.double <= 1 } == true ? 1.6 : nil
        case .times: return port.name == "times" || port.name == "strength" ? 1.6 : nil
        case .frames: return port.name == "count" ? 1.6 : nil
        default: return nil
        }
      }
      if quantity.unit.dimension == unit.dimension { return 2 }
      if quantity.unit.dimension == .ratio, Roles.isLoudness(port, of: signature) { return 1.8 }
      if quantity.unit == .frames, unit.dimension == .time { return 1.5 }
      return nil
    default: return nil
    }
  }

  /// The number at a place as a value for a port.
  private func value(_ place: Int, for port: Port) -> Value? {
    switch request[place].kind {
    case .number(let number):
      return port.unit.map { .quantity(Quantity(number, $0)) } ?? .number(number)
    case .quantity(let quantity):
      if port.unit == nil {
        return .number(
          quantity.unit == .percent ? Number(quantity.number.double / 100) : quantity.number)
      }
      let isShare = quantity.unit == .times && port.unit == .percent
      return .quantity((isShare ? quantity.converted(to: .percent) : nil) ?? quantity)
    default: return nil
    }
  }
}
