import Foundation
import OrderedJSON
import Synchronization

extension ServerCore {
  /// Checks a prompt and puts it into the queue.
  func postPrompt(_ request: ReceivedRequest) -> Answer {
    guard let body = request.json?.object else { return .trouble }
    guard let number = number(for: body) else { return .trouble }
    guard let prompt = body["prompt"] else {
      return ServerCore.refusal("no_prompt", "No prompt provided", "No prompt provided")
    }
    let id = body["prompt_id"].map(PythonText.of) ?? UUID().uuidString.lowercased()
    if configuration.edition == .later, !ServerCore.isCanonical(id) {
      return ServerCore.refusal(
        "invalid_prompt_id", "The prompt id must be a lowercase UUID", "prompt_id: \(id)")
    }
    let validation: PromptValidation
    do {
      validation = try PromptValidation(
        prompt, targets: body["partial_execution_targets"], on: self)
    } catch {
      return .trouble
    }
    if let error = validation.error {
      return .json(["error": error, "node_errors": validation.nodeErrors], status: 400)
    }
    var extra = body["extra_data"]?.object ?? JSONObject()
    if let client = body["client_id"] { extra["client_id"] = client }
    let item = QueueItem(
      number: number, id: id, prompt: validation.prompt, extraData: extra,
      outputs: validation.goodOutputs)
    state.withLock { $0.enqueue(item) }
    tellStatus()
    wakeWorker()
    return .json([
      "prompt_id": .string(id), "number": number, "node_errors": validation.nodeErrors,
    ])
  }

  /// A refusal of the whole request.
  static func refusal(_ type: String, _ message: String, _ details: String) -> Answer {
    .json(
      ["error": ValidationError.json(type, message, details, [:]), "node_errors": [:]], status: 400)
  }

  /// The priority: what is said, or a counter, which `front` negates; nil when it is no number.
  private func number(for body: JSONObject) -> JSON? {
    if let said = body["number"] {
      guard let value = try? PythonValue.float(said) else { return nil }
      return .number(PythonText.of(value))
    }
    return state.withLock { state in
      defer { state.counter += 1 }
      return .integer(body["front"]?.isTruthy == true ? -state.counter : state.counter)
    }
  }

  private static func isCanonical(_ id: String) -> Bool {
    UUID(uuidString: id).map { $0.uuidString.lowercased() == id } ?? false
  }
}
