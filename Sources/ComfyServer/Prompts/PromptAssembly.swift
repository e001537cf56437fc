import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets

/// Makes prompts of jobs.
public struct PromptAssembly: Sendable {
  /// The server's node classes.
  public var classes: NodeClasses

  /// An assembly for a server with those node classes.
  public init(classes: NodeClasses) {
    self.classes = classes
  }

  /// The files of this machine that a job brings in, each once, in the order in which they are used.
  public func files(of job: PromptJob) -> [URL] {
    var found: [URL] = []
    var seen: Set<URL> = []
    func add(_ url: URL) {
      if seen.insert(url).inserted { found.append(url) }
    }
    func walk(_ argument: StepArgument) {
      switch argument {
      case .value: break
      case .list(let items): items.forEach(walk)
      case .artifact(let artifact): walk(artifact)
      }
    }
    func walk(_ artifact: Artifact) {
      if let file = artifact.file, artifact.modality != .text { add(file) }
      artifact.elements?.forEach(walk)
    }
    let own = Set(job.parts.map(\.id))
    for part in job.parts {
      for (name, argument) in part.arguments.sorted(by: { $0.key < $1.key }) {
        for reference in argument.references where !own.contains(reference.step) {
          job.arguments[ExecutionPlan.Step.name(of: reference)].map(walk)
        }
        guard case .value(.text(let text)) = argument,
          let input = classes[part.primitive]?.input(name),
          let url = AssemblyBuild.localFile(text, for: input, in: job)
        else { continue }
        add(url)
      }
    }
    return found
  }

  /// The prompt of a job.
  ///
  /// - Parameters:
  ///   - job: The parts and what they draw on.
  ///   - names: By what name the server knows a file; asked for those of `files(of:)`.
  /// - Throws: A finding at the flow's node whose input cannot be filled.
  public func assemble(
    _ job: PromptJob, names: (URL) -> String?
  ) throws(Diagnostic) -> AssembledPrompt {
    var build = AssemblyBuild(classes: classes, job: job)
    for url in files(of: job) { build.names[url] = names(url) }
    for part in job.parts { try build.add(part) }
    for output in job.outputs { try build.save(output) }
    return build.finished
  }

  /// What a job would hand in, before anything of its plan has run.
  ///
  /// Files that other steps will give have the names of these steps.
  public func submission(of step: ExecutionPlan.Step, seed: UInt64 = 0) -> JSON? {
    guard !step.parts.isEmpty else { return nil }
    let own = Set(step.parts.map(\.id))
    var arguments: [String: StepArgument] = [:]
    for part in step.parts {
      for (name, argument) in part.arguments {
        for reference in argument.references where !own.contains(reference.step) {
          let input = classes[part.primitive]?.allInputs.first { $0.name == name }
          let outside = ExecutionPlan.Step.name(of: reference)
          if case .value(let value) = step.arguments[outside] {
            arguments[outside] = .value(value)
          } else {
            arguments[outside] = PromptAssembly.placeholder(for: input, from: reference)
          }
        }
      }
    }
    let job = PromptJob(
      parts: step.parts, arguments: arguments, outputs: step.outputs, seed: seed)
    return try? assemble(job, names: { $0.lastPathComponent }).prompt.json
  }

  private static func placeholder(
    for input: NodeInput?, from reference: StepReference
  ) -> StepArgument {
    let types = input?.type.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
    for (type, modality, ending) in AssemblyBuild.carried where types.contains(type) {
      let name = AssemblyBuild.slug(reference.step)
      return .artifact(Artifact(modality, file: URL(fileURLWithPath: "/\(name).\(ending)")))
    }
    switch input?.literalType {
    case .modality(.number): return .value(.number(input?.minimum ?? Number(0)))
    case .modality(.boolean): return .value(.boolean(false))
    default: return .value(.text(ExecutionPlan.Step.name(of: reference)))
    }
  }
}
