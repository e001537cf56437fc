import Foundation
import Testing

@Suite("Hostile file names") struct HostileNamesTests {
  @Test(
    "a picture of any name is read and a result of any name is written",
    arguments: [
      "two words.png", "-rf.png", "--help.png", "%d.png", "日本 🎬.png", "it's.png", "a\"b.png",
      "semi;colon&.png", "$(id).png", "back\\slash.png", "co:lon.png", "[0-9]*.png", "tab\t.png",
    ])
  func anyName(name: String) async throws {
    let place = try Workplace()
    try place.picture(name)
    let flow = """
      photo = load_image(file: \(quoted(name)))
      day = brighten_image(photo)
      kept = save_image(day, file: \(quoted(name)))
      return kept

      """
    try place.file("a.anyflow", flow)
    let result = try await place.anyflow.run("run", "a.anyflow", "--json")
    #expect(result.code == 0, "\(result.out)")
    let expected = name.replacingOccurrences(of: "\t", with: "_")
    #expect(place.names("anyflow-out") == [expected])
  }

  @Test(
    "a name that leads out of the output folder is rejected", arguments: ["../x.png", "/x.png"])
  func escaping(name: String) async throws {
    let place = try Workplace()
    try place.file(
      "a.anyflow",
      """
      photo = load_image(file: "photo.png")
      kept = save_image(photo, file: \(quoted(name)))

      """)
    let result = try await place.anyflow.run("run", "a.anyflow", "--json")
    #expect(result.code == 3)
    #expect(try result.json.codes.contains("unsafe-path"))
  }

  @Test("a flow file with an odd name runs", arguments: ["my flow.anyflow", "日本.anyflow"])
  func flowName(name: String) async throws {
    let place = try Workplace()
    try place.file(name, Flows.brighter)
    #expect(try await place.anyflow.run("run", name).code == 0)
  }

  @Test("a given file whose name begins with a dash is taken after --") func dash() async throws {
    let place = try Workplace()
    try place.picture("-x.png")
    let result = try await place.anyflow.run(
      "plan", "--json", "brighten this picture", "--", "-x.png")
    #expect(result.code == 0, "\(result.out)")
    #expect(result.out.contains("-x.png"))
  }

  private func quoted(_ name: String) -> String {
    "\""
      + name.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"").replacingOccurrences(of: "\t", with: "\\t")
      + "\""
  }
}
