extension EmbeddedWorkflow {
  /// A kind of file that can have a workflow inside.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case png = "PNG"
    case webp = "WebP"
    case jpeg = "JPEG"
    case avif = "AVIF"
    case mp4 = "MP4"
    case matroska = "WebM"
    case flac = "FLAC"
    case ogg = "Ogg"
    case mp3 = "MP3"
    case wav = "WAV"
    case glb = "GLB"
    case safetensors = "safetensors"

    /// How many bytes from the start tell the kind.
    public static let headLength = 16

    /// The kind of a file that starts with those bytes, or nil for any other kind.
    ///
    /// Goes by the bytes alone, as names of files are often wrong.
    public init?(head: [UInt8]) {
      func has(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
        head.count >= offset + bytes.count
          && head[offset..<offset + bytes.count].elementsEqual(bytes)
      }
      func has(_ text: String, at offset: Int = 0) -> Bool { has(Array(text.utf8), at: offset) }
      if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if has("RIFF"), has("WEBP", at: 8) {
        self = .webp
      } else if has("RIFF"), has("WAVE", at: 8) {
        self = .wav
      } else if has([0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if has("ftyp", at: 4) {
        let isPicture = ["avif", "avis", "heic", "mif1", "msf1"].contains { has($0, at: 8) }
        self = isPicture ? .avif : .mp4
      } else if ["moov", "mdat", "wide", "free", "skip"].contains(where: { has($0, at: 4) }) {
        self = .mp4
      } else if has([0x1A, 0x45, 0xDF, 0xA3]) {
        self = .matroska
      } else if has("fLaC") {
        self = .flac
      } else if has("OggS") {
        self = .ogg
      } else if has("ID3") || Self.isLayer3Frame(head) {
        self = .mp3
      } else if has("glTF") {
        self = .glb
      } else if has([0, 0], at: 6), has("{", at: 8) {
        self = .safetensors
      } else {
        return nil
      }
    }

    private static func isLayer3Frame(_ head: [UInt8]) -> Bool {
      guard head.count >= 4, head[0] == 0xFF, head[1] & 0xE6 == 0xE2 else { return false }
      return head[2] >> 4 != 0xF && head[2] & 0x0C != 0x0C
    }

    /// One of the kind in words, such as "a PNG picture".
    var phrase: String {
      switch self {
      case .png, .webp, .jpeg: "a \(rawValue) picture"
      case .avif: "an AVIF picture"
      case .mp4: "an MP4 video"
      case .matroska: "a WebM video"
      case .mp3: "an MP3 sound file"
      case .ogg: "an Ogg sound file"
      case .flac, .wav: "a \(rawValue) sound file"
      case .glb: "a GLB model"
      case .safetensors: "a safetensors file"
      }
    }

    /// What people call several of them.
    var plural: String {
      switch self {
      case .png, .webp, .jpeg, .avif: "Pictures"
      case .mp4, .matroska: "Videos"
      case .flac, .ogg, .mp3, .wav: "Sound files"
      case .glb: "Models"
      case .safetensors: "Files"
      }
    }

    /// Collects the texts of a file of this kind.
    func collect(
      from source: MediaBytes, into texts: inout EmbeddedTexts
    ) throws(EmbeddedDamage) {
      switch self {
      case .png: try PNGContainer.collect(from: source, into: &texts)
      case .webp, .wav: try RIFFContainer.collect(from: source, into: &texts)
      case .jpeg: try JPEGContainer.collect(from: source, into: &texts)
      case .avif: try AVIFContainer.collect(from: source, into: &texts)
      case .mp4: try ISOMediaContainer.collect(from: source, into: &texts)
      case .matroska: try MatroskaContainer.collect(from: source, into: &texts)
      case .flac: try FLACContainer.collect(from: source, at: 0, into: &texts)
      case .ogg: try OggContainer.collect(from: source, into: &texts)
      case .mp3: try MP3Container.collect(from: source, into: &texts)
      case .glb: try GLBContainer.collect(from: source, into: &texts)
      case .safetensors: try SafetensorsContainer.collect(from: source, into: &texts)
      }
    }
  }
}
