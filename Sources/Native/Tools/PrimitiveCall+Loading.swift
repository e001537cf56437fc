import Flow
import Foundation
import Targets

extension PrimitiveCall {
  /// The file in the port `file`, measured.
  ///
  /// - Throws: A finding when it is not there, damaged, or not what the function reads.
  func loaded(_ wanted: Modality) async throws -> Medium {
    guard let path = text("file"), !path.isEmpty else {
      throw finding("\(request.primitive) was given no file.")
    }
    let url = URL(fileURLWithPath: path)
    let (modality, facts) = try await MediaProbe(tools: tools).probe(url)
    guard modality == wanted else { throw wrongKind(url, found: modality, wanted: wanted) }
    return Medium(url: url, modality: modality, facts: facts)
  }

  /// What is said of a file that holds something else than the function reads.
  func wrongKind(_ url: URL, found: Modality, wanted: Modality) -> Diagnostic {
    Diagnostic(
      .fileWrongKind,
      "\(url.lastPathComponent) is \(found.article), and \(request.primitive) reads "
        + "\(wanted.article).", at: .node(request.id),
      hint: found == .number || found == .boolean ? nil : "Read it with load_\(found.rawValue).")
  }

  /// The file to be written, as its user named it.
  ///
  /// - Throws: A finding when the ending is none of those that can be written.
  func requestedFile(_ endings: [String]) throws -> (name: String, ending: String) {
    let name = URL(fileURLWithPath: text("file") ?? "").lastPathComponent
    let ending = FileEnding.of(name)
    if let refusal = FileEnding.refusal(["file": .text(name)], endings) {
      throw finding(refusal.message, hint: refusal.remedy)
    }
    return (name, ending)
  }
}

/// The endings of file names that say what format is written.
enum FileEnding {
  /// What stands after a name's last dot, in lower case.
  static func of(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Why a file cannot be written under its name, or nil when it can.
  static func refusal(_ arguments: [String: Value], _ endings: [String]) -> Refusal? {
    guard let path = arguments["file"]?.text else { return nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = of(name)
    if endings.contains(ending) { return nil }
    let list = endings.map { ".\($0)" }
    let choices = list.dropLast().joined(separator: ", ") + " or " + (list.last ?? "")
    return Refusal(
      ending.isEmpty
        ? "\(name) has no ending that says the format."
        : "The native tools do not write .\(ending) files here.",
      remedy: "End the name in \(choices).")
  }
}
