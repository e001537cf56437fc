import Flow
import Foundation
import Inference
import Running
import Targets

/// What `make` and `run` tell scripts.
public struct RunReport: Encodable, Sendable {
  /// How it went, as one word.
  public enum Status: String, Encodable, Sendable {
    case succeeded, failed, interrupted, rejected
  }

  /// How it went.
  public var status: Status
  /// The run's id.
  public var run: String?
  /// The path of the flow as run.
  public var flow: String?
  /// The flow's text, where nothing was run and so no file holds it.
  public var text: String?
  /// The results in their place.
  public var outputs: [OutputReport] = []
  /// What was found.
  public var diagnostics: [FindingReport] = []
  /// What inference took, where there was one.
  public var inference: InferenceUsage?
  /// Seconds by stage.
  public var timing = StageTiming()
  /// How each node is done, where that was asked for.
  public var choices: [ChoiceReport]?
  /// How many steps ran.
  public var executed = 0
  /// How many steps had been done before and were not run again.
  public var reused = 0

  /// A report of that status, to be filled.
  public init(_ status: Status, findings: [Diagnostic] = []) {
    self.status = status
    diagnostics = findings.map(FindingReport.init)
  }

  /// Adds what a run gave.
  public mutating func add(_ execution: Execution) {
    status =
      switch execution.status {
      case .succeeded: .succeeded
      case .failed: .failed
      case .interrupted: .interrupted
      }
    run = execution.run
    outputs = execution.outputs.map(OutputReport.init)
    diagnostics += execution.findings.map(FindingReport.init)
    executed = execution.executed
    timing.run = execution.seconds
    flow = execution.flow?.path ?? flow
  }
}

/// A result as scripts see it, with the facts that its modality has.
public struct OutputReport: Encodable, Sendable {
  let node: String
  let port: String
  let modality: String
  let path: String
  let bytes: Int
  let sha256: String
  let width: Int?
  let height: Int?
  let frames: Int?
  let fps: Double?
  let seconds: Double?
  let sampleRate: Int?
  let channels: Int?
  let vertices: Int?
  let faces: Int?

  /// The report of a result.
  public init(_ output: PublishedOutput) {
    node = output.node
    port = output.port
    modality = output.modality.rawValue
    path = output.url.path
    bytes = output.bytes
    sha256 = output.sha256
    width = output.facts.width
    height = output.facts.height
    frames = output.facts.frames
    fps = output.facts.fps
    seconds = output.facts.seconds
    sampleRate = output.facts.sampleRate
    channels = output.facts.channels
    vertices = output.facts.vertices
    faces = output.facts.faces
  }
}
