import Targets

/// Puts films one after the other; all take the size and the rate of the first.
///
/// If one of them has sound, the others are silent for their time.
struct ConcatenateVideos: NativePrimitive {
  let name = "concatenate_videos"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let media = try call.mediaList("videos")
    guard !media.isEmpty else { throw call.finding("There are no films to put together.") }
    var films: [Film] = []
    for (index, medium) in media.enumerated() {
      films.append(try await call.film(medium, as: "film\(index)"))
    }
    let (size, fps) = (films[0].size, films[0].fps)
    let hasSound = films.contains(where: \.hasSound)
    let lengths = films.map { max(1, Int(($0.seconds * fps).rounded())) }
    let wish = Int(((call.number("crossfade") ?? 0) * fps).rounded())
    let shortest = lengths.min() ?? 1
    guard films.count < 2 || wish * (films.count > 2 ? 2 : 1) <= shortest else {
      throw call.finding(
        "The shortest film is \((Double(shortest) / fps).short) s long, too short for crossfades "
          + "of \((Double(wish) / fps).short) s.")
    }
    let overlap = films.count > 1 ? wish : 0
    var graph = ""
    for (index, film) in films.enumerated() {
      let seconds = Double(lengths[index]) / fps
      // A film goes on a little behind the next one, or the crossfade loses its last picture.
      let behind = overlap > 0 && index < films.count - 1 ? 2 : 0
      graph +=
        "[\(index):v:0]\(PictureFilters.fit(film.size, into: size, "contain").chain),"
        + "setpts=PTS-STARTPTS,fps=\(fps.plain),tpad=stop_mode=clone:stop=3,"
        + "trim=end_frame=\(lengths[index] + behind),format=\(size.isEven ? "yuv420p" : "yuv444p"),"
        + "settb=AVTB[picture\(index)];"
      guard hasSound else { continue }
      let source =
        film.hasSound
        ? "[\(index):a:0]aresample=48000:async=1:first_pts=0,"
        : "anullsrc=r=48000:cl=stereo,"
      graph +=
        source + "aformat=sample_fmts=fltp:channel_layouts=stereo,"
        + "apad,atrim=end=\(seconds.plain)[sound\(index)];"
    }
    graph += Self.joined(lengths, overlap: overlap, fps: fps, hasSound: hasSound)
    let total = lengths.reduce(0, +) - overlap * (films.count - 1)
    return [
      "video": try await call.writeFilm(
        films.flatMap { ["-i", $0.input] }, graph: graph,
        sound: hasSound ? .label("sound") : .none,
        facts: films[0].facts(frames: total))
    ]
  }

  private static func joined(_ lengths: [Int], overlap: Int, fps: Double, hasSound: Bool) -> String
  {
    let count = lengths.count
    guard count > 1, overlap > 0 else {
      let all = (0..<count).map { "[picture\($0)]" + (hasSound ? "[sound\($0)]" : "") }.joined()
      return "\(all)concat=n=\(count):v=1:a=\(hasSound ? 1 : 0)[out]" + (hasSound ? "[sound]" : "")
    }
    let seconds = (Double(overlap) / fps).plain
    var parts: [String] = []
    var offset = 0
    for index in 1..<count {
      offset += lengths[index - 1] - overlap
      let before = index == 1 ? "0" : "s\(index - 1)"
      let isLast = index == count - 1
      parts.append(
        "[picture\(before)][picture\(index)]xfade=transition=fade:duration=\(seconds):"
          + "offset=\((Double(offset) / fps).plain)[\(isLast ? "out" : "pictures\(index)")]")
      if hasSound {
        parts.append(
          "[sound\(before)][sound\(index)]acrossfade=d=\(seconds):c1=qsin:c2=qsin"
            + "[sound\(isLast ? "" : "s\(index)")]")
      }
    }
    return parts.joined(separator: ";")
  }
}
