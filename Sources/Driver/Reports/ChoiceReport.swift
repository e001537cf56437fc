import Flow
import Lowering

/// How one call of a function is done, as people and scripts are told.
public struct ChoiceReport: Encodable, Sendable {
  /// The node, with the path into realizations and flows.
  public let node: String
  /// The function.
  public let function: String
  /// The target; nil for a flow of its own.
  public let target: String?
  /// What the way that was chosen needs, such as `model: sdxl`.
  public let needs: [String]
  /// Why it is done so.
  public let why: String
  /// Why preferred ways were passed over.
  public let passedOver: [String]

  /// The report of a choice.
  public init(_ choice: Lowered.Choice) {
    node = choice.node
    function = choice.function.description
    target = choice.target
    needs = choice.realization?.needs.map(\.description) ?? []
    why = choice.why
    passedOver = choice.passedOver
  }

  /// The choice in lines for people.
  public var text: String {
    let place = target.map { " on \($0)" } ?? ""
    let over = passedOver.map { "\n    passed over: \($0)" }.joined()
    return "\(node): \(function)\(place). \(why)\(over)\n"
  }
}
