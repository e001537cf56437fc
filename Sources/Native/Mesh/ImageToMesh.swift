import Flow
import Foundation
import Targets

/// Turns a picture into a relief: light parts stand out, and the picture lies on it as its texture.
struct ImageToMesh: NativePrimitive {
  let name = "image_to_mesh"

  func refusal(_ arguments: [String: Value]) -> Refusal? { ModelWish.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let depth = Float((call.number("depth") ?? 15) / 100)
    let resolution = Int(call.number("resolution") ?? 192)
    let own = try await call.size(of: image)
    let longer = max(own.width, own.height)
    let points = PixelSize(
      max(2, own.width * resolution / longer), max(2, own.height * resolution / longer))
    let luminance = try await call.raster(image, points).luminance
    // Single bright pixels would stand out as needles.
    let heights = luminance.blurred(max(0.6, Double(resolution) / 220))
    var mesh = Relief.mesh(heights, depth: depth)
    mesh.picture = try await texture(of: image, call)
    return ["mesh": try call.write(mesh)]
  }

  /// The picture as a JPEG of at most 1024 pixels a side.
  private func texture(of image: PrimitiveCall.Medium, _ call: PrimitiveCall) async throws
    -> [UInt8]
  {
    try await call.ffmpeg([
      "-i", try call.link(image, as: "picture"), "-vf",
      "scale=w='min(1024,iw)':h='min(1024,ih)':force_original_aspect_ratio=decrease,format=yuvj444p",
      "-frames:v", "1", "-q:v", "3", "-fflags", "+bitexact", "-flags:v", "+bitexact",
      "-map_metadata", "-1", "-update", "1", "-f", "image2", "texture.jpg",
    ])
    return [UInt8](try Data(contentsOf: call.file("texture.jpg")))
  }
}

extension PrimitiveCall {
  /// Writes a mesh as a GLB file.
  func write(_ mesh: SolidMesh, requestedName: String? = nil) throws -> Artifact {
    let url = file("mesh.glb")
    try GLBFile.bytes(mesh).write(to: url, options: .atomic)
    return Artifact(.mesh, file: url, facts: mesh.facts, requestedName: requestedName)
  }
}

extension SolidMesh {
  /// How many corners and triangles there are.
  var facts: MediaFacts {
    var facts = MediaFacts()
    facts.vertices = cornerCount
    facts.faces = faceCount
    return facts
  }
}
