import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

@testable import ComfyServer

@Suite("Mistakes in how a server is asked for its models")
struct HeaderMistakeTests {
  private struct IdleProvider: Provider {
    func run(_ step: StepRequest) async throws -> [String: Artifact] { [:] }
  }

  @Test(
    "a header that is none is told as a mistake of the variable, not of the server",
    arguments: ["no colon", ": value", "Name:"])
  func header(text: String) async throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: home) }
    let address = try ServerAddress("http://127.0.0.1:9")
    let client = ComfyClient(address: address, header: text)
    let target = await ComfyTarget.connect(
      to: address, greeting: client, server: client,
      cache: ServerCache(home: home, address: address), families: .builtIn,
      makeProvider: { _ in IdleProvider() })
    let finding = try #require(target.finding)
    #expect(finding.code == .usage)
    #expect(finding.message == "The variable ANYFLOW_COMFY_HEADER does not hold a header.")
    #expect(finding.hint == "Write it as in ANYFLOW_COMFY_HEADER=\"Name: value\".")
  }
}
