import Foundation
import NIOHTTP1
public import OrderedJSON

extension ComfyClient {
  /// Hands a prompt to the server.
  ///
  /// When the answer is lost, the prompt is looked for in the queue and the history before it is
  /// sent again, so that it never runs twice.
  ///
  /// - Parameters:
  ///   - prompt: The prompt in the API's format.
  ///   - id: Its id, chosen by the caller.
  ///   - clientID: The websocket that is told of its progress.
  ///   - extraData: What the server keeps beside it, such as `extra_pnginfo`.
  /// - Throws: ``ClientError/invalidPrompt(_:)`` when the server refuses it,
  ///   ``ClientError/partial(_:)`` when it would leave out some outputs.
  public func submit(
    _ prompt: JSON, id: PromptID, clientID: String, extraData: JSON? = nil
  ) async throws -> Submission {
    var members: [JSONObject.Member] = [
      .init("prompt", prompt), .init("prompt_id", .string(id.text)),
      .init("client_id", .string(clientID)),
    ]
    if let extraData { members.append(.init("extra_data", extraData)) }
    let body = JSON.object(JSONObject(members)).bytes()
    var isRepeated = false
    for attempt in 1... {
      do {
        let submission = try await submit(body, id)
        if isRepeated { try await deleteTwin(of: id) }
        return submission
      } catch let error as ClientError where error.mayHaveArrived {
        if let found = try await search(for: id) { return found }
        if attempt == 3 { throw error }
        isRepeated = true
      }
    }
    throw ClientError.lost(id)
  }

  private func submit(_ body: [UInt8], _ id: PromptID) async throws -> Submission {
    let route = "/prompt"
    let answer = try await transport.answer(.POST, route, json: body, repeats: false)
    switch answer.status {
    case 200..<300: break
    case 413:
      throw ClientError.tooLarge("The prompt", limit: Int64(body.count - 1))
    case 400:
      guard let json = try? JSON(parsing: answer.bytes), let rejection = PromptRejection(json)
      else { fallthrough }
      throw ClientError.invalidPrompt(rejection)
    default:
      throw ClientError.http(status: answer.status, route: route, body: answer.excerpt)
    }
    let json = try Self.json(answer, route)
    if let rejection = PromptRejection(json) {
      await withdraw(id)
      throw ClientError.partial(rejection)
    }
    guard let told = json["prompt_id"]?.string else {
      throw ClientError.protocolViolation("\(route) did not say under which id it took the prompt")
    }
    guard told == id.text else {
      // A server so old that it does not take an id runs what cannot be told from others' prompts.
      await withdraw(PromptID(told))
      throw ClientError.protocolViolation(
        "\(route) did not keep the prompt's id; this needs a newer ComfyUI")
    }
    return Submission(id: id, number: json["number"]?.double)
  }

  /// Looks for a prompt whose submission had no answer.
  private func search(for id: PromptID) async throws -> Submission? {
    var failure: ClientError?
    // The server may be at it still: three looks, and more when it does not answer at all.
    for pause in [50, 250, 700, 1000, 2000] {
      if pause == 1000, failure == nil { return nil }
      try await Task.sleep(for: .milliseconds(pause))
      do {
        if let item = try await queue().item(id) {
          return Submission(
            id: id, number: item.number, isRecovered: true, outputs: item.outputs)
        }
        if try await history(id) != nil { return Submission(id: id, isRecovered: true) }
        failure = nil
      } catch let error as ClientError where error.mayPass {
        failure = error
      }
    }
    if let failure { throw failure }
    return nil
  }

  /// Takes a prompt that arrived late out of the queue when its repetition is there as well.
  private func deleteTwin(of id: PromptID) async throws {
    guard let queue = try? await queue() else { return }
    let count = (queue.running + queue.pending).count { $0.id == id }
    for _ in 1..<max(count, 1) where queue.isPending(id) {
      try await post("/queue", ["delete": [.string(id.text)]])
    }
  }
}
