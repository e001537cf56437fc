import Flow
import Targets

/// Puts more room round a picture.
struct ExtendImage: NativePrimitive {
  let name = "extend_image"

  func refusal(_ arguments: [String: Value]) -> Refusal? { Color.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let size = try await call.size(of: image)
    let room = try Room(call, around: size)
    let outer = room.outer
    switch call.text("fill") ?? "mirror" {
    case "color":
      let color = try call.color(default: "black")
      let pad =
        "pad=\(outer.width):\(outer.height):\(room.left):\(room.top):color=\(color.filterValue)"
      return ["image": try await call.filtered(image, by: .geometry(pad, outer))]
    case "blur":
      let back = PictureFilters.fit(size, into: outer, "cover").chain
      let chain =
        "split[front][back];[back]\(back),gblur=sigma=\((Double(outer.longest) / 40).plain):steps=3"
        + "[soft];[soft][front]overlay=\(room.left):\(room.top):format=gbrp"
      let filter = PictureFilter(chain: chain, size: outer, transparency: .ends)
      return ["image": try await call.filtered(image, by: filter)]
    case let fill:
      let raster = try await call.raster(image)
      let pixels = try await call.hasAlpha(image) ? "rgba" : "rgb24"
      let grown = room.grown(raster, mirrored: fill == "mirror")
      return ["image": try await call.write(grown, pixels: pixels)]
    }
  }
}
