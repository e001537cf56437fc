import Targets

/// Gives a film another number of pictures per second, by repeating and leaving out.
struct SetFrameRate: NativePrimitive {
  let name = "set_frame_rate"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    return ["video": try await call.rated(film, by: "null")]
  }
}

/// Gives a film more pictures per second, with motion in between.
struct InterpolateFrames: NativePrimitive {
  let name = "interpolate_frames"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    let fps = try call.required("fps")
    guard fps > film.fps, film.frames > 2 else {
      return ["video": try await call.rated(film, by: "null")]
    }
    return ["video": try await call.rated(film, by: Self.motion(from: film.fps, to: fps))]
  }

  /// The filters from one rate to a higher one, with motion in between.
  static func motion(from rate: Double, to fps: Double) -> String {
    // The search needs a picture before and after the first and last ones.
    "tpad=start=1:start_mode=clone:stop=3:stop_mode=clone,"
      + "minterpolate=fps=\(fps.plain):mi_mode=mci:mc_mode=aobmc:me_mode=bidir:vsbmc=1:scd=fdiff,"
      + "setpts=PTS-\((1 / rate).plain)/TB"
  }
}

extension PrimitiveCall {
  /// A film at the rate of the port `fps`, as long as before.
  fileprivate func rated(_ film: Film, by motion: String) async throws -> Artifact {
    let fps = try required("fps")
    let frames = max(1, Int((film.seconds * fps).rounded()))
    let graph =
      "[0:v:0]setpts=PTS-STARTPTS,\(motion),fps=\(fps.plain):start_time=0,"
      + "tpad=stop_mode=clone:stop=\(Int((fps / film.fps).rounded(.up)) + 2)[out]"
    return try await writeFilm(
      ["-i", film.input], graph: graph, sound: film.hasSound ? .copied : .none,
      facts: film.facts(frames: frames, fps: fps))
  }
}
