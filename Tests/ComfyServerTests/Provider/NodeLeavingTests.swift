import Comfy
import Flow
import OrderedJSON
import Testing

@testable import ComfyServer

@Suite("What output nodes leave")
struct NodeLeavingTests {
  private func modalities(_ json: JSON) -> [Modality?] {
    NodeLeaving.all(in: json).map { leaving in
      switch leaving {
      case .file(_, let modality): modality
      case .text: .text
      }
    }
  }

  @Test(
    "files are told apart by their endings, and by the list where the ending says nothing",
    arguments: [
      ("images", "a.png", false, Modality.image), ("images", "a.webp", true, .video),
      ("images", "a.mp4", true, .video), ("gifs", "a.gif", false, .video),
      ("video", "a.webm", false, .video), ("audio", "a.flac", false, .audio),
      ("3d", "a.glb", false, .mesh), ("files", "a.OBJ", false, .mesh),
      ("text", "a.txt", false, .text), ("audio", "strange", false, .audio),
    ])
  func kinds(key: String, name: String, isAnimated: Bool, modality: Modality) {
    #expect(modalities(.files(key, name, animated: isAnimated)) == [modality])
  }

  @Test("a file of no known kind is still told")
  func unknown() {
    #expect(modalities(.files("latents", "a.latent")) == [nil])
  }

  @Test("texts, meshes by their path and repeated files")
  func shapes() {
    let both: JSON = ["text": ["one", "two"], "string": "three"]
    #expect(NodeLeaving.all(in: both) == [.text("one"), .text("two"), .text("three")])
    let shown: JSON = ["result": ["mesh/body_1.glb [temp]", ["camera": 1]]]
    #expect(
      NodeLeaving.all(in: shown) == [
        .file(RemoteFile(name: "body_1.glb", subfolder: "mesh", folder: "temp"), .mesh)
      ])
    #expect(NodeLeaving.all(in: .files("images", "a.png", "a.png")).count == 1)
  }

  @Test("odd answers are nothing", arguments: [JSON.null, [], ["images": 3], ["images": [[]]]])
  func odd(json: JSON) {
    #expect(NodeLeaving.all(in: json).isEmpty)
  }

  @Test("progress only grows, weighs sampling most and ends at one")
  func progress() throws {
    let prompt = try PromptAssembly(classes: .core)
      .assemble(TestJob.textToImage(steps: 20).job, names: { _ in nil }).prompt
    var progress = PromptProgress(prompt)
    progress.skip(["1"])
    progress.begin("2")
    progress.begin("4")
    let before = progress.fraction
    progress.advance("4", 10, of: 20)
    let half = progress.fraction
    progress.advance("4", 5, of: 20)
    #expect(progress.fraction == half && half - before > 0.25)
    progress.advance("4.0.0.1", 20, of: 20)
    progress.advance("4", .nan, of: 0)
    progress.skip(prompt.nodes.map(\.id))
    #expect(progress.fraction == 1)
  }
}
