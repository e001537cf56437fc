import Flow

extension NativePrimitives {
  /// The primitives that change every picture of a film by itself.
  static let filmFilters: [FilteredFilm] = [
    FilteredFilm("resize_video") { call, film in
      try PictureFilters.resize(call, film.size, rounding: \.evened)
    },
    FilteredFilm("upscale_video", refusal: { ModelWish.refusal($0) }) { call, film in
      let target = film.size.scaled(by: try call.required("factor")).evened
      let scale = PictureFilters.fit(film.size, into: target, "stretch").chain
      return .geometry(target == film.size ? "null" : "\(scale),unsharp=5:5:0.5:5:5:0", target)
    },
    FilteredFilm("crop_video") { call, film in
      try PictureFilters.crop(call, film.size, rounding: \.evened)
    },
    FilteredFilm("rotate_video") { call, film in
      let angle = try call.required("angle")
      var filter = PictureFilters.rotate(angle, film.size, fill: "black")
      guard angle.truncatingRemainder(dividingBy: 90) != 0 else { return filter }
      let even = PixelSize((filter.size.width + 1) / 2 * 2, (filter.size.height + 1) / 2 * 2)
      filter.chain = filter.chain
        .replacing("ow=\(filter.size.width):", with: "ow=\(even.width):")
        .replacing("oh=\(filter.size.height):", with: "oh=\(even.height):")
      filter.size = even
      return filter
    },
    FilteredFilm("flip_video") {
      .geometry(PictureFilters.flip($0.text("direction")), $1.size)
    },
    FilteredFilm("brighten_video") { call, film in
      let amount = try PictureFilters.share(call)
      return .colors(
        PictureFilters.brighten(amount, by: PictureFilters.brightnessCurve), film.size)
    },
    FilteredFilm("darken_video") { call, film in
      let amount = try PictureFilters.share(call)
      return .colors(
        PictureFilters.darken(amount, by: PictureFilters.brightnessCurve), film.size)
    },
    FilteredFilm("grayscale_video") { _, film in .colors("hue=s=0", film.size) },
    FilteredFilm("grade_video") { call, film in
      let mood = Grade(rawValue: call.text("mood") ?? "") ?? .cinematic
      return .colors(mood.chain(film.size, strength: try call.required("strength")), film.size)
    },
    FilteredFilm("blur_video") {
      .geometry(PictureFilters.blur(try $0.required("radius")), $1.size)
    },
    FilteredFilm(
      "restyle_video",
      refusal: { ModelWish.refusalWithNegative($0) ?? Style.refusal($0) }
    ) { call, film in
      .colors(try call.styleChain(film.size), film.size)
    },
    FilteredFilm("title_video", refusal: { Color.refusal($0) }) { call, film in
      var piece = try call.caption(film.size)
      piece.start = call.number("start") ?? 0
      guard piece.start < film.seconds else {
        throw call.finding(
          "\(film.name) is \(film.seconds.short) s long; a title cannot start at "
            + "\(piece.start.short) s.")
      }
      if let duration = call.number("duration") { piece.end = piece.start + duration }
      let script = TextScript(size: film.size, pieces: [piece])
      return .colors(try call.textFilter(script), film.size)
    },
    FilteredFilm("add_subtitles", refusal: { Color.refusal($0) }) { call, film in
      let pieces = try Subtitles(call.text("text") ?? "", seconds: film.seconds, call: call)
        .pieces(on: film.size, call)
      return .colors(
        try call.textFilter(TextScript(size: film.size, pieces: pieces)), film.size)
    },
  ]
}
