import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("Messages of the websocket")
struct ServerMessageTests {
  private func text(_ text: String) -> ServerMessage { ServerMessage(text: Array(text.utf8)) }

  @Test(
    "each type of text message is understood",
    arguments: [
      (#"{"type":"execution_start","data":{"prompt_id":"p"}}"#, ServerEvent.started),
      (
        #"{"type":"execution_cached","data":{"nodes":["1","2"],"prompt_id":"p"}}"#,
        .cached(["1", "2"])
      ),
      (#"{"type":"executing","data":{"node":"5","prompt_id":"p"}}"#, .executing("5")),
      (
        #"{"type":"executing","data":{"node":"5.0.1","display_node":"5","prompt_id":"p"}}"#,
        .executing("5")
      ),
      (
        #"{"type":"progress","data":{"value":1,"max":2,"node":"5","prompt_id":"p"}}"#,
        .progress(node: "5", value: 1, max: 2)
      ),
      (
        #"{"type":"progress_state","data":{"prompt_id":"p","nodes":{"7":{"value":0.5,"max":1,"#
          + #""state":"running","display_node_id":"5"}}}}"#,
        .states([.init(node: "5", state: "running", value: 0.5, max: 1)])
      ),
      (
        #"{"type":"executed","data":{"node":"9","output":{"a":[1]},"prompt_id":"p"}}"#,
        .executed(node: "9", output: ["a": [1]])
      ),
      (
        #"{"type":"crystools.monitor","data":{"prompt_id":"p"}}"#,
        .other(type: "crystools.monitor", data: ["prompt_id": "p"])
      ),
    ])
  func events(message: String, event: ServerEvent) {
    #expect(text(message) == .event(event, prompt: "p"))
  }

  @Test("the end of a prompt is understood in all its forms")
  func endings() {
    #expect(
      text(#"{"type":"execution_success","data":{"prompt_id":"p"}}"#)
        == .ended(.success, prompt: "p"))
    #expect(
      text(#"{"type":"execution_interrupted","data":{"prompt_id":"p"}}"#)
        == .ended(.interrupted, prompt: "p"))
    #expect(
      text(#"{"type":"executing","data":{"node":null,"prompt_id":"p"}}"#)
        == .ended(.idle, prompt: "p"))
    let error =
      #"{"type":"execution_error","data":{"prompt_id":"p","node_id":"3","node_type":"K","#
      + #""exception_message":"m","exception_type":"E","traceback":["a"],"executed":["1"]}}"#
    #expect(
      text(error)
        == .ended(
          .error(
            ExecutionError(
              nodeID: "3", nodeType: "K", message: "m", type: "E", traceback: ["a"],
              executed: ["1"])), prompt: "p"))
  }

  @Test(
    "what is of no interest or damaged is passed over",
    arguments: [
      #"{"type":"status","data":{"status":{},"sid":"x"}}"#, #"{"type":"feature_flags"}"#,
      "{not json", "[]", "null", "", #"{"data":{}}"#, #"{"type":7}"#,
      #"{"type":"executed","data":{"node":"9","output":null,"prompt_id":"p"}}"#,
    ])
  func others(message: String) {
    #expect(text(message) == .other)
  }

  @Test("previews are understood with and without their node")
  func previews() {
    #expect(
      ServerMessage(binary: [0, 0, 0, 1, 0, 0, 0, 1, 9, 8])
        == .event(.preview(node: nil, format: .jpeg, bytes: [9, 8]), prompt: nil))
    #expect(
      ServerMessage(binary: [0, 0, 0, 1, 0, 0, 0, 2])
        == .event(.preview(node: nil, format: .png, bytes: []), prompt: nil))
    let facts = Array(
      #"{"node_id":"5.0","display_node_id":"5","prompt_id":"p","image_type":"image/png"}"#.utf8)
    #expect(
      ServerMessage(binary: [0, 0, 0, 4, 0, 0, 0, UInt8(facts.count)] + facts + [1])
        == .event(.preview(node: "5", format: .png, bytes: [1]), prompt: "p"))
  }

  @Test("a node's text is understood")
  func said() {
    #expect(
      ServerMessage(binary: [0, 0, 0, 3, 0, 0, 0, 2] + Array("12hello".utf8))
        == .event(.text(node: "12", "hello"), prompt: nil))
  }

  @Test(
    "damaged binary messages are passed over",
    arguments: [
      [], [0], [0, 0, 0, 1], [0, 0, 0, 1, 0, 0, 0, 9, 1], [0, 0, 0, 2, 1], [0, 0, 0, 3, 0, 0, 0],
      [0, 0, 0, 3, 0, 0, 0, 5, 1], [0, 0, 0, 4, 255, 255, 255, 255, 1],
      [0, 0, 0, 4, 0, 0, 0, 1, 123], [0, 0, 0, 77, 1, 2, 3],
    ] as [[UInt8]])
  func damaged(bytes: [UInt8]) {
    #expect(ServerMessage(binary: bytes) == .other)
  }

  @Test("no bytes make reading a message fail")
  func anyBytes() {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<5_000 {
      var bytes = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: 0...255) }
      if bytes.count > 8 { bytes.replaceSubrange(0..<4, with: [0, 0, 0, UInt8(round % 5)]) }
      if bytes.count > 8, round % 2 == 0 {
        bytes.replaceSubrange(4..<7, with: [0, 0, 0])
      }
      _ = ServerMessage(binary: bytes)
      bytes.shuffle(using: &generator)
      _ = ServerMessage(text: bytes)
    }
  }
}
