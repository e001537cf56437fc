import Comfy
import Flow
import OrderedJSON
import Targets

extension ExecutionPlan {
  /// The files that a server's loading nodes name and that neither the server nor this machine has.
  ///
  /// - Parameter classes: The server's classes, whose loading inputs list what is there.
  func missingServerFiles(_ files: FileResolution, _ classes: NodeClasses) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for part in steps.flatMap(\.parts) {
      guard let nodeClass = classes[part.primitive] else { continue }
      for input in nodeClass.inputs where input.namesFiles {
        // A server lists what lies in its folder itself, not what lies deeper.
        guard case .value(.text(let name)) = part.arguments[input.name], !name.contains("/"),
          !name.hasSuffix("]"), let there = input.choices?.compactMap(\.string), !there.isEmpty,
          !there.contains(name), case .notFound(let near) = files.resolve(name)
        else { continue }
        let known = near + NearNames.of(name, in: there).filter { !near.contains($0) }
        findings.append(
          Diagnostic(
            .fileNotFound,
            "There is no file \(Value.quoted(name)), neither here nor among the server's inputs.",
            at: .node(part.node),
            hint: NearNames.question(known.map(Value.quoted))
              ?? "Name its folder with --in, or put it there."))
      }
    }
    return findings
  }
}
