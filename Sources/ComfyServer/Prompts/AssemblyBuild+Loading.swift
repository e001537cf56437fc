import Comfy
import Flow
import Foundation
import Targets

extension AssemblyBuild {
  /// By what name the server knows an artifact's file.
  func serverName(of artifact: Artifact, _ use: Use) throws(Diagnostic) -> String {
    guard let file = artifact.file, let name = names[file] else {
      throw use.finding(
        .executionFailed, "\(use.name) of \(use.role.title) takes a file, and none was uploaded.")
    }
    return name
  }

  /// Adds the nodes that bring a file in, each file once, and gives what the input takes of it.
  mutating func load(_ artifact: Artifact, for use: Use) throws(Diagnostic) -> Wire {
    let anything = use.takes("*")
    switch artifact.modality {
    case .image, .mask:
      if use.takes("IMAGE") || (anything && artifact.modality == .image) {
        return try loadPicture(artifact, for: use)
      }
      if use.takes("MASK") || anything {
        // A picture's own mask is its transparency; a file that is a mask has it in its grey.
        guard artifact.modality == .mask else {
          var wire = try loadPicture(artifact, for: use)
          wire.slot = 1
          wire.type = "MASK"
          return wire
        }
        return Wire(
          node: try load(
            artifact, "LoadImageMask", "image", [Argument("channel", .text("red"))], use),
          slot: 0, type: "MASK")
      }
    case .video where use.takes("VIDEO") || anything || use.takes("IMAGE"):
      let video = Wire(
        node: try load(artifact, "LoadVideo", "file", [], use), slot: 0, type: "VIDEO")
      guard !use.takes("VIDEO"), !anything else { return video }
      return Wire(
        node: bring("GetVideoComponents", [Argument("video", video.source)], use), slot: 0,
        type: "IMAGE")
    case .audio where use.takes("AUDIO") || anything:
      return Wire(
        node: try load(artifact, "LoadAudio", "audio", [], use), slot: 0, type: "AUDIO")
    default: break
    }
    let hint =
      artifact.modality == .mesh ? "ComfyUI's own nodes make meshes and take none in." : nil
    throw use.finding(
      .notRealizable,
      "\(use.name) of \(use.role.title) takes \(use.types.joined(separator: " or ")), and a file with "
        + "\(AssemblyBuild.article(artifact.modality)) was given.", hint: hint)
  }

  /// Pictures put together into one batch; those of other sizes are scaled to the first one's.
  mutating func batch(_ items: [Filling], for use: Use) throws(Diagnostic) -> Wire {
    var pictures = use
    pictures.input = NodeInput(use.name, "IMAGE")
    var batches: [Wire] = []
    for item in items {
      let picture: Wire
      switch item {
      case .wire(let wire): picture = converted(wire, for: pictures)
      case .file(let artifact): picture = try load(artifact, for: pictures)
      case .literal, .list:
        throw use.finding(
          .typeMismatch, "\(use.name) of \(use.role.title) mixes pictures with plain values.")
      }
      batches.append(picture)
    }
    // The server keeps what each node gave, so pairs of pairs cost it less than one long chain.
    while batches.count > 1 {
      var joined: [Wire] = []
      for start in stride(from: 0, to: batches.count, by: 2) {
        guard start + 1 < batches.count else {
          joined.append(batches[start])
          continue
        }
        let pair = [
          Argument("image1", batches[start].source), Argument("image2", batches[start + 1].source),
        ]
        joined.append(Wire(node: bring("ImageBatch", pair, use), slot: 0, type: "IMAGE"))
      }
      batches = joined
    }
    guard let batch = batches.first else {
      throw use.finding(.missingInput, "\(use.name) of \(use.role.title) was given no picture.")
    }
    guard use.takes("MASK"), !use.takes("IMAGE") else { return batch }
    let grey = [Argument("image", batch.source), Argument("channel", .text("red"))]
    return Wire(node: bring("ImageToMask", grey, use), slot: 0, type: "MASK")
  }

  /// A mask where a picture is taken is a grey picture.
  mutating func converted(_ wire: Wire, for use: Use) -> Wire {
    guard wire.type == "MASK", use.takes("IMAGE"), !use.takes("MASK") else { return wire }
    return Wire(
      node: bring("MaskToImage", [Argument("mask", wire.source)], use), slot: 0, type: "IMAGE")
  }

  private mutating func loadPicture(
    _ artifact: Artifact, for use: Use
  ) throws(Diagnostic) -> Wire {
    Wire(node: try load(artifact, "LoadImage", "image", [], use), slot: 0, type: "IMAGE")
  }

  private mutating func load(
    _ artifact: Artifact, _ className: String, _ input: String, _ further: [Argument], _ use: Use
  ) throws(Diagnostic) -> String {
    let name = try serverName(of: artifact, use)
    let file = artifact.file.map { Loaded(className: className, file: $0) }
    if let file, let node = loaded[file] { return node }
    let node = bring(className, [Argument(input, .text(name))] + further, use)
    if let file { loaded[file] = node }
    return node
  }

  private mutating func bring(
    _ className: String, _ arguments: [Argument], _ use: Use
  ) -> String {
    add(
      className, arguments, .brings(input: use.name), of: use.part,
      title: "\(use.part.id): \(use.name)")
  }

  private static func article(_ modality: Modality) -> String {
    switch modality {
    case .image: "an image"
    case .audio: "a sound"
    default: "a \(modality.rawValue)"
    }
  }
}
