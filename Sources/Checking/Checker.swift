import Flow

/// Says what is wrong with a flow before anything runs.
///
/// It knows the functions that a catalogue lists, and nothing of texts, targets or files; what it
/// must know of files it asks from a `FileLookup`.
public struct Checker: Sendable {
  /// The functions that flows may use.
  public let catalogue: Catalogue

  /// A checker of flows over the functions of `catalogue`.
  public init(catalogue: Catalogue) {
    self.catalogue = catalogue
  }

  /// Everything that is wrong with `flow`, in the order of its nodes and their arguments.
  ///
  /// Muted and bypassed nodes are left out as they are for a run: what they lack is not found, what draws
  /// on them may lack something. Places and fixes are those of the flow as it is written.
  ///
  /// - Parameter files: Says whether a file that the flow names is there; nil leaves files unchecked.
  public func check(_ flow: Flow, files: FileLookup? = nil) -> [Diagnostic] {
    let context = CheckContext(flow, catalogue, files: files)
    let findings = context.inOrder(Checker.rules.flatMap { $0.findings(in: context) })
    if findings.isEmpty { return [] }
    let judged = context.judgedAsServersDo(findings)
    return context.inactive.isEmpty ? judged : judged.map(context.withFixesForWritten)
  }

  /// What is wrong with `value` as something for `port`.
  ///
  /// - Parameters:
  ///   - name: What the findings call the place, such as `clip.duration`.
  ///   - place: The place that the findings carry.
  ///   - frameRate: Frames per second, which relate a count of frames to seconds.
  public func check(
    _ value: Value, for port: Port, named name: String, at place: FlowPlace? = nil,
    frameRate: Double? = nil
  ) -> [Diagnostic] {
    let context = CheckContext(Flow(), catalogue, files: nil)
    let literals = Literal.all(
      of: value, for: port, label: name, place: place, frameRate: frameRate)
    return Checker.literalRules.flatMap { rule in
      literals.flatMap { rule.findings(for: $0, in: context) }
    }
  }

  private static let literalRules: [any LiteralRule] = [
    LiteralTypeRule(), CoercionRule(), UnitRule(), RangeRule(), WholeNumberRule(), OffStepRule(),
    ChoiceRule(), FilePathRule(),
  ]

  private static let rules: [any Rule] =
    [
      DuplicateNameRule(), UnknownFunctionRule(), UnknownParameterRule(), FilledTwiceRule(),
      UnknownNodeRule(), UnknownOutputRule(), ModalityRule(), ListShapeRule(), ParameterFitRule(),
    ] + literalRules + [
      MissingArgumentRule(), CycleRule(), ResultRule(), NothingReturnedRule(), EmptyFlowRule(),
      UnusedNodeRule(), UnusedParameterRule(), AttributeRule(),
    ]
}
