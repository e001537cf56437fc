import Flow
import Foundation
import Targets

/// Gives a film exactly a length, a rate and a size; one that has them is passed on untouched.
///
/// Models make as many pictures as they can, at sizes that suit them. This brings what they made to
/// what was asked for, and keeps the tags that say how it was made.
struct ConformVideo: NativePrimitive {
  let name = "conform_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let source = try call.optionalMedia("source")
    let model = if let source { try await call.film(source, as: "source") } else { film }
    let shape = try await Shape(call, film: film, model: model)
    let takesSound = source != nil && model.hasSound
    if shape.fits(film), !takesSound {
      return ["video": Artifact(.video, file: try call.media("video").url, facts: film.facts)]
    }
    var inputs = ["-i", film.input]
    if takesSound { inputs += ["-i", model.input] }
    var graph = "[0:v:0]\(shape.pictures(of: film))[out]"
    let heard = takesSound ? model : film
    if heard.hasSound {
      let tempo = SoundTempo.filters(heard.seconds / shape.seconds)
      graph +=
        ";[\(takesSound ? 1 : 0):a:0]aresample=48000:async=1:first_pts=0,\(tempo),apad,"
        + "atrim=end=\(shape.seconds.plain)[sound]"
    }
    return [
      "video": try await call.writeFilm(
        inputs, graph: graph, sound: heard.hasSound ? .label("sound") : .none,
        facts: shape.facts(of: film), keepsTags: true)
    ]
  }
}

extension ConformVideo {
  /// The length, the rate and the size that a film is brought to.
  fileprivate struct Shape {
    let size: PixelSize
    let fps: Double
    let frames: Int

    /// How long it is.
    var seconds: Double { Double(frames) / fps }

    /// What the ports ask for; what they leave open is as in another film.
    init(_ call: PrimitiveCall, film: Film, model: Film) async throws {
      fps = call.number("fps") ?? model.fps
      frames =
        call.number("duration") == nil && call.number("fps") == nil
        ? model.frames
        : max(1, Int(((call.number("duration") ?? model.seconds) * fps).rounded()))
      let like = try call.optionalMedia("like")
      let own = if let like { try await call.size(of: like) } else { model.size }
      let isOpen = call.number("width") == nil && call.number("height") == nil
      size = isOpen && like == nil ? model.size : FilmSize.of(call, own)
    }

    /// Whether a film is so already.
    func fits(_ film: Film) -> Bool {
      film.size == size && film.frames == frames && abs(film.fps - fps) < fps * 1e-4
    }

    func facts(of film: Film) -> MediaFacts {
      var facts = film.facts(frames: frames, fps: fps)
      (facts.width, facts.height) = (size.width, size.height)
      return facts
    }

    /// The filters that bring a film's pictures to this shape.
    func pictures(of film: Film) -> String {
      let resized =
        film.size == size ? "null" : PictureFilters.fit(film.size, into: size, "cover").chain
      let counted = "tpad=stop_mode=clone:stop_duration=\((seconds + 1).plain)"
      let surplus = film.frames - frames
      // A picture or a few too many are better cut off than left out in between.
      if !film.hasSound, surplus >= 0, Double(surplus) <= max(1, Double(frames) * 0.1) {
        return "setpts=N/\(fps.plain)/TB,fps=\(fps.plain),\(resized),\(counted)"
      }
      let stretch = seconds / film.seconds
      let timed = "setpts=(PTS-STARTPTS)*\(stretch.precise)"
      let rate = film.fps / stretch
      guard rate < fps * 0.9, film.frames > 2 else {
        return "\(timed),fps=\(fps.plain):start_time=0,\(resized),\(counted)"
      }
      // The search for motion costs by the pixel, so that it works on the smaller of both sizes.
      let isGrowing = size.area > film.size.area
      let motion =
        "\(timed),fps=\(rate.precise):start_time=0," + InterpolateFrames.motion(from: rate, to: fps)
        + ",fps=\(fps.plain):start_time=0"
      return isGrowing ? "\(motion),\(resized),\(counted)" : "\(resized),\(motion),\(counted)"
    }
  }
}

extension Double {
  /// The number with all its digits, for factors that many pictures are multiplied by.
  fileprivate var precise: String { isFinite ? "\(self)" : "1" }
}
