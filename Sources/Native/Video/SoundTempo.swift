/// How fast a film's sound is played, at the same pitch.
enum SoundTempo {
  /// The filters for a factor; above 1 is faster.
  static func filters(_ factor: Double) -> String {
    guard factor.isFinite, factor > 0, abs(factor - 1) > 0.0005 else { return "anull" }
    // Each step within an octave keeps voices clear.
    var steps: [Double] = []
    var rest = factor
    while rest > 2 {
      steps.append(2)
      rest /= 2
    }
    while rest < 0.5 {
      steps.append(0.5)
      rest /= 0.5
    }
    steps.append(rest)
    return steps.map { "atempo=\($0.plain)" }.joined(separator: ",")
  }
}
