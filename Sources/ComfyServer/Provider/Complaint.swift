import Comfy
import Flow
import OrderedJSON

/// One thing that a server found wrong with one node.
struct Complaint {
  let error: PromptRejection.NodeError
  let node: PromptNode
  /// The node in people's words.
  let title: String
  let place: FlowPlace?
  /// The input that it is about, as the server describes it.
  let input: NodeInput?

  /// The complaint in the flow's words.
  func finding(near classes: NodeClasses, prompt: AssembledPrompt) -> Diagnostic {
    switch error.type {
    case "required_input_missing":
      tell(
        .missingInput, "\(name) of \(title) is missing, and the server needs it.",
        hint: input.map { "Give it \(Complaint.wanted($0))." })
    case "value_smaller_than_min":
      tell(
        .rejectedByServer,
        "\(name) of \(title) is \(given), and the server takes \(limit("min", or: input?.minimum)) or "
          + "more.")
    case "value_bigger_than_max":
      tell(
        .rejectedByServer,
        "\(name) of \(title) is \(given), and the server takes \(limit("max", or: input?.maximum)) or "
          + "less.")
    case "value_not_in_list": notInList
    case "return_type_mismatch": mismatch(prompt)
    case "invalid_input_type":
      tell(
        .rejectedByServer,
        "\(name) of \(title) is \(given), where the server wants "
          + "\(input.map(Complaint.wanted) ?? "something else").")
    case "custom_validation_failed": refused
    case "bad_linked_input":
      tell(
        .rejectedByServer,
        "\(name) of \(title) is a list, and the server takes a link or one value there.")
    case "dependency_cycle":
      tell(.cycle, "\(title) draws on itself.")
    default:
      tell(
        .rejectedByServer,
        error.inputName == nil
          ? "The server does not take \(title) as it is."
          : "The server does not take \(name) of \(title) as it is.",
        hint: "The server's log says more about it.")
    }
  }

  private func tell(
    _ code: DiagnosticCode, _ message: String, hint: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    let words = [error.message, error.details].filter { !$0.isEmpty }.joined(separator: ": ")
    let own = words.isEmpty ? [] : ["The server says: \(ExecutionRetelling.oneLine(words))"]
    return Diagnostic(code, message, at: place, hint: hint, notes: notes + own)
  }

  private var name: String {
    error.inputName ?? (error.details.isEmpty ? "An input" : error.details)
  }

  private var given: String {
    error.receivedValue.map { Complaint.shown($0) } ?? literal.map { Complaint.shown($0) }
      ?? "what it is"
  }

  /// What the prompt filled the input with.
  private var literal: JSON? {
    for input in node.inputs where input.name == error.inputName {
      if case .literal(let json) = input.value { return json }
    }
    return nil
  }

  private func limit(_ option: String, or known: Number?) -> String {
    error.inputConfig?.array?.dropFirst().first?[option].map { Complaint.shown($0) }
      ?? known?.literal ?? "other numbers"
  }

  private static func shown(_ json: JSON) -> String {
    let text = json.string.map { "\"\($0)\"" } ?? json.text()
    return text.count > 120 ? text.prefix(120) + "..." : text
  }

  private static func wanted(_ input: NodeInput) -> String {
    if input.choices != nil { return "one of its options" }
    switch input.widgetType {
    case "INT": return "a whole number"
    case "FLOAT": return "a number"
    case "BOOLEAN": return "true or false"
    case "STRING": return "a text"
    default: return "a link to something of the type \(input.type)"
    }
  }
}

extension Complaint {
  /// An option that the server does not have; most often a model that is not installed.
  private var notInList: Diagnostic {
    let value = (error.receivedValue ?? literal).map { $0.string ?? $0.text() } ?? ""
    let options = options
    let near = NearNames.question(NearNames.of(value, in: options))
    guard ModelFile.isWeights(value) || options.contains(where: ModelFile.isWeights) else {
      return tell(
        .rejectedByServer,
        "\(name) of \(title) is \"\(value)\", which is none of the server's options.",
        hint: near, notes: Complaint.listing("The options are", options))
    }
    let folder = ModelFolder.of(input: name, className: node.classType)
    let place =
      folder.map { "Put it into models/\($0) on the server" }
      ?? "Put it into the server's folder for such models"
    let others =
      options.isEmpty
      ? "The server has no file of this kind." : "Or name one that is there."
    return tell(
      .missingModel, "The server has no model file \"\(value)\" for \(name) of \(title).",
      hint: "\(place). \(near ?? others)", notes: Complaint.listing("The server has", options))
  }

  /// The options that the server has; it leaves long lists out of its complaint.
  private var options: [String] {
    let type = error.inputConfig?.array?.first
    let told =
      type?.array ?? error.inputConfig?.array?.dropFirst().first?["options"]?.array
      ?? input?.choices ?? []
    return told.compactMap { $0.string ?? ($0.isNull ? nil : $0.text()) }
  }

  private static func listing(_ start: String, _ options: [String]) -> [String] {
    guard !options.isEmpty else { return [] }
    let shown = options.prefix(12).joined(separator: ", ")
    let rest = options.count > 12 ? " and \(options.count - 12) more" : ""
    return ["\(start) \(shown)\(rest)."]
  }

  /// A link of another type than the input's.
  private func mismatch(_ prompt: AssembledPrompt) -> Diagnostic {
    let received = error.extra?["received_type"].map { $0.string ?? $0.text() } ?? "another type"
    let from = error.extra?["linked_node"]?.array?.first?.string.flatMap { prompt.role(of: $0) }
    let wanted = input?.type ?? "another type"
    return tell(
      .rejectedByServer,
      "\(name) of \(title) takes \(wanted), and \(received) comes from "
        + "\(from?.title ?? "where it is linked").",
      hint: "Link it to an output of the type \(wanted).")
  }

  /// What the class itself refused; for loading nodes that is a file that is not there.
  private var refused: Diagnostic {
    let value = literal?.string
    if let input, AssemblyBuild.namesFiles(input), let value {
      return tell(
        .fileNotFound, "The server has no file \"\(value)\" for \(name) of \(title).",
        hint:
          "Put the file beside the flow or name its folder with --in, and it is uploaded; or put "
          + "it into the server's input folder.")
    }
    return tell(
      .rejectedByServer,
      "\(title) does not take \(value.map { "\"\($0)\"" } ?? "what it is given"),"
        + " says its class.")
  }
}
