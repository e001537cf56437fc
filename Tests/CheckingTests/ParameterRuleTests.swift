import Checking
import Flow
import Testing

@Suite("Parameters of the flow")
struct ParameterRuleTests {
  private func flow(_ parameter: Port, filling port: String) -> Flow {
    var flow = Flow.clip(port, .none)
    flow.parameters = [parameter]
    flow.nodes[1].arguments[1].source = .parameter(parameter.name)
    return flow
  }

  @Test("a parameter that allows what its port allows is fine, in another unit too")
  func fits() {
    let seconds = Port(
      "seconds", .number, unit: .seconds, range: ValueRange(1, 60), defaultValue: .seconds(6))
    #expect(Sample.checker.check(flow(seconds, filling: "duration")).isEmpty)
    let milliseconds = Port(
      "wait", .number, unit: .milliseconds, range: ValueRange(500, 60000),
      defaultValue: .number(6000))
    #expect(Sample.checker.check(flow(milliseconds, filling: "duration")).isEmpty)
  }

  @Test("a parameter that allows more is warned of")
  func wider() {
    let seconds = Port(
      "seconds", .number, unit: .seconds, range: ValueRange(1, 120), defaultValue: .seconds(6))
    let findings = Sample.checker.check(flow(seconds, filling: "duration"))
    #expect(findings.map(\.severity) == [.warning])
    #expect(
      findings.first?.message
        == "seconds may be 1...120 s, but clip.duration takes only 0.5...60 s.")
  }

  @Test("a parameter of another dimension or modality is an error")
  func mismatch() {
    let hertz = Port("pitch", .number, unit: .hertz, defaultValue: .number(440))
    #expect(
      Sample.checker.check(flow(hertz, filling: "duration")).map(\.message).first
        == "pitch is in Hz, a frequency, but clip.duration measures time in s.")
    let text = Port("words", .text)
    let findings = Sample.checker.check(flow(text, filling: "duration"))
    #expect(findings.map(\.message) == ["words is text but clip.duration takes number."])
  }

  @Test("a default is held against the parameter's own range and against the port's")
  func defaults() {
    let seconds = Port(
      "seconds", .number, unit: .seconds, range: ValueRange(1, 50), defaultValue: .seconds(70))
    let findings = Sample.checker.check(flow(seconds, filling: "duration"))
    #expect(
      findings.map(\.message) == [
        "seconds is 70 s, but must be within 1...50 s.",
        "clip.duration (from seconds) is 70 s, but must be within 0.5...60 s.",
      ])
    #expect(findings.first?.place == .parameter("seconds"))
    #expect(findings.flatMap(\.fixes).isEmpty)
    let motion = Port("motion", .text, defaultValue: .text("spin"))
    #expect(
      Sample.checker.check(flow(motion, filling: "motion")).map(\.code) == [.notAChoice])
  }

  @Test("two parameters of one name are one too many")
  func duplicate() {
    var flow = flow(Port("seconds", .number, defaultValue: .number(6)), filling: "duration")
    flow.parameters.append(flow.parameters[0])
    #expect(
      Sample.checker.check(flow).map(\.message) == ["The flow has two parameters named seconds."])
  }

  @Test("an unknown parameter is told as an unknown node is")
  func unknown() throws {
    var flow = flow(Port("seconds", .number, defaultValue: .number(6)), filling: "duration")
    flow.nodes[1].arguments[1].source = .parameter("secnds")
    let finding = try #require(Sample.checker.check(flow).first { $0.code == .unknownNode })
    let fixed = try flow.applying(try #require(finding.fixes.first))
    #expect(fixed.nodes[1].arguments[1].source == .parameter("seconds"))
  }
}
