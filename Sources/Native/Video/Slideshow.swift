import Flow
import Targets

/// Shows pictures one after the other.
struct Slideshow: NativePrimitive {
  let name = "slideshow"

  private static let transitions = [
    "fade": "fade", "wipe": "wipeleft", "slide": "slideleft", "dissolve": "dissolve",
    "circle": "circleopen",
  ]

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let pictures = try await call.pictures()
    guard pictures.count <= 200 else {
      throw call.finding("\(pictures.count) pictures are too many for a slideshow; 200 can be.")
    }
    let fps = try call.required("fps")
    let count = Double(pictures.count)
    let each = call.number("duration").map { $0 / count } ?? call.number("each") ?? 3
    let total = max(pictures.count, Int((each * count * fps).rounded()))
    let size = FilmSize.of(call, pictures[0].size)
    // Where each picture's turn begins, in pictures of the film.
    let starts = (0...pictures.count).map { total * $0 / pictures.count }
    let transition = Self.transitions[call.text("transition") ?? "fade"]
    let wish = transition == nil ? 0 : call.number("crossfade") ?? 0.5
    // A transition never takes more than half of a picture's turn.
    let overlap = min(Int((wish * fps).rounded()), total / pictures.count / 2)
    var inputs: [String] = []
    var graph = ""
    for (index, picture) in pictures.enumerated() {
      inputs += ["-i", try call.link(picture.image, as: "picture\(index)")]
      let isLast = index == pictures.count - 1
      // A picture goes on a little behind the next one, or the transition loses its last frame.
      let length = starts[index + 1] - starts[index] + (isLast || overlap == 0 ? 0 : overlap + 2)
      let alpha = try await call.hasAlpha(picture.image)
      graph +=
        "[\(index):v:0]\(alpha ? "format=gbrap,premultiply=inplace=1,format=gbrp," : "")"
        + Self.framed(picture.size, size) + ",\(FilmSize.color),"
        + "format=\(size.isEven ? "yuv420p" : "yuv444p"),settb=AVTB,loop=loop=\(length - 1):size=1,"
        + "setpts=N/\(fps.plain)/TB,fps=\(fps.plain)[slide\(index)];"
    }
    graph += Self.joined(
      pictures.count, starts: starts, fps: fps, transition: overlap > 0 ? transition : nil,
      overlap: overlap)
    var facts = MediaFacts()
    (facts.width, facts.height) = (size.width, size.height)
    (facts.frames, facts.fps, facts.seconds) = (total, fps, Double(total) / fps)
    return [
      "video": try await call.writeFilm(inputs, graph: graph, sound: .none, facts: facts)
    ]
  }

  private static func joined(
    _ count: Int, starts: [Int], fps: Double, transition: String?, overlap: Int
  ) -> String {
    guard count > 1 else { return "[slide0]null[out]" }
    guard let transition else {
      let all = (0..<count).map { "[slide\($0)]" }.joined()
      return "\(all)concat=n=\(count):v=1:a=0[out]"
    }
    var graph = ""
    var before = "slide0"
    for index in 1..<count {
      let after = index == count - 1 ? "out" : "shown\(index)"
      graph +=
        (index > 1 ? ";" : "")
        + "[\(before)][slide\(index)]xfade=transition=\(transition):"
        + "duration=\((Double(overlap) / fps).plain):offset=\((Double(starts[index]) / fps).plain)"
        + "[\(after)]"
      before = after
    }
    return graph
  }

  /// Fills the frame where little is lost by it; else the whole picture before its own soft image.
  private static func framed(_ own: PixelSize, _ size: PixelSize) -> String {
    let ratio = own.aspect / size.aspect
    if ratio > 0.78, ratio < 1.28 { return PictureFilters.fit(own, into: size, "cover").chain }
    let inner = own.fitting(size)
    let (x, y) = Placement("center").origin(of: inner, in: size)
    return "format=gbrp,split[front][back];"
      + "[back]\(PictureFilters.fit(own, into: size, "cover").chain),"
      + "gblur=sigma=\((Double(size.longest) / 45).plain):steps=2,"
      + "lutrgb=r=val*0.6:g=val*0.6:b=val*0.6[soft];"
      + "[front]\(PictureFilters.fit(own, into: inner, "stretch").chain)[whole];"
      + "[soft][whole]overlay=\(x):\(y):format=gbrp"
  }
}
