import Comfy
import Flow
import Targets

/// A prompt, and what each of its nodes is there for.
public struct AssembledPrompt: Sendable {
  /// What is handed in.
  public var prompt: Prompt
  /// The prompt as a flow of node classes, from which an editor's workflow can be made.
  public var flow: Flow
  /// What each node is there for, by its id.
  public var roles: [String: NodeRole]
  /// Where what was wanted will be, in the order in which it was.
  public var results: [Result]
  /// The seeds that were drawn, by `part.input`.
  public var seeds: [String: UInt64]
  /// What its user should know.
  public var findings: [Diagnostic]

  /// Where something that was wanted will be.
  public struct Result: Hashable, Sendable {
    /// The output's name.
    public var name: String
    /// The node that saves it.
    public var node: String
    /// What it is; nil for all files that a node leaves.
    public var modality: Modality?
  }

  /// The part of the job that a node is there for; what a node brings along counts as the node.
  public func role(of node: String) -> NodeRole? {
    roles[node] ?? node.split(separator: ".").first.flatMap { roles[String($0)] }
  }
}

/// What a node of a prompt is there for.
public struct NodeRole: Hashable, Sendable {
  /// Why the node is there.
  public var purpose: Purpose
  /// The part's id.
  public var part: String
  /// The flow's node that the part serves.
  public var node: String
  /// The node's class.
  public var className: String

  /// Why a node is in a prompt.
  public enum Purpose: Hashable, Sendable {
    /// It is the part itself.
    case part
    /// It brings in what an input of the part takes.
    case brings(input: String)
    /// It saves what an output of the part gives.
    case saves(output: String)
  }

  /// Whether the flow's own node is the part, so that their inputs have the same names.
  public var isWrittenOut: Bool { part == node }

  /// The place in the flow that an input of the node stands for.
  public func place(of input: String?) -> FlowPlace {
    let name: String?
    switch purpose {
    case .part: name = input
    case .brings(let input): name = input
    case .saves: name = nil
    }
    guard isWrittenOut, let name else { return .node(node) }
    return .argument(node: node, .named(name))
  }

  /// The node in people's words, such as `scene/sampler (KSampler)`.
  public var title: String {
    switch purpose {
    case .part: "\(part) (\(className))"
    case .brings(let input): "\(input) of \(part) (\(className))"
    case .saves(let output): "\(output) of \(part) (\(className))"
    }
  }
}
