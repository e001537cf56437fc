import Flow
import Foundation
import Targets

/// Reads a mesh from a file.
struct LoadMesh: NativePrimitive {
  let name = "load_mesh"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let mesh = try await call.loaded(.mesh)
    return ["mesh": Artifact(.mesh, file: mesh.url, facts: mesh.facts)]
  }
}

/// Writes a mesh as GLB or OBJ.
struct SaveMesh: NativePrimitive {
  let name = "save_mesh"

  static let endings = ["glb", "obj"]

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    FileEnding.refusal(arguments, Self.endings)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let source = try call.media("mesh")
    let (name, ending) = try call.requestedFile(Self.endings)
    let data = try Data(contentsOf: source.url)
    let isBinary = data.starts(with: Data("glTF".utf8))
    if isBinary == (ending == "glb"),
      isBinary || FileEnding.of(source.url.lastPathComponent) == "obj"
    {
      return [
        "mesh": Artifact(.mesh, file: source.url, facts: source.facts, requestedName: name)
      ]
    }
    let mesh = try Self.mesh(data, isBinary: isBinary, source.url.lastPathComponent)
    guard ending == "obj" else { return ["mesh": try call.write(mesh, requestedName: name)] }
    let url = call.file("mesh.obj")
    try Data(OBJFile.text(mesh).utf8).write(to: url, options: .atomic)
    return ["mesh": Artifact(.mesh, file: url, facts: mesh.facts, requestedName: name)]
  }

  private static func mesh(_ data: Data, isBinary: Bool, _ name: String) throws -> SolidMesh {
    if isBinary { return try GLBFile.mesh(data, named: name) }
    guard FileEnding.of(name) == "obj" else {
      throw Diagnostic(
        .executionFailed, "\(name) cannot be converted: only GLB and OBJ meshes can.",
        hint: "Export it as .glb or .obj from the program that wrote it.")
    }
    return try OBJFile.mesh(data, named: name)
  }
}
