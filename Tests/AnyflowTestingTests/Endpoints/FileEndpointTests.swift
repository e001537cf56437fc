import AnyflowTesting
import Foundation
import OrderedJSON
import Testing

@Suite("Uploading and viewing files")
struct FileEndpointTests {
  @Test("the same name and bytes are reused, other bytes get the next number")
  func naming() async throws {
    try await withServer { (_, client) async throws in
      func name(_ bytes: [UInt8], _ fields: [String: String] = [:]) async throws -> String? {
        try await client.upload(bytes, as: "a.png", fields).json["name"]?.string
      }
      #expect(try await name([1]) == "a.png")
      #expect(try await name([1]) == "a.png")
      #expect(try await name([2]) == "a (1).png")
      #expect(try await name([3]) == "a (2).png")
      #expect(try await name([2]) == "a (1).png")
      #expect(try await name([9], ["overwrite": "true"]) == "a.png")
      #expect(try await client.get("/view?filename=a.png&type=input").bytes == [9])
    }
  }

  @Test("an upload says where it went, and any kind of file is taken")
  func places() async throws {
    try await withServer { (_, client) async throws in
      let reply = try await client.upload([1, 13, 10, 2], as: "f.mp4", ["subfolder": "s/t"])
      #expect(reply.json == ["name": "f.mp4", "subfolder": "s/t", "type": "input"])
      let viewed = try await client.get("/view?filename=f.mp4&subfolder=s/t&type=input")
      #expect(viewed.bytes == [1, 13, 10, 2])
      #expect(viewed.headers["content-type"] == "video/mp4")
      #expect(viewed.headers["content-disposition"] == "filename=\"f.mp4\"")
      #expect(
        try await client.get("/view?filename=f.mp4%20%5Binput%5D&subfolder=s/t").status == 200)
      let temp = try await client.upload([1], as: "g.png", ["type": "temp"])
      #expect(temp.json["type"] == "temp")
    }
  }

  @Test(
    "uploads cannot leave their folder",
    arguments: [("../a.png", ""), ("a.png", "../.."), ("/etc/a.png", ""), ("a.png", "/etc")])
  func uploadTraversal(name: String, subfolder: String) async throws {
    try await withServer { (_, client) async throws in
      #expect(try await client.upload([1], as: name, ["subfolder": subfolder]).status == 400)
    }
  }

  @Test(
    "viewing keeps to its folders",
    arguments: [
      ("filename=../a", 400), ("filename=/etc/passwd", 400), ("filename=", 400),
      ("filename=a&type=nix", 400), ("filename=a&subfolder=../..", 403), ("filename=a", 404),
      ("filename=a..b", 400),
    ])
  func viewTraversal(query: String, status: Int) async throws {
    try await withServer { (_, client) async throws in
      #expect(try await client.get("/view?\(query)").status == status)
    }
  }

  @Test("texts that a browser would carry out are sent as plain bytes")
  func scriptable() async throws {
    try await withServer(StandInConfiguration(inputs: ["a.html": [60]])) {
      (_, client) async throws in
      let reply = try await client.get("/view?filename=a.html&type=input")
      #expect(reply.headers["content-type"] == "application/octet-stream")
    }
  }

  @Test(
    "previews are pictures of the kind that was asked for",
    arguments: [
      ("preview=webp;90", "image/webp", "RIFF"), ("preview=jpeg;80", "image/jpeg", "\u{FF}\u{D8}"),
      ("preview=gif", "image/webp", "RIFF"), ("preview=jpeg&channel=a", "image/webp", "RIFF"),
      ("channel=rgb", "image/png", "\u{89}PNG"), ("channel=a", "image/png", "\u{89}PNG"),
    ])
  func previews(query: String, type: String, head: String) async throws {
    try await withServer { (_, client) async throws in
      let record = try await client.run(Samples.prompt(Samples.picture(), Samples.preview))
      let file = record["outputs"]?["2"]?["images"]?.array?.first?["filename"]?.string ?? ""
      let reply = try await client.get("/view?filename=\(file)&type=temp&\(query)")
      #expect(reply.status == 200)
      #expect(reply.headers["content-type"] == type)
      #expect(reply.bytes.starts(with: head.unicodeScalars.map { UInt8($0.value) }))
    }
  }

  @Test("a mask is put on the original's size")
  func mask() async throws {
    try await withServer { (_, client) async throws in
      let record = try await client.run(Samples.prompt(Samples.picture(31, 17), Samples.preview))
      let reference = record["outputs"]?["2"]?["images"]?.array?.first ?? .null
      let reply = try await client.upload(
        [1, 2], as: "m.png", ["original_ref": reference.text()], to: "/upload/mask")
      #expect(reply.json["name"] == "m.png")
      let loaded = try await client.run(
        Samples.prompt(
          Samples.node("LoadImage", ["image": "m.png"]),
          Samples.node("MaskPreview", ["mask": ["1", 1]])))
      let shown = loaded["outputs"]?["2"]?["images"]?.array?.first ?? .null
      let bytes = try await client.file(shown)
      #expect(Array(bytes[16..<24]) == [0, 0, 0, 31, 0, 0, 0, 17])
    }
  }
}
