import Flow
import Foundation
import Targets

/// Turns a still picture into a moving one by a smooth move of the camera.
///
/// The view is sampled between pixels for each picture of the film, so that slow moves do not
/// stutter from pixel to pixel, and it starts and ends softly.
struct ImageToVideo: NativePrimitive {
  let name = "image_to_video"

  func refusal(_ arguments: [String: Value]) -> Refusal? { ModelWish.refusal(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let own = try await call.size(of: image)
    let size = FilmSize.of(call, own)
    let fps = try call.required("fps")
    let frames = max(1, Int((try call.required("duration") * fps).rounded()))
    let move = CameraMove(rawValue: call.text("motion") ?? "") ?? .zoomIn
    var facts = MediaFacts()
    (facts.width, facts.height) = (size.width, size.height)
    (facts.frames, facts.fps, facts.seconds) = (frames, fps, Double(frames) / fps)
    let solid =
      try await call.hasAlpha(image) ? "format=gbrap,premultiply=inplace=1,format=gbrp," : ""
    let graph =
      "[0:v:0]\(solid)" + Self.chain(own, size, move: move, frames: frames, fps: fps) + "[out]"
    return [
      "video": try await call.writeFilm(
        ["-i", try call.link(image, as: "picture")], graph: graph, sound: .none, facts: facts)
    ]
  }

  /// The filters from a still picture to a moving one.
  static func chain(
    _ own: PixelSize, _ size: PixelSize, move: CameraMove, frames: Int, fps: Double
  ) -> String {
    let format = size.isEven ? "yuv420p" : "yuv444p"
    let repeated =
      "settb=AVTB,loop=loop=\(frames - 1):size=1,setpts=N/\(fps.plain)/TB,fps=\(fps.plain)"
    let closest = move.closest(Double(frames) / fps)
    guard move != .still, frames > 1 else {
      return PictureFilters.fit(own, into: size, "cover").chain
        + ",\(FilmSize.color),format=\(format),\(repeated)"
    }
    // A picture of other proportions leaves more room to move along its longer side.
    let cover = own.covering(size)
    var region = size
    if move.goesAcross {
      region.width = min(cover.width, Int(Double(size.width) * 1.5))
    } else if move.goesAlong {
      region.height = min(cover.height, Int(Double(size.height) * 1.5))
    }
    // As much of the picture's own sharpness is kept as the closest view shows.
    let sharpness = Double(own.width) / Double(cover.width)
    let scale = max(1, min(closest, sharpness))
    let room = PixelSize(
      (Double(region.width) * scale).rounded(.up), (Double(region.height) * scale).rounded(.up))
    let canvas = PixelSize((room.width + 1) / 2 * 2, (room.height + 1) / 2 * 2)
    let outer = own.covering(canvas)
    let view = move.view(closest: closest)
    let (w, h) = ("\(size.width)*\(scale.plain)", "\(size.height)*\(scale.plain)")
    let (fullW, fullH) = (
      "(\(canvas.width)*\(scale.plain))", "(\(canvas.height)*\(scale.plain))"
    )
    // `on` counts from 1; its share runs along a curve that starts and ends without a jerk.
    let share = "((on-1)/\(frames - 1))"
    let eased = "(\(share)*\(share)*(3-2*\(share)))"
    func with(_ text: String) -> String { text.replacing("E", with: eased) }
    let zoom = "(\(with(view.zoom)))"
    let x = "((W-\(w)/\(zoom))*(\(with(view.across))))"
    let y = "((H-\(h)/\(zoom))*(\(with(view.down))))"
    let right = "(\(x)+\(fullW)/\(zoom))"
    let bottom = "(\(y)+\(fullH)/\(zoom))"
    let corners = [
      ("x0", x), ("y0", y), ("x1", right), ("y1", y), ("x2", x), ("y2", bottom), ("x3", right),
      ("y3", bottom),
    ].map { "\($0)='\($1)'" }.joined(separator: ":")
    return "scale=\(outer.width):\(outer.height):flags=lanczos+accurate_rnd,"
      + "crop=\(canvas.width):\(canvas.height),setsar=1,\(FilmSize.color),format=\(format),"
      + "\(repeated),perspective=\(corners):interpolation=cubic:eval=frame:sense=source,"
      + "crop=\(size.width):\(size.height):0:0:exact=1"
  }
}
