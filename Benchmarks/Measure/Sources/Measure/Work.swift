import Checking
import Comfy
import Flow
import Foundation
import Notation
import OrderedJSON

/// A kind of work that is measured.
enum Work: String, CaseIterable {
  /// Read A-Language.
  case parse
  /// Write a flow as A-Language.
  case print
  /// Check a flow over the classes of a server.
  case check
  /// Turn an editor's workflow into a prompt, from the bytes on.
  case prompt
  /// Compare a flow with one of which a few nodes were changed.
  case diff
  /// Read what a server says about its classes, once, as a fresh process does.
  case objectInfo = "object-info"

  /// What was measured.
  struct Measured {
    var seconds: Double
    var nodes: Int
    var findings: Int
    var bytes: Int
  }

  /// Does the work again and again for a while, and gives the shortest time.
  func measure(file: String, objectInfo: String?) throws -> Measured {
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: file)))
    var result = Measured(seconds: 0, nodes: 0, findings: 0, bytes: bytes.count)
    switch self {
    case .parse:
      result.seconds = shortest {
        let parsed = Dataflow.parse(bytes: bytes)
        result.nodes = parsed.file.flows.first?.nodes.count ?? 0
        result.findings = parsed.diagnostics.count
      }
    case .print:
      let file = Dataflow.parse(bytes: bytes).file
      result.nodes = file.flows.first?.nodes.count ?? 0
      result.seconds = shortest { result.bytes = Dataflow.print(file).utf8.count }
    case .check:
      let flow = Dataflow.parse(bytes: bytes).file.flows.first ?? Flow()
      let checker = Checker(catalogue: try Work.classes(objectInfo).catalogue)
      result.nodes = flow.nodes.count
      result.seconds = shortest { result.findings = checker.check(flow).count }
    case .prompt:
      let classes = try Work.classes(objectInfo)
      result.seconds = try shortest {
        let made = try Workflow(json: JSON(parsing: bytes)).prompt(classes: classes)
        result.nodes = made.prompt.nodes.count
        result.findings = made.findings.count
      }
    case .diff:
      let old = Dataflow.parse(bytes: bytes).file.flows.first ?? Flow()
      let new = try old.applying(Work.changes(of: old))
      result.nodes = old.nodes.count
      result.seconds = shortest { result.findings = FlowDiff(from: old, to: new).edits.count }
    case .objectInfo:
      let start = ProcessTime.now
      result.nodes = try Work.classes(file).catalogue.signatures.count
      result.seconds = ProcessTime.now - start
    }
    return result
  }

  /// The shortest time of some repetitions, in seconds.
  private func shortest(_ work: () throws -> Void) rethrows -> Double {
    let start = ProcessTime.now
    var best = Double.infinity
    var count = 0
    repeat {
      let begin = ProcessTime.now
      try work()
      best = min(best, ProcessTime.now - begin)
      count += 1
    } while ProcessTime.now - start < (count < 3 ? 4 : 0.4)
    return best
  }

  private static func classes(_ objectInfo: String?) throws -> NodeClasses {
    guard let objectInfo else { return .core }
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: objectInfo)))
    return try NodeClasses(objectInfo: JSON(parsing: bytes))
  }

  /// Ten changes, or fewer where there are not so many nodes.
  private static func changes(of flow: Flow) -> [FlowEdit] {
    let step = max(1, flow.nodes.count / 10)
    return stride(from: 0, to: flow.nodes.count, by: step).map { place in
      .renameNode(flow.nodes[place].name, to: "renamed_\(place)")
    }
  }
}
