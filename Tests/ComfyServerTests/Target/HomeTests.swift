import Flow
import Foundation
import Testing

@testable import ComfyServer

@Suite("The user's folder of settings")
struct HomeTests {
  private let home = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString)

  @Test("models.yaml in it counts, and its absence is no fault")
  func models() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    #expect(ModelFamilies.of(home: home).findings.isEmpty)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let file = home.appendingPathComponent("models.yaml")
    try Data("families:\n  sd15:\n    settings: { steps: 1 }\n".utf8).write(to: file)
    let families = ModelFamilies.of(home: home)
    #expect(families["sd15"]?.settings(for: "a.ckpt")["steps"] == .number(Number(1)))
  }

  @Test("a models.yaml that cannot be read is told")
  func unreadable() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.createDirectory(
      at: home.appendingPathComponent("models.yaml"), withIntermediateDirectories: true)
    let families = ModelFamilies.of(home: home)
    #expect(families.findings.map(\.code) == [.fileUnreadable])
    #expect(families["sd15"] != nil)
  }
}
