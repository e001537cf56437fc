import ArgumentParser
import Flow
import Foundation

/// What reads requests: rules, in this version.
struct LanguageModelOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("lm"),
    help: ArgumentHelp(
      "What reads the request: rules, the only choice of this version.", valueName: "rules|URL"))
  var languageModel: String?

  @Option(
    name: .customLong("lm-model"),
    help: ArgumentHelp("The language model's name.", valueName: "name"))
  var model: String?

  func validate() throws {
    if let languageModel, languageModel != "rules" {
      throw ValidationError(
        "Language models are not available in this version; requests are read by rules. "
          + "Use --lm rules, or leave --lm out.")
    }
    if model != nil {
      throw ValidationError(
        "Language models are not available in this version, so --lm-model has nothing to choose.")
    }
  }

  /// A remark where the environment asks for a language model.
  var findings: [Diagnostic] {
    guard languageModel == nil,
      let url = ProcessInfo.processInfo.environment["ANYFLOW_LM_URL"], !url.isEmpty
    else { return [] }
    return [
      Diagnostic(
        .assumption, "ANYFLOW_LM_URL is set, but this version cannot use a language model.",
        hint: "The request is read by rules.")
    ]
  }
}
