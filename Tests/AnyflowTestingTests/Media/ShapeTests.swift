import AnyflowTesting
import OrderedJSON
import Testing

@Suite("Files have the shape that the prompt asks for")
struct ShapeTests {
  /// Nodes behind an empty picture of 100 by 60, the last being shown, and the size that comes.
  static let sizes: [(nodes: [JSON], width: Int, height: Int, count: Int)] = [
    ([], 100, 60, 1),
    ([scaled(width: 33, height: 0)], 33, 20, 1), ([scaled(width: 0, height: 33)], 55, 33, 1),
    ([scaled(width: 7, height: 9)], 7, 9, 1),
    (
      [
        Samples.node(
          "ImageScaleBy",
          ["image": ["1", 0], "upscale_method": "area", "scale_by": .number("0.33")])
      ],
      33, 20, 1
    ),
    (
      [
        Samples.node(
          "ImageScaleToTotalPixels",
          ["image": ["1", 0], "upscale_method": "area", "megapixels": .number("0.05")])
      ], 296, 177, 1
    ),
    (
      [
        Samples.node(
          "ImagePadForOutpaint",
          ["image": ["1", 0], "left": 8, "top": 0, "right": 16, "bottom": 40, "feathering": 4])
      ], 124, 100, 1
    ),
    (
      [
        Samples.node(
          "ImageCrop", ["image": ["1", 0], "width": 512, "height": 20, "x": 30, "y": 30])
      ], 70, 20, 1
    ),
    ([Samples.node("ImageBatch", ["image1": ["1", 0], "image2": ["1", 0]])], 100, 60, 2),
    ([Samples.node("RepeatImageBatch", ["image": ["1", 0], "amount": 3])], 100, 60, 3),
    ([Samples.node("ImageRotate", ["image": ["1", 0], "rotation": "90 degrees"])], 60, 100, 1),
    ([Samples.node("ImageInvert", ["image": ["1", 0]])], 100, 60, 1),
    (
      [
        Samples.node("ImageToMask", ["image": ["1", 0], "channel": "red"]),
        Samples.node("MaskToImage", ["mask": ["2", 0]]),
      ], 100, 60, 1
    ),
    (
      [
        Samples.node("UpscaleModelLoader", ["model_name": "RealESRGAN_x4plus.pth"]),
        Samples.node("ImageUpscaleWithModel", ["upscale_model": ["2", 0], "image": ["1", 0]]),
      ], 400, 240, 1
    ),
    (
      [
        Samples.node("CheckpointLoaderSimple", ["ckpt_name": "svd.safetensors"]),
        Samples.node("VAEEncode", ["pixels": ["1", 0], "vae": ["2", 2]]),
        Samples.node("VAEDecode", ["samples": ["3", 0], "vae": ["2", 2]]),
      ], 96, 56, 1
    ),
  ]

  private static func scaled(width: JSON, height: JSON) -> JSON {
    Samples.node(
      "ImageScale",
      [
        "image": ["1", 0], "upscale_method": "area", "width": width, "height": height,
        "crop": "disabled",
      ])
  }

  @Test("pictures", arguments: sizes.indices)
  func pictures(index: Int) async throws {
    let (nodes, width, height, count) = ShapeTests.sizes[index]
    let last = JSON.string("\(nodes.count + 1)")
    var prompt = Samples.prompt(Samples.picture())
    for (place, node) in nodes.enumerated() {
      prompt = Samples.adding("\(place + 2)", node, to: prompt)
    }
    prompt = Samples.adding("p", Samples.node("PreviewImage", ["images": [last, 0]]), to: prompt)
    try await withServer { (_, client) async throws in
      let record = try await client.run(prompt)
      let shown = record["outputs"]?["p"]?["images"]?.array ?? []
      #expect(shown.count == count)
      for reference in shown {
        let bytes = try await client.file(reference)
        #expect(number(bytes, 16) == width)
        #expect(number(bytes, 20) == height)
      }
    }
  }

  /// A latent film's class, its inputs, and the frames and size that come.
  @Test(
    "films out of latents",
    arguments: [
      ("EmptyHunyuanLatentVideo", 10, 9, 96, 64), ("EmptyLTXVLatentVideo", 25, 25, 96, 64),
      ("EmptyLTXVLatentVideo", 30, 25, 96, 64), ("EmptyMochiLatentVideo", 13, 13, 96, 64),
    ])
  func films(nodeClass: String, length: Int, frames: Int, width: Int, height: Int) async throws {
    let prompt = Samples.prompt(
      Samples.node(
        nodeClass,
        ["width": 100, "height": 64, "length": .integer(length), "batch_size": 1]),
      Samples.node("VAELoader", ["vae_name": "hunyuan_video_vae_bf16.safetensors"]),
      Samples.node("VAEDecode", ["samples": ["1", 0], "vae": ["2", 0]]),
      Samples.node(
        "SaveAnimatedWEBP",
        [
          "images": ["3", 0], "filename_prefix": "f", "fps": 6, "lossless": true, "quality": 80,
          "method": "default",
        ]))
    try await withServer { (_, client) async throws in
      let record = try await client.run(prompt)
      #expect(record["outputs"]?["4"]?["animated"] == [true])
      let bytes = try await client.file(
        record["outputs"]?["4"]?["images"]?.array?.first ?? .null)
      let text = String(decoding: bytes, as: Unicode.ASCII.self)
      #expect(text.components(of: "ANMF") == frames)
      #expect(Int(bytes[24]) + 1 == width)
      #expect(Int(bytes[27]) + 1 == height)
      #expect(text.contains("prompt:"))
    }
  }

  @Test("sounds have their length, and the prompt in their comments")
  func sounds() async throws {
    let prompt = Samples.prompt(
      Samples.node(
        "EmptyAudio", ["duration": .number("2.2"), "sample_rate": 22050, "channels": 1]),
      Samples.node("SaveAudio", ["audio": ["1", 0], "filename_prefix": "audio/a"]),
      Samples.node(
        "SaveAudioMP3", ["audio": ["1", 0], "filename_prefix": "audio/a", "quality": "128k"]))
    try await withServer { (_, client) async throws in
      let outputs = try await client.run(prompt)["outputs"]
      let flac = outputs?["2"]?["audio"]?.array?.first ?? .null
      #expect(
        flac == ["filename": "a_00001_.flac", "subfolder": "audio", "type": "output"])
      let bytes = try await client.file(flac)
      #expect(bytes.starts(with: Array("fLaC".utf8)))
      let samples = number(bytes, 22)
      #expect(samples == 48510)
      #expect(String(decoding: bytes, as: UTF8.self).contains("prompt={\"1\""))
      let mp3 = try await client.file(outputs?["3"]?["audio"]?.array?.first ?? .null)
      #expect(mp3.starts(with: Array("ID3".utf8)))
    }
  }

  @Test("meshes are binary glTF")
  func meshes() async throws {
    let prompt = Samples.prompt(
      Samples.node("EmptyLatentHunyuan3Dv2", ["resolution": 64, "batch_size": 1]),
      Samples.node("VAELoader", ["vae_name": "hunyuan_video_vae_bf16.safetensors"]),
      Samples.node(
        "VAEDecodeHunyuan3D",
        ["samples": ["1", 0], "vae": ["2", 0], "num_chunks": 8000, "octree_resolution": 16]),
      Samples.node("VoxelToMeshBasic", ["voxel": ["3", 0], "threshold": .number("0.6")]),
      Samples.node("SaveGLB", ["mesh": ["4", 0], "filename_prefix": "mesh/m"]))
    try await withServer { (_, client) async throws in
      let record = try await client.run(prompt)
      let bytes = try await client.file(record["outputs"]?["5"]?["3d"]?.array?.first ?? .null)
      #expect(bytes.starts(with: Array("glTF".utf8)))
      #expect(Int(bytes[8]) | Int(bytes[9]) << 8 == bytes.count)
    }
  }

  @Test(
    "values are shown as people read them",
    arguments: [
      ("PrimitiveInt", 7 as JSON, "7"), ("PrimitiveFloat", 2, "2.0"), ("PrimitiveString", "a", "a"),
      ("PrimitiveBoolean", true, "True"),
    ])
  func values(nodeClass: String, value: JSON, shown: String) async throws {
    try await withServer { (_, client) async throws in
      let record = try await client.run(
        Samples.prompt(
          Samples.node(nodeClass, ["value": value]),
          Samples.node("PreviewAny", ["source": ["1", 0]])))
      #expect(record["outputs"]?["2"]?["text"] == [.string(shown)])
    }
  }

  @Test("saved files are numbered on, carry prompt and workflow, and differ by seed")
  func saving() async throws {
    try await withServer { (_, client) async throws in
      var files: [[UInt8]] = []
      for (seed, name) in [(1, "b_00001_.png"), (2, "b_00002_.png")] {
        let record = try await client.run(
          Samples.drawing(seed: seed), extra: ["extra_pnginfo": ["workflow": ["x": 1]]])
        let reference = record["outputs"]?["7"]?["images"]?.array?.first ?? .null
        #expect(reference == ["filename": .string(name), "subfolder": "a", "type": "output"])
        files.append(try await client.file(reference))
      }
      let text = String(decoding: files[0], as: Unicode.ASCII.self)
      #expect(text.contains("tEXtprompt\0{\"1\""))
      #expect(text.contains("tEXtworkflow\0{\"x\":1}"))
      #expect(files[0].suffix(60) != files[1].suffix(60))
    }
  }

  @Test("a file that is no picture makes its loader fail")
  func noPicture() async throws {
    try await withServer(StandInConfiguration(inputs: ["a.png": [1, 2]])) {
      (_, client) async throws in
      let record = try await client.run(
        Samples.prompt(Samples.node("LoadImage", ["image": "a.png"]), Samples.preview))
      let data = record["status"]?["messages"]?.array?.last?.array?.last
      #expect(data?["exception_type"] == "PIL.UnidentifiedImageError")
    }
  }

  @Test("twenty nodes at 512 pixels take no time to speak of")
  func speed() async throws {
    var prompt = Samples.drawing(width: 512)
    for index in 8..<20 {
      prompt = Samples.adding(
        "\(index)",
        Samples.node("ImageInvert", ["image": [.string(index == 8 ? "6" : "\(index - 1)"), 0]]),
        to: prompt)
    }
    prompt = Samples.adding("20", Samples.node("PreviewImage", ["images": ["19", 0]]), to: prompt)
    try await withServer { (_, client) async throws in
      _ = try await client.run(Samples.prompt(Samples.picture(), Samples.preview))
      let time = try await ContinuousClock().measure { _ = try await client.run(prompt) }
      #expect(time < .seconds(2))
    }
  }

  private func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    guard bytes.count >= offset + 4 else { return -1 }
    return bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
