/// The words by which people describe music, and what each does to a style.
enum MusicWords {
  /// Genres, the more telling words first.
  static let genres: [(words: [String], style: MusicStyle)] = [
    (["lo-fi", "lofi", "lo fi", "chillhop", "study"], .lofi),
    (["bossa", "bossa nova", "samba"], .bossa),
    (["lullaby", "music box", "cradle", "bedtime"], .lullaby),
    (["waltz"], .waltz), (["march", "marching", "military"], .march),
    (["chiptune", "8-bit", "8 bit", "8bit", "video game", "arcade", "retro game"], .chiptune),
    (["reggae", "dub", "ska"], .reggae), (["blues", "bluesy"], .blues),
    (["jazz", "jazzy", "swing", "bebop", "big band"], .jazz),
    (["celtic", "irish", "scottish", "medieval", "tavern"], .celtic),
    (["latin", "salsa", "tango", "flamenco", "mariachi"], .latin),
    (["hip-hop", "hip hop", "hiphop", "trap", "boom bap"], .hiphop),
    (
      [
        "electronic", "techno", "house", "edm", "trance", "dance", "disco", "synthwave", "club",
        "dubstep", "electro",
      ], .electronic
    ),
    (["rock", "metal", "punk", "grunge"], .rock),
    (["folk", "acoustic", "country", "campfire", "bluegrass", "indie"], .folk),
    (
      [
        "cinematic", "epic", "orchestral", "orchestra", "trailer", "film score", "film", "movie",
        "heroic", "adventure", "battle", "soundtrack",
      ],
      .cinematic
    ),
    (
      [
        "classical", "baroque", "mozart", "bach", "sonata", "symphony", "chamber", "string quartet",
        "strings",
      ], .classical
    ),
    (
      [
        "ambient", "meditation", "meditative", "spa", "drone", "yoga", "atmospheric", "space",
        "new age", "sleep",
      ], .ambient
    ),
    (["pop", "upbeat", "corporate", "commercial", "summer"], .pop),
    (["piano", "ballad", "nocturne"], .piano), (["guitar"], .folk),
  ]

  /// What moods do.
  struct Mood: Sendable {
    let words: [String]
    /// The mode it wants; nil keeps the genre's.
    let mode: Scale.Mode?
    /// A factor on the tempo.
    let pace: Double
    let force: Double
    let density: Double
    /// The genre that stands in when none is named.
    let genre: MusicStyle
  }

  static let moods: [Mood] = [
    Mood(
      words: [
        "happy", "cheerful", "joyful", "fun", "funny", "playful", "merry", "bright", "sunny",
        "uplifting", "joy",
      ], mode: .major, pace: 1.12, force: 0.05, density: 1.1, genre: .pop),
    Mood(
      words: [
        "sad", "melancholic", "melancholy", "sorrowful", "somber", "sombre", "lonely", "nostalgic",
        "mournful", "wistful",
      ], mode: .minor, pace: 0.82, force: -0.15, density: 0.8, genre: .piano),
    Mood(
      words: [
        "calm", "peaceful", "relaxing", "relaxed", "gentle", "soft", "quiet", "soothing", "serene",
        "tranquil", "slow", "chill",
      ], mode: nil, pace: 0.86, force: -0.15, density: 0.75, genre: .piano),
    Mood(
      words: [
        "tense", "dark", "scary", "horror", "suspense", "suspenseful", "ominous", "creepy", "eerie",
        "thriller",
      ], mode: .phrygian, pace: 0.9, force: 0, density: 0.7, genre: .cinematic),
    Mood(
      words: ["mysterious", "mystery", "magical", "fantasy", "enchanted", "dreamy", "ethereal"],
      mode: .dorian, pace: 0.92, force: -0.08, density: 0.9, genre: .ambient),
    Mood(
      words: ["romantic", "love", "tender", "sentimental", "wedding", "warm"], mode: .major,
      pace: 0.9, force: -0.08, density: 0.9, genre: .piano),
    Mood(
      words: [
        "energetic", "exciting", "fast", "powerful", "driving", "intense", "lively", "action",
        "sport", "workout",
      ], mode: nil, pace: 1.2, force: 0.12, density: 1.2, genre: .electronic),
    Mood(
      words: [
        "triumphant", "victory", "victorious", "inspiring", "inspirational", "hopeful",
        "motivational",
      ], mode: .major, pace: 1.05, force: 0.1, density: 1, genre: .cinematic),
  ]

  /// Instruments by their General MIDI programs; `isLead` ones take the melody.
  static let instruments: [(words: [String], program: Int)] = [
    (["electric piano", "rhodes"], 4), (["harpsichord"], 6), (["music box"], 10), (["celesta"], 8),
    (["vibraphone", "vibes"], 11),
    (["marimba"], 12), (["xylophone"], 13), (["piano"], 0), (["accordion"], 21),
    (["harmonica"], 22), (["organ"], 19),
    (["electric guitar"], 27), (["distorted guitar"], 30),
    (["acoustic guitar", "guitar", "ukulele"], 24), (["banjo"], 105),
    (["sitar"], 104), (["violin", "fiddle"], 40), (["viola"], 41), (["cello"], 42),
    (["strings", "string section"], 48),
    (["harp"], 46), (["choir"], 52), (["trumpet"], 56), (["trombone"], 57), (["tuba"], 58),
    (["french horn", "horn"], 60),
    (["brass"], 61), (["saxophone", "sax"], 66), (["oboe"], 68), (["clarinet"], 71),
    (["piccolo"], 72), (["flute"], 73),
    (["pan flute", "panpipe"], 75), (["recorder"], 74), (["whistle"], 78),
    (["synth", "synthesizer"], 81), (["bagpipe", "bagpipes"], 109),
    (["steel drum"], 114), (["kalimba"], 108), (["bell", "bells"], 14), (["koto"], 107),
  ]

  /// Words that ask for a human voice with words, which no soundfont has.
  static let sung: Set<String> = [
    "sung", "vocal", "vocals", "lyrics", "singer", "sing", "sings", "singing", "rap", "rapper",
    "rapping", "voice", "acapella", "karaoke",
  ]
}
