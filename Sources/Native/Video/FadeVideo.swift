import Targets

/// Lets a film come out of black and go back into it, its sound out of silence.
struct FadeVideo: NativePrimitive {
  let name = "fade_video"

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let film = try await call.film()
    var (rise, fall) = (try call.required("fade_in"), try call.required("fade_out"))
    guard rise + fall > 0 else {
      throw call.finding("Neither fade takes any time.", hint: "Give one a length, such as 1 s.")
    }
    // Two fades that do not fit share the film as they relate to each other.
    let crowding = max(1, (rise + fall) / film.seconds)
    rise /= crowding
    fall /= crowding
    let fallStart = film.seconds - fall
    func filters(_ name: String) -> String {
      var parts: [String] = []
      if rise > 0 { parts.append("\(name)=t=in:st=0:d=\(rise.plain)") }
      if fall > 0 { parts.append("\(name)=t=out:st=\(fallStart.plain):d=\(fall.plain)") }
      return parts.joined(separator: ",")
    }
    var graph = "[0:v:0]\(filters("fade"))[out]"
    if film.hasSound { graph += ";[0:a:0]\(filters("afade"))[sound]" }
    return [
      "video": try await call.writeFilm(
        ["-i", film.input], graph: graph, sound: film.hasSound ? .label("sound") : .none,
        facts: film.facts, isCut: false)
    ]
  }
}
