import Flow
import Targets

/// What a job gives: what is drawn on from outside, and what its parts leave that are purposes.
struct JobOutputs {
  /// The job's outputs.
  private(set) var ports: [OutputPort] = []
  /// What the flow gives through parts that are purposes in themselves.
  private(set) var results: [ExecutionPlan.Output] = []

  init(_ job: ExecutionPlan.Step, drawnOn references: [StepReference]) {
    let parts = Dictionary(
      job.parts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<StepReference> = []
    for reference in references where seen.insert(reference).inserted {
      let port = parts[reference.step]?.outputs.first { $0.name == reference.port }
      ports.append(OutputPort(ExecutionPlan.Step.name(of: reference), port?.type ?? .any))
    }
    for part in job.parts where part.isOutput {
      let files = StepReference(part.id, ExecutionPlan.Step.filesPort)
      let name = ExecutionPlan.Step.name(of: files)
      ports.append(OutputPort(name, .list(.any)))
      results.append(
        ExecutionPlan.Output(
          node: part.node, port: ExecutionPlan.Step.filesPort,
          modality: JobOutputs.modality(of: part, parts, job), source: StepReference(job.id, name)))
    }
  }

  /// What a part saves: the modality of what it takes by link.
  private static func modality(
    of part: ExecutionPlan.Step, _ parts: [String: ExecutionPlan.Step], _ job: ExecutionPlan.Step
  ) -> Modality {
    for (_, argument) in part.arguments.sorted(by: { $0.key < $1.key }) {
      for reference in argument.references {
        let port = parts[reference.step]?.outputs.first { $0.name == reference.port }
        if let modality = port?.type.carriedModality { return modality }
      }
    }
    return .text
  }
}
