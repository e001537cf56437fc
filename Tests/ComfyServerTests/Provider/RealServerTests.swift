import Comfy
import ComfyServer
import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

/// What runs on the server that `ANYFLOW_COMFY_URL` names.
///
/// It must have models of these families, so `ANYFLOW_COMFY_PROVIDER_TESTS` has to be set besides; the
/// printed times are those of whole jobs, waiting for other people's prompts included.
@Suite(
  "A provider on a real server",
  .enabled(if: ProcessInfo.processInfo.environment["ANYFLOW_COMFY_PROVIDER_TESTS"] != nil),
  .serialized)
struct RealServerTests {
  private let client: ComfyClient
  private let folder: TestFolder

  init() throws {
    let address = ProcessInfo.processInfo.environment["ANYFLOW_COMFY_URL"] ?? "127.0.0.1:8188"
    client = ComfyClient(address: try ServerAddress(address))
    folder = try TestFolder()
  }

  private func classes() async throws -> NodeClasses {
    try NodeClasses(objectInfo: JSON(parsing: try await client.objectInfo()))
  }

  private func run(
    _ job: TestJob, told: Told = Told(), flowText: String? = nil
  ) async throws -> [String: Artifact] {
    let provider = ComfyProvider(server: client, classes: job.classes)
    let clock = ContinuousClock()
    let start = clock.now
    defer { print("RAN", job.outputs.map(\.name), clock.now - start) }
    return try await provider.run(told.request(job, in: folder.url, flowText: flowText))
  }

  private func head(_ artifact: Artifact?) throws -> [UInt8] {
    let file = try #require(artifact?.file)
    return Array(try Data(contentsOf: file).prefix(64))
  }

  @Test("a text becomes a picture with the flow in it, and the picture another one")
  func pictures() async throws {
    defer { folder.remove() }
    let classes = try await classes()
    let told = Told()
    let seedText = "lighthouse \(UUID().uuidString)"
    var job = TestJob.textToImage(classes: classes, text: seedText)
    let first = try await run(job, told: told, flowText: "scene = text_to_image()")
    let picture = try #require(first["scene/drawn.IMAGE"])
    #expect(picture.modality == .image)
    #expect(try head(picture).prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    let text = String(decoding: try Data(contentsOf: try #require(picture.file)), as: UTF8.self)
    #expect(text.contains("anyflow") && text.contains("scene = text_to_image()"))
    #expect(told.parts.contains("scene/sampler"))
    let fractions = told.fractions
    #expect(fractions.last == 1 && fractions == fractions.sorted())

    job = TestJob(classes: classes)
    job.add(
      "photo", "ImageScale",
      [
        "image": "@shot.image", "upscale_method": "area", "width": 64, "height": 64,
        "crop": "center",
      ])
    job.add("flip", "ImageFlip", [:])
    job.parts.removeLast()
    job.give("shot.image", .list([.artifact(picture), .artifact(picture)]))
    job.want("photo.IMAGE", "IMAGE")
    let second = try await run(job)
    #expect(second["photo.IMAGE"]?.elements?.count == 2)

    let local = try folder.file("own.png", Array(try Data(contentsOf: try #require(picture.file))))
    job.give("shot.image", .artifact(Artifact(.image, file: local)))
    let third = try await run(job)
    #expect(third["photo.IMAGE"]?.file != nil)
  }

  @Test("a picture becomes a film of six frames")
  func film() async throws {
    defer { folder.remove() }
    let classes = try await classes()
    var job = TestJob(classes: classes)
    job.add(
      "clip/loader", "ImageOnlyCheckpointLoader", node: "clip", ["ckpt_name": "svd.safetensors"])
    job.add("photo", "LoadImage", ["image": "example.png"])
    job.add(
      "clip/start", "SVD_img2vid_Conditioning", node: "clip",
      [
        "clip_vision": "@clip/loader.CLIP_VISION", "init_image": "@photo.IMAGE",
        "vae": "@clip/loader.VAE", "width": 128, "height": 64, "video_frames": 6, "fps": 6,
      ])
    job.add(
      "clip/sampler", "KSampler", node: "clip",
      [
        "model": "@clip/loader.MODEL", "positive": "@clip/start.positive",
        "negative": "@clip/start.negative", "latent_image": "@clip/start.latent", "steps": 1,
        "cfg": .number(Number(2.5)), "sampler_name": "euler", "scheduler": "karras",
      ])
    job.add(
      "clip/drawn", "VAEDecode", node: "clip",
      ["samples": "@clip/sampler.LATENT", "vae": "@clip/loader.VAE"])
    job.add("clip/film", "CreateVideo", node: "clip", ["images": "@clip/drawn.IMAGE", "fps": 6])
    job.want("clip/film.VIDEO", "VIDEO")
    job.add("shown", "SaveAnimatedWEBP", ["images": "@clip/drawn.IMAGE", "fps": 6])
    job.want("shown.files", "files")
    let given = try await run(job)
    let film = try #require(given["clip/film.VIDEO"])
    #expect(film.modality == .video && film.file?.pathExtension == "mp4")
    let files = try #require(given["shown.files"]?.elements)
    #expect(files.map(\.modality) == [.video])

    var again = TestJob(classes: classes)
    again.add("parts", "GetVideoComponents", ["video": "@film.video"])
    again.give("film.video", .artifact(film))
    again.want("parts.fps", "FLOAT")
    again.want("parts.images", "IMAGE")
    let taken = try await run(again)
    #expect(
      taken["parts.fps"]?.value == .number(Number(6)) || taken["parts.fps"]?.value?.double == 6)
    #expect(taken["parts.images"]?.elements?.count == 6)
  }

  @Test("a text becomes a sound")
  func sound() async throws {
    defer { folder.remove() }
    var job = TestJob(classes: try await classes())
    job.add(
      "rain/loader", "CheckpointLoaderSimple", node: "rain",
      ["ckpt_name": "stable-audio-open-1.0.safetensors"])
    job.add(
      "rain/reader", "CLIPLoader", node: "rain",
      ["clip_name": "t5_base.safetensors", "type": "stable_audio"])
    job.add(
      "rain/words", "CLIPTextEncode", node: "rain",
      ["text": "@words.text", "clip": "@rain/reader.CLIP"])
    job.give("words.text", .artifact(Artifact(.text, value: "rain on a roof")))
    job.add("rain/room", "EmptyLatentAudio", node: "rain", ["seconds": 2])
    job.add(
      "rain/sampler", "KSampler", node: "rain",
      [
        "model": "@rain/loader.MODEL", "positive": "@rain/words.CONDITIONING",
        "negative": "@rain/words.CONDITIONING", "latent_image": "@rain/room.LATENT", "steps": 1,
        "cfg": 5, "sampler_name": "euler", "scheduler": "normal",
      ])
    job.add(
      "rain/heard", "VAEDecodeAudio", node: "rain",
      ["samples": "@rain/sampler.LATENT", "vae": "@rain/loader.VAE"])
    job.want("rain/heard.AUDIO", "AUDIO")
    let given = try await run(job)
    #expect(try head(given["rain/heard.AUDIO"]).prefix(4) == Array("fLaC".utf8)[...])
  }

  @Test("a picture becomes a mesh")
  func mesh() async throws {
    defer { folder.remove() }
    var job = TestJob(classes: try await classes())
    job.add(
      "body/loader", "ImageOnlyCheckpointLoader", node: "body",
      ["ckpt_name": "hunyuan3d-dit-v2.safetensors"])
    job.add("photo", "LoadImage", ["image": "example.png"])
    job.add(
      "body/seen", "CLIPVisionEncode", node: "body",
      ["clip_vision": "@body/loader.CLIP_VISION", "image": "@photo.IMAGE", "crop": "center"])
    job.add(
      "body/start", "Hunyuan3Dv2Conditioning", node: "body",
      ["clip_vision_output": "@body/seen.CLIP_VISION_OUTPUT"])
    job.add("body/room", "EmptyLatentHunyuan3Dv2", node: "body", ["resolution": 256])
    job.add(
      "body/sampler", "KSampler", node: "body",
      [
        "model": "@body/loader.MODEL", "positive": "@body/start.positive",
        "negative": "@body/start.negative", "latent_image": "@body/room.LATENT", "steps": 1,
        "cfg": 5, "sampler_name": "euler", "scheduler": "normal",
      ])
    job.add(
      "body/drawn", "VAEDecodeHunyuan3D", node: "body",
      ["samples": "@body/sampler.LATENT", "vae": "@body/loader.VAE", "octree_resolution": 16])
    job.add(
      "body/skin", "VoxelToMeshBasic", node: "body",
      ["voxel": "@body/drawn.VOXEL", "threshold": .number(Number(0.6))])
    job.want("body/skin.MESH", "MESH")
    let given = try await run(job)
    #expect(given["body/skin.MESH"]?.modality == .mesh)
    #expect(try head(given["body/skin.MESH"]).prefix(4) == Array("glTF".utf8)[...])
  }

  @Test("masks, films and sounds of this machine go there and come back")
  func crossing() async throws {
    defer { folder.remove() }
    let classes = try await classes()
    var made = TestJob(classes: classes)
    made.add("mask", "SolidMask", ["value": 1, "width": 64, "height": 32])
    made.add("grey", "EmptyImage", ["width": 64, "height": 32, "batch_size": 4])
    made.add("film", "CreateVideo", ["images": "@grey.IMAGE", "fps": 2])
    made.add("sound", "EmptyAudio", ["duration": 1])
    made.want("mask.MASK", "MASK")
    made.want("film.VIDEO", "VIDEO")
    made.want("sound.AUDIO", "AUDIO")
    let first = try await run(made)
    var job = TestJob(classes: classes)
    job.add("dark", "InvertMask", ["mask": "@given.mask"])
    job.add("size", "GetImageSize", ["image": "@given.mask"])
    job.add("parts", "GetVideoComponents", ["video": "@given.film"])
    job.add(
      "again", "CreateVideo",
      [
        "images": "@parts.images", "fps": "@parts.fps", "audio": "@given.sound",
      ])
    for (name, key) in [("mask", "mask.MASK"), ("film", "film.VIDEO"), ("sound", "sound.AUDIO")] {
      var artifact = try #require(first[key])
      let file = try #require(artifact.file)
      let bytes = Array(try Data(contentsOf: file))
      artifact.content = .file(try folder.file("own-\(name).\(file.pathExtension)", bytes))
      job.give("given.\(name)", .artifact(artifact))
    }
    job.want("dark.MASK", "MASK")
    job.want("size.width", "INT")
    job.want("again.VIDEO", "VIDEO")
    let second = try await run(job)
    #expect(second["dark.MASK"]?.modality == .mask)
    #expect(second["size.width"]?.value == .number(Number(64)))
    #expect(second["again.VIDEO"]?.file?.pathExtension == "mp4")
  }

  @Test("cancelling stops exactly this prompt")
  func cancelled() async throws {
    let folder = folder
    defer { folder.remove() }
    let job = TestJob.textToImage(
      classes: try await classes(), size: 256, steps: 200, text: UUID().uuidString)
    let told = Told()
    let task = Task { try await run(job, told: told) }
    let clock = ContinuousClock()
    let start = clock.now
    while !told.parts.contains("scene/sampler"), clock.now - start < .seconds(120) {
      try await Task.sleep(for: .milliseconds(50))
    }
    let asked = clock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    print("STOPPED after", clock.now - asked)
  }

  @Test("a model that is not there is told with those that are")
  func missingModel() async throws {
    defer { folder.remove() }
    let job = TestJob.textToImage(
      classes: try await classes(), checkpoint: "dreamshaper_9.safetensors")
    let finding = try await #require(throws: Diagnostic.self) { try await run(job) }
    #expect(finding.code == .missingModel)
    #expect(finding.place == .node("scene"))
    #expect(finding.hint?.contains("models/checkpoints") == true)
    #expect(finding.hint?.contains("dreamshaper_8") == true)
  }

  @Test("models that do not fit together are told as such")
  func misfit() async throws {
    defer { folder.remove() }
    var job = TestJob.textToImage(classes: try await classes(), checkpoint: "sd21-unclip-h.ckpt")
    var words = job
    words.parts = []
    words.add(
      "scene/reader", "CLIPLoader", node: "scene",
      ["clip_name": "clip_l.safetensors", "type": "stable_diffusion"])
    job.parts.insert(contentsOf: words.parts, at: 0)
    job.parts[2].arguments["clip"] = .step(StepReference("scene/reader", "CLIP"))
    let finding = try await #require(throws: Diagnostic.self) { try await run(job) }
    #expect(finding.code == .executionFailed)
    #expect(finding.message.contains("does not fit"))
    #expect(finding.notes.count == 2)
  }
}
