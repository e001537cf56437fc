import Comfy
import Flow
import Foundation
import OrderedJSON
import Targets
import Testing

@testable import ComfyServer

@Suite("Prompts made of jobs")
struct PromptAssemblyTests {
  private let png = URL(fileURLWithPath: "/photos/cat.png")
  private let other = URL(fileURLWithPath: "/photos/dog.png")

  private func assembled(_ job: TestJob) throws -> AssembledPrompt {
    try PromptAssembly(classes: job.classes)
      .assemble(job.job, names: { "anyflow/\($0.lastPathComponent)" })
  }

  private func node(_ prompt: AssembledPrompt, _ className: String) throws -> JSON {
    let nodes = try #require(prompt.prompt.json.object).members.map(\.value)
    return try #require(nodes.first { $0["class_type"]?.string == className })
  }

  private func classNames(_ prompt: AssembledPrompt) -> [String] {
    prompt.prompt.nodes.map(\.classType)
  }

  @Test("nodes have plain numbers as ids, their parts as titles and links by slot")
  func linked() throws {
    let made = try assembled(.textToImage())
    #expect(made.prompt.nodes.map(\.id) == ["1", "2", "3", "4", "5", "6"])
    let sampler = try node(made, "KSampler")
    #expect(sampler["_meta"]?["title"] == "scene/sampler")
    #expect(sampler["inputs"]?["model"] == ["1", 0])
    #expect(try node(made, "VAEDecode")["inputs"]?["vae"] == ["1", 2])
    #expect(try node(made, "CLIPTextEncode")["inputs"]?["clip"] == ["1", 1])
    #expect(made.role(of: "4")?.part == "scene/sampler")
    #expect(made.role(of: "4.0.0.2")?.node == "scene")
  }

  @Test("required inputs that nothing fills get the defaults of their class")
  func defaults() throws {
    let made = try assembled(.textToImage())
    #expect(try node(made, "EmptyLatentImage")["inputs"]?["batch_size"] == 1)
    #expect(try node(made, "KSampler")["inputs"]?["denoise"]?.double == 1)
  }

  @Test("a wanted picture is saved in the run's folder under its part's name")
  func saved() throws {
    let made = try assembled(.textToImage())
    let saver = try node(made, "SaveImage")
    #expect(saver["inputs"]?["filename_prefix"] == "anyflow/t/scene_drawn")
    #expect(
      made.results == [.init(name: "scene/drawn.IMAGE", node: "6", modality: .image)])
  }

  @Test("a seed that is left out is drawn, recorded and the same every time")
  func seeds() throws {
    let made = try assembled(.textToImage())
    let seed = try #require(made.seeds["scene/sampler.seed"])
    #expect(try node(made, "KSampler")["inputs"]?["seed"] == .number(String(seed)))
    #expect(try assembled(.textToImage()).seeds == made.seeds)
    var job = TestJob.textToImage().job
    job.seed = 8
    let further = try PromptAssembly(classes: .core).assemble(job, names: { _ in nil })
    #expect(further.seeds["scene/sampler.seed"] != seed)
  }

  @Test("a seed that is given stays")
  func givenSeed() throws {
    var job = TestJob.textToImage()
    job.parts[3].arguments["seed"] = .value(.number(Number(unsigned: .max)))
    let made = try assembled(job)
    #expect(made.seeds.isEmpty)
    #expect(try node(made, "KSampler")["inputs"]?["seed"] == .number(String(UInt64.max)))
  }

  @Test(
    "files come in by the loading node of their kind",
    arguments: [
      ("ImageInvert", "image", Modality.image, "LoadImage", 0),
      ("ImageInvert", "image", .mask, "LoadImage", 0),
      ("InvertMask", "mask", .mask, "LoadImageMask", 0),
      ("InvertMask", "mask", .image, "LoadImage", 1),
      ("GetVideoComponents", "video", .video, "LoadVideo", 0),
      ("ImageInvert", "image", .video, "GetVideoComponents", 0),
      ("SaveAudio", "audio", .audio, "LoadAudio", 0),
    ])
  func loaded(
    className: String, input: String, modality: Modality, loader: String, slot: Int
  ) throws {
    var job = TestJob()
    job.add("use", className, [input: "@given.file"])
    job.give("given.file", .artifact(Artifact(modality, file: png)))
    let made = try assembled(job)
    let place = try #require(made.prompt.nodes.firstIndex { $0.classType == loader })
    let id = made.prompt.nodes[place].id
    #expect(try node(made, className)["inputs"]?[input] == [.string(id), .integer(slot)])
    #expect(made.role(of: id)?.purpose == .brings(input: input))
    #expect(made.prompt.json.text().contains("anyflow/cat.png"))
  }

  @Test("a file that several parts take is loaded once")
  func loadedOnce() throws {
    var job = TestJob()
    job.add("a", "ImageInvert", ["image": "@photo.image"])
    job.add("b", "ImageInvert", ["image": "@photo.image"])
    job.give("photo.image", .artifact(Artifact(.image, file: png)))
    #expect(PromptAssembly(classes: .core).files(of: job.job) == [png])
    #expect(try classNames(assembled(job)) == ["LoadImage", "ImageInvert", "ImageInvert"])
  }

  @Test("several pictures become one batch, pictures of the job among them")
  func batch() throws {
    var job = TestJob()
    job.add("grey", "EmptyImage")
    job.add("all", "ImageInvert", ["image": .list(["@photos.images", "@grey.IMAGE"])])
    job.give(
      "photos.images",
      .list([.artifact(Artifact(.image, file: png)), .artifact(Artifact(.image, file: other))]))
    let made = try assembled(job)
    #expect(
      classNames(made) == [
        "EmptyImage", "LoadImage", "LoadImage", "ImageBatch", "ImageBatch", "ImageInvert",
      ])
    #expect(try node(made, "ImageInvert")["inputs"]?["image"] == ["5", 0])
    #expect(
      made.prompt.nodes[4].inputs.map(\.value) == [
        .link(node: "4", slot: 0), .link(node: "1", slot: 0),
      ])
  }

  @Test("a list of one is that one")
  func listOfOne() throws {
    var job = TestJob()
    job.add("all", "ImageInvert", ["image": "@photos.images"])
    job.give("photos.images", .list([.list([.artifact(Artifact(.image, file: png))])]))
    #expect(try classNames(assembled(job)) == ["LoadImage", "ImageInvert"])
  }

  @Test("several sounds into one input are refused at the part's node")
  func severalSounds() throws {
    var job = TestJob()
    job.add("all", "SaveAudio", ["audio": "@sounds.audio"])
    let sound = StepArgument.artifact(Artifact(.audio, file: png))
    job.give("sounds.audio", .list([sound, sound]))
    let finding = try #require(throws: Diagnostic.self) { try assembled(job) }
    #expect(finding.code == .notRealizable)
    #expect(finding.place == .argument(node: "all", .named("audio")))
  }

  @Test("a mask is made a picture where a picture is taken")
  func maskAsPicture() throws {
    var job = TestJob()
    job.add("mask", "SolidMask")
    job.add("shown", "ImageInvert", ["image": "@mask.MASK"])
    job.want("mask.MASK", "MASK")
    let made = try assembled(job)
    #expect(
      classNames(made) == ["SolidMask", "MaskToImage", "ImageInvert", "MaskToImage", "SaveImage"])
    #expect(made.results.map(\.modality) == [.mask])
  }

  @Test("texts and numbers from outside become plain values of the input's kind")
  func plainValues() throws {
    var job = TestJob.textToImage()
    job.parts[1].arguments["text"] = .step(StepReference("words", "text"))
    job.parts[3].arguments["steps"] = .step(StepReference("count", "number"))
    job.give("words.text", .artifact(Artifact(.text, value: "a cat")))
    job.give("count.number", .artifact(Artifact(.number, value: .number(Number(4.0)))))
    let made = try assembled(job)
    #expect(try node(made, "CLIPTextEncode")["inputs"]?["text"] == "a cat")
    #expect(try node(made, "KSampler")["inputs"]?["steps"] == 4)
  }

  @Test("a broken number for a whole one is refused with the part's name")
  func brokenNumber() throws {
    var job = TestJob.textToImage()
    job.parts[3].arguments["steps"] = .value(.number(Number(2.5)))
    let finding = try #require(throws: Diagnostic.self) { try assembled(job) }
    #expect(finding.code == .typeMismatch)
    #expect(finding.place == .node("scene"))
    #expect(
      finding.message
        == "steps of scene/sampler (KSampler) takes a whole number, and 2.5 was given.")
  }

  @Test("what cannot leave the server is refused")
  func latent() throws {
    var job = TestJob.textToImage()
    job.want("scene/sampler.LATENT", "LATENT")
    let finding = try #require(throws: Diagnostic.self) { try assembled(job) }
    #expect(finding.code == .notRealizable && finding.message.contains("LATENT"))
  }

  @Test("an output node's files are taken from the node itself")
  func files() throws {
    var job = TestJob()
    job.add("grey", "EmptyImage")
    job.add("kept", "SaveImage", ["images": "@grey.IMAGE"])
    job.want("kept.files", "files")
    let made = try assembled(job)
    #expect(classNames(made) == ["EmptyImage", "SaveImage"])
    #expect(made.results == [.init(name: "kept.files", node: "2", modality: nil)])
  }

  @Test("a loading node's file that is only here is brought in")
  func localFile() throws {
    var job = TestJob()
    job.add("photo", "LoadImage", ["image": "cat.png"])
    job.add("sub", "LoadImage", ["image": "anyflow/x.png [output]"])
    let here = job.job.parts
    let local = PromptJob(
      parts: here, localFile: { $0 == "cat.png" ? URL(fileURLWithPath: "/photos/cat.png") : nil })
    let assembly = PromptAssembly(classes: .core)
    #expect(assembly.files(of: local) == [png])
    let made = try assembly.assemble(local, names: { _ in "anyflow/0a.png" })
    #expect(
      made.prompt.nodes.map { $0.inputs.first?.value } == [
        .literal("anyflow/0a.png"), .literal("anyflow/x.png [output]"),
      ])
  }

  @Test("what a step would hand in is shown with names in place of files")
  func submission() throws {
    var job = TestJob()
    job.add("small", "ImageScale", ["image": "@photo.image", "width": "@size.width"])
    job.give("photo.image", .value(.none))
    job.give("size.width", .value(.none))
    job.want("small.IMAGE", "IMAGE")
    let json = try #require(PromptAssembly(classes: .core).submission(of: job.step))
    #expect(json["1"]?["inputs"]?["image"] == "photo.png")
    #expect(json["2"]?["inputs"]?["width"] == 0)
    #expect(json["3"]?["class_type"] == "SaveImage")
  }

  @Test("a list of plain values is wrapped so that it is no link")
  func wrappedList() throws {
    let classes = NodeClasses([
      NodeClass(
        "Pick",
        inputs: [
          NodeInput("tags", "COMBO", choices: ["a", "b"], flags: ["multi_select": true])
        ], isOutput: true)
    ])
    var job = TestJob(classes: classes)
    job.add("pick", "Pick", ["tags": .list(["a", "b"])])
    let made = try assembled(job)
    #expect(try node(made, "Pick")["inputs"]?["tags"] == ["__value__": ["a", "b"]])
  }

  @Test("a job of many parts is assembled in time that grows with its size")
  func manyParts() throws {
    var job = TestJob()
    job.add("n0", "EmptyImage")
    for index in 1...5000 {
      job.add("n\(index)", "ImageInvert", ["image": .text("@n\(index - 1).IMAGE")])
    }
    job.want("n5000.IMAGE", "IMAGE")
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try assembled(job).prompt.nodes.count == 5002)
    #expect(clock.now - start < .seconds(20))
  }
}
