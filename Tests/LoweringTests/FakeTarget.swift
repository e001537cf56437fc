import Flow
import Foundation
import Targets

/// A target that runs nothing: it has the primitives, things and refusals that a test gives it.
struct FakeTarget: Target {
  let name: String
  var primitives: Catalogue
  var items: [Inventory.Item] = []
  var unreachable: Diagnostic?
  /// Refuses a primitive with these values.
  var refuses: @Sendable (String, [String: Value]) -> Refusal? = { _, _ in nil }

  /// Whether it runs connected steps as one job.
  var runsJobs = false

  func isRepeatable(_ primitive: String, given: Set<String>) -> Bool {
    primitives[FunctionName(primitive, on: name)]?.port("seed") == nil || given.contains("seed")
  }

  func canLeave(_ type: PortType) -> Bool { type.modality != nil }

  func inventory() async throws(Diagnostic) -> Inventory {
    if let unreachable { throw unreachable }
    return Inventory(items: items)
  }

  func refusal(of primitive: String, _ arguments: [String: Value]) -> Refusal? {
    refuses(primitive, arguments)
  }

  var provider: any Provider { IdleProvider() }
}

/// A provider that nothing asks.
struct IdleProvider: Provider {
  func run(_ step: StepRequest) async throws -> [String: Artifact] { [:] }
}
