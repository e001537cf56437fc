import Flow
import Library

@testable import Inference

/// What the tests share: the standard library, loaded once, and short ways to ask.
enum Requests {
  static let library: Library = {
    do { return try Library.standard() } catch { return Library() }
  }()

  static func infer(_ text: String, _ files: String...) -> Inferred {
    Inference(library: library).infer(InferenceRequest(text, resources: files.map(resource)))
  }

  /// A file of the modality that its name promises; films last 12 seconds.
  static func resource(_ name: String) -> Resource {
    let modality = FileNames.modality(name)
    return Resource(name, modality: modality, seconds: modality == .video ? 12 : nil)
  }

  static func lexemes(_ text: String, files: [String] = []) -> [Lexeme.Kind] {
    RequestLexer.lexemes(of: text, files: files).map(\.kind)
  }

  static func reading(_ text: String, _ files: String...) -> RuleReading {
    RuleReading(InferenceRequest(text, resources: files.map(resource)), library: library)
  }
}

extension Inferred {
  /// The functions of the flow in order, without those that read files.
  var functions: [String] {
    (flow?.nodes ?? []).map(\.function.name).filter { !$0.hasPrefix("load_") }
  }

  /// A node's argument as a flow would have it, by the function that has it.
  func argument(_ function: String, _ port: String) -> Value? {
    let node = flow?.nodes.first { $0.function.name == function }
    guard case .value(let value) = node?.argument(port)?.source else { return nil }
    return value
  }

  var codes: [DiagnosticCode] { diagnostics.map(\.code) }
}
