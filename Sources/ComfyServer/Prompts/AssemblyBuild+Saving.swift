import Comfy
import Flow
import Targets

extension AssemblyBuild {
  /// Adds what saves an output that is wanted.
  mutating func save(_ output: OutputPort) throws(Diagnostic) {
    guard let (reference, part) = reference(named: output.name) else {
      throw Diagnostic(
        .unexpectedShape, "No part of the job gives \(output.name).",
        hint: "This is a mistake in how the flow was planned, not in the flow.")
    }
    if reference.port == ExecutionPlan.Step.filesPort, wire(reference) == nil,
      let (id, _) = self.part(part.id)
    {
      record(AssembledPrompt.Result(name: output.name, node: id, modality: nil))
      return
    }
    guard let wire = wire(reference) else {
      throw Diagnostic(
        .unexpectedShape, "\(part.id) (\(part.primitive)) has no output \(reference.port).",
        at: .node(part.node))
    }
    guard let (node, modality) = saver(of: wire, reference.port, of: part) else {
      throw Diagnostic(
        .notRealizable,
        "\(reference.port) of \(part.id) is of the type \(wire.type), which cannot leave the server.",
        at: .node(part.node),
        hint: "Pictures, masks, films, sounds, meshes, texts and numbers can.")
    }
    record(AssembledPrompt.Result(name: output.name, node: node, modality: modality))
  }

  private func reference(named name: String) -> (StepReference, ExecutionPlan.Step)? {
    // Both ids and ports may have dots in them, so every way of reading the name is tried.
    for dot in name.indices.reversed() where name[dot] == "." {
      let id = String(name[..<dot])
      guard let (_, step) = part(id) else { continue }
      return (StepReference(id, String(name[name.index(after: dot)...])), step)
    }
    return nil
  }

  private mutating func saver(
    of wire: Wire, _ port: String, of part: ExecutionPlan.Step
  ) -> (node: String, modality: Modality)? {
    func save(
      _ build: inout AssemblyBuild, _ className: String, _ arguments: [Argument]
    ) -> String {
      build.add(
        className, arguments, .saves(output: port), of: part, title: "\(part.id): \(port)")
    }
    let prefix = "\(job.prefix)/\(AssemblyBuild.slug(part.origin))"
    let named = Argument("filename_prefix", .text(prefix))
    switch wire.type {
    case "IMAGE":
      return (save(&self, "SaveImage", [Argument("images", wire.source), named]), .image)
    case "MASK":
      let picture = save(&self, "MaskToImage", [Argument("mask", wire.source)])
      let source = Wire(node: picture, slot: 0, type: "IMAGE").source
      return (save(&self, "SaveImage", [Argument("images", source), named]), .mask)
    case "VIDEO":
      return (save(&self, "SaveVideo", [Argument("video", wire.source), named]), .video)
    case "AUDIO":
      return (save(&self, "SaveAudio", [Argument("audio", wire.source), named]), .audio)
    case "MESH":
      return (save(&self, "SaveGLB", [Argument("mesh", wire.source), named]), .mesh)
    case "INT", "FLOAT", "NUMBER":
      return (save(&self, "PreviewAny", [Argument("source", wire.source)]), .number)
    case "BOOLEAN", "BOOL":
      return (save(&self, "PreviewAny", [Argument("source", wire.source)]), .boolean)
    case "STRING", "COMBO":
      return (save(&self, "PreviewAny", [Argument("source", wire.source)]), .text)
    default: return nil
    }
  }
}
