import Flow
import Testing

@testable import ComfyServer

@Suite("Errors of a client")
struct ClientErrorTests {
  private static let rejection = PromptRejection(
    type: "t", message: "Bad prompt",
    nodes: ["3": [.init(type: "e", message: "Wrong", details: "x", classType: "KSampler")]])

  private static let all: [(ClientError, DiagnosticCode)] = [
    (.unreachable(.refused), .targetUnreachable), (.unreachable(.noAnswer), .targetUnreachable),
    (.unreachable(.unknownHost), .targetUnreachable),
    (.unreachable(.encryption("words")), .targetUnreachable),
    (.unreachable(.other("words")), .targetUnreachable), (.timedOut("/a"), .targetUnreachable),
    (.disconnected("/a"), .targetUnreachable), (.notComfyUI("it is empty"), .targetUnreachable),
    (.http(status: 401, route: "/a", body: ""), .targetUnreachable),
    (.http(status: 302, route: "/a", body: ""), .targetUnreachable),
    (.http(status: 502, route: "/a", body: "b"), .targetUnreachable),
    (.http(status: 404, route: "/a", body: "b"), .executionFailed),
    (.http(status: 500, route: "/a", body: "b"), .executionFailed),
    (.invalidPrompt(rejection), .rejectedByServer), (.partial(rejection), .rejectedByServer),
    (.lost(PromptID("p")), .runLost), (.removed(PromptID("p")), .interrupted),
    (.tooLarge("It", limit: 2 << 20), .executionFailed),
    (.protocolViolation("odd"), .executionFailed),
    (.file(path: "/x", "gone"), .outputUnwritable), (.malformedHeader, .usage),
  ]

  @Test("every error is a sentence with a hint and, but for the header, the address")
  func sentences() throws {
    let address = try ServerAddress("http://me:secret@gpu-box:8188/x?token=hidden")
    for (error, code) in Self.all {
      let finding = error.diagnostic(at: address)
      #expect(finding.code == code, "\(error)")
      #expect(finding.message.hasSuffix(".") && finding.hint?.hasSuffix(".") == true, "\(error)")
      let all = ([finding.message] + finding.notes).joined(separator: " ")
      #expect(all.contains("http://gpu-box:8188/x") || error == .malformedHeader, "\(error)")
      #expect(!all.contains("secret") && !all.contains("hidden"), "\(error)")
    }
  }

  @Test("a rejection's notes name the node, its class and the server's words")
  func notes() throws {
    let address = try ServerAddress("gpu-box")
    let finding = ClientError.invalidPrompt(Self.rejection).diagnostic(at: address)
    #expect(finding.notes == ["Bad prompt", "node 3, KSampler: Wrong (x)"])
  }

  @Test("a missing port is thought of when nothing answers at 80")
  func port() throws {
    let finding = ClientError.unreachable(.refused).diagnostic(
      at: try ServerAddress("http://gpu-box"))
    #expect(finding.hint?.contains("8188") == true)
  }

  @Test("only what may have arrived is looked for before it is sent again")
  func arrival() {
    #expect(ClientError.timedOut("/prompt").mayHaveArrived)
    #expect(ClientError.disconnected("/prompt").mayHaveArrived)
    #expect(ClientError.http(status: 504, route: "/prompt", body: "").mayHaveArrived)
    #expect(!ClientError.unreachable(.refused).mayHaveArrived)
    #expect(!ClientError.http(status: 500, route: "/prompt", body: "").mayHaveArrived)
    #expect(ClientError.unreachable(.refused).mayPass)
  }
}
