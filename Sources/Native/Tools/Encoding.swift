/// How this target writes its files, so that each step can build on the one before.
enum Encoding {
  /// What keeps files free of anything but their content.
  static let bare = [
    "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
    "-flags:a", "+bitexact",
  ]

  /// The same, but with the tags of the first input.
  static let tagged = ["-map_metadata", "0"] + bare.dropFirst(2)

  /// A picture in a PNG file.
  ///
  /// - Parameter pixels: `rgb24`, `rgba` or `gray`.
  static func png(_ pixels: String = "rgb24") -> [String] {
    ["-frames:v", "1", "-c:v", "png", "-pix_fmt", pixels, "-pred", "mixed"]
      + ["-compression_level", "2", "-update", "1", "-f", "image2"] + bare
  }

  /// A film's pictures as H.264.
  ///
  /// The usual halved colour needs even sides; an odd size that was asked for is kept and stored
  /// with full colour instead.
  static func film(_ size: PixelSize) -> [String] {
    [
      "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt",
      size.isEven ? "yuv420p" : "yuv444p",
    ]
  }

  /// A film's sound as AAC.
  static let filmSound = ["-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"]

  /// A film's container with the tags of the first input, those of no standard too.
  static let taggedContainer =
    ["-movflags", "+faststart+use_metadata_tags", "-f", "mp4"] + tagged

  /// A film's container.
  static let container = ["-movflags", "+faststart", "-f", "mp4"] + bare

  /// A sound in a WAV file.
  static let wav = ["-c:a", "pcm_s16le", "-f", "wav"] + bare
}
