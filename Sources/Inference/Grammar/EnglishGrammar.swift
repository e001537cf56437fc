import Flow

/// The small closed word classes of English that reading a request needs.
///
/// What functions and things are called is library data; these words only hold sentences together.
enum EnglishGrammar {
  /// Words before a noun that say nothing of it.
  static let determiners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "its", "their", "his",
    "her", "some", "any", "each", "every", "one", "same", "given", "attached", "following",
  ]
  /// Words that stand for something made or named before.
  static let pronouns: Set<String> = [
    "it", "them", "this", "that", "these", "those", "both", "all", "result", "results",
    "everything",
    "output", "one", "other", "another", "rest", "whole", "thing", "file", "files", "each",
  ]
  /// Pronouns that mean several things.
  static let plurals: Set<String> = ["them", "these", "those", "both", "all", "everything", "two"]
  /// Words that begin a further step.
  static let sequencers: Set<String> = [
    "then", "afterwards", "afterward", "next", "finally", "lastly", "first", "firstly", "second",
    "secondly", "third", "thirdly", "subsequently", "later",
  ]
  /// Words that may stand before a verb and say nothing.
  static let adverbs: Set<String> = [
    "please", "also", "just", "simply", "now", "finally", "then", "kindly", "quickly", "slightly",
    "really", "maybe", "additionally", "too", "again", "well", "instead", "lastly", "afterwards",
  ]
  /// Words that ask politely and mean nothing for the flow.
  static let courtesies: Set<String> = [
    "please", "can", "could", "would", "you", "i", "we", "me", "us", "want", "need", "like", "to",
    "let", "let's", "lets", "help", "thanks", "thank", "hi", "hello", "hey", "id", "i'd", "i'm",
    "im", "i've", "we've", "am", "will", "should", "ok", "okay", "so", "love", "try", "going", "d",
    "gimme", "yo", "pls", "plz", "u", "lemme", "wanna",
  ]
  /// Words between other words.
  static let connectors: Set<String> = [
    "and", "or", "of", "to", "in", "on", "at", "by", "with", "for", "from", "as", "into", "onto",
    "over", "under", "is", "are", "be", "been", "was", "has", "have", "it's", "do", "does", "which",
    "who", "where", "when", "while", "but", "plus", "using", "use", "via", "through", "about",
    "than", "up", "down", "out", "off", "so", "only", "very", "there", "here", "also", "too",
    "make", "get", "give", "set", "should", "must", "lasting", "long", "total", "exactly", "sure",
    "called", "named", "size", "format", "resolution", "high", "quality", "good", "nice", "new",
    "final", "single", "together", "simple", "short", "between", "after", "before", "per", "way",
    "file", "files", "version", "keep", "put", "apply", "add", "create", "generate", "produce",
    "looks", "look", "looking", "ready", "done", "using", "based", "effect", "kind", "sort", "type",
    "being", "got", "take", "n", "like", "not", "no", "if", "possible", "again", "back", "along",
    "around",
    "across", "its",
  ]

  /// Whether a word carries no meaning of its own.
  static func isEmpty(_ word: String) -> Bool {
    determiners.contains(word) || pronouns.contains(word) || sequencers.contains(word)
      || adverbs.contains(word) || courtesies.contains(word) || connectors.contains(word)
  }

  /// Numbers in words.
  static let numbers: [String: Double] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "dozen": 12,
  ]
  /// The value of a piece that is a number word.
  static func value(_ lexeme: Lexeme?) -> Double? { lexeme.flatMap { numbers[$0.word] } }

  /// Words that mean a factor.
  static let factors: [String: String] = [
    "twice": "2", "double": "2", "doubled": "2", "triple": "3", "quadruple": "4", "half": "0.5",
    "quarter": "0.25", "thrice": "3",
  ]
  /// Sizes by their names in pixels.
  static let sizes: [String: (Int, Int)] = [
    "4k": (3840, 2160), "uhd": (3840, 2160), "1440p": (2560, 1440), "1080p": (1920, 1080),
    "fullhd": (1920, 1080), "ultrahd": (3840, 2160), "720p": (1280, 720), "hd": (1280, 720),
    "480p": (854, 480),
    "360p": (640, 360), "240p": (426, 240), "vga": (640, 480),
  ]
  /// Proportions by their names.
  static let aspects: [String: String] = [
    "square": "1:1", "widescreen": "16:9", "landscape format": "16:9", "portrait format": "9:16",
    "vertical": "9:16", "portrait": "9:16",
  ]
  /// Parts of a whole by their names, as how many make the whole.
  static let fractions: [String: Double] = [
    "third": 3, "thirds": 3, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "eighth": 8, "tenth": 10, "tenths": 10,
  ]
  /// Units in which nothing in a flow is measured, with what they measure.
  static let foreignUnits: [String: String] = {
    let families = [
      "a length on paper":
        "cm mm km inch inches feet foot ft centimeter centimeters centimetre centimetres "
        + "millimeter millimeters millimetre millimetres yards",
      "a size of a file": "kb mb gb kib mib gib kilobyte kilobytes megabyte megabytes gigabytes",
      "a density of data": "kbps mbps kbit mbit dpi ppi",
      "a strength of compression": "quality",
    ]
    var result: [String: String] = [:]
    for (meaning, units) in families {
      for unit in units.split(separator: " ") { result[String(unit)] = meaning }
    }
    return result
  }()
  /// The plainest noun for things of a modality.
  static let things: [Modality: String] = [
    .image: "picture", .video: "video", .audio: "sound", .mesh: "mesh", .text: "text",
  ]
  /// Formats that people ask for and nothing writes.
  static let foreignFormats: Set<String> = [
    "pdf", "psd", "doc", "docx", "ppt", "pptx", "wmv", "flv", "ai", "eps", "raw", "xcf", "svg",
    "wma",
    "midi", "mid", "stl", "fbx", "step", "html", "zip",
  ]
  /// Verbs after which a result gets its name.
  static let savingVerbs: Set<String> = [
    "save", "saved", "saving", "store", "stored", "export", "exported", "write", "written",
    "output", "convert", "put", "download",
    "render",
  ]
  /// Formats that can follow "as" or "to".
  static let formats: Set<String> = [
    "png", "jpg", "jpeg", "webp", "gif", "mp4", "webm", "mov", "mkv", "wav", "mp3", "flac", "ogg",
    "m4a", "glb", "obj", "bmp", "tiff", "txt",
  ]
  /// Colours that requests name, in the spelling that CSS has for them.
  static let colors: Set<String> = [
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "violet", "pink",
    "brown", "gray", "grey", "cyan", "magenta", "gold", "silver", "navy", "teal", "turquoise",
    "beige", "lime", "maroon", "olive", "crimson", "coral", "salmon", "indigo", "ivory", "khaki",
    "lavender", "skyblue", "darkblue", "darkred", "darkgreen", "lightblue", "lightgreen",
  ]
}

extension EnglishGrammar {
  /// Words that begin a phrase beside a verb's own, and so never a request by themselves.
  static let prepositions: Set<String> = [
    "in", "as", "with", "at", "to", "of", "from", "text", "more", "without", "what", "i", "colder",
    "cooler", "warmer", "cold", "warm", "cool", "first", "last", "middle", "side", "new", "sound",
    "slow", "on", "only", "just", "view", "multi", "image", "negative", "thumbnail", "stronger",
    "different", "another", "multiple", "all", "several", "many", "turnaround", "soundtrack",
    "background", "time", "half", "loudness", "volume", "super", "upscaling", "overview", "visible",
    "music", "video", "film", "clip", "voice", "narration", "plus", "saying", "that", "reading",
  ]
}

extension EnglishGrammar {
  /// Words after which nothing of what is said is wanted.
  static let negations: Set<String> = ["without", "not", "don't", "dont", "never", "no"]
}

extension EnglishGrammar {
  /// Adjectives that praise or tone down, and by themselves describe nothing.
  static let manners: Set<String> = [
    "slow", "smooth", "gentle", "nice", "beautiful", "little", "short", "small", "cool", "great",
    "subtle", "quick", "slowly", "quickly", "gently", "softly", "smoothly", "nicely", "simple",
    "lovely", "good", "soft", "bit", "more",
  ]
}

extension EnglishGrammar {
  /// Nouns that only say which kind of thing is wanted.
  static let plainThings: Set<String> = [
    "image", "images", "picture", "pictures", "photo", "photos", "photograph", "pic", "video",
    "film", "movie", "clip", "animation", "footage", "sound", "sounds", "audio", "music", "song",
    "melody", "tune", "track", "soundtrack", "soundscape", "ambience", "mesh", "recording",
    "artwork", "scene", "noises", "gif", "vid", "model", "models", "object", "shape",
  ]
}

extension EnglishGrammar {
  /// Words that greet and thank: politeness before a request, and a text where one is to be said.
  static let greetings: Set<String> = [
    "hello", "hi", "hey", "thanks", "thank", "welcome", "goodbye", "bye",
  ]
}

extension EnglishGrammar {
  /// Settings of picture generators that a flow has no port for.
  static let generatorSettings: Set<String> = [
    "step", "steps", "iterations", "cfg", "guidance", "sampler", "scheduler", "clip_skip",
  ]
  /// Things that have steps of their own to be seen.
  static let steppedThings: Set<String> = [
    "stair", "stairs", "staircase", "staircases", "stairway", "ladder", "ladders", "dance",
    "pyramid", "temple", "porch", "entrance", "escalator", "pitch", "key",
  ]
}
