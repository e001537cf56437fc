import Comfy
import Flow
import OrderedJSON
import Testing

private let prompt = #"{"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615}}}"#
private let workflow = #"{"nodes":[{"id":3,"type":"KSampler","title":"hé 漢"}],"links":[],"v":NaN}"#
private let quoted = JSON.string(workflow).text(pretty: false)
private let both = #"{"prompt":\#(prompt),"workflow":\#(workflow)}"#
private let bothQuoted =
  #"{"prompt":\#(JSON.string(prompt).text(pretty: false)),"workflow":\#(quoted)}"#

/// A way in which some program writes the two texts.
struct Sample: CustomTestStringConvertible {
  var name: String
  var format: EmbeddedWorkflow.Format
  var bytes: [UInt8]
  var testDescription: String { name }

  init(_ name: String, _ format: EmbeddedWorkflow.Format, _ bytes: [UInt8]) {
    self.name = name
    self.format = format
    self.bytes = bytes
  }

  private static func ascii(_ text: String) -> [UInt8] { MediaFiles.ascii(text) }
  private static func wide(_ text: String, isLittle: Bool = false) -> [UInt8] {
    text.utf16.flatMap {
      isLittle ? MediaFiles.little(Int($0), 2) : MediaFiles.big(Int($0), 2)
    }
  }

  private static let makeAndModel: [(Int, [UInt8])] = [
    (0x10F, ascii("workflow:" + workflow + "\0")), (0x110, ascii("prompt:" + prompt + "\0")),
  ]
  private static let exif = MediaFiles.exif(makeAndModel)

  static let pictures: [Sample] = [
    Sample(
      "PNG texts", .png,
      MediaFiles.png([MediaFiles.text("prompt", prompt), MediaFiles.text("workflow", workflow)])),
    Sample(
      "PNG texts behind the picture", .png,
      MediaFiles.png([
        ("IDAT", [1, 2, 3]), ("comf", ascii("prompt\0" + prompt)),
        ("comf", ascii("workflow\0" + workflow)),
      ])),
    Sample(
      "PNG international and packed texts", .png,
      MediaFiles.png([
        ("iTXt", ascii("workflow\0") + [1, 0, 0, 0] + MediaFiles.stored(ascii(workflow))),
        ("zTXt", ascii("prompt\0") + [0] + MediaFiles.stored(ascii(prompt))),
      ])),
    Sample(
      "PNG international text with a language", .png,
      MediaFiles.png([
        ("iTXt", ascii("Workflow\0") + [0, 0] + ascii("en\0Ablauf\0" + workflow)),
        MediaFiles.text("Prompt", prompt),
      ])),
    Sample("PNG EXIF", .png, MediaFiles.png([("eXIf", exif)])),
    Sample(
      "PNG JSON in JSON", .png,
      MediaFiles.png([MediaFiles.text("workflow", quoted), MediaFiles.text("prompt", prompt)])),
    Sample("WebP", .webp, MediaFiles.riff("WEBP", [("VP8 ", [1, 2, 3]), ("EXIF", exif)])),
    Sample(
      "WebP with a prefix before EXIF", .webp,
      MediaFiles.riff("WEBP", [("EXIF", ascii("Exif\0\0") + exif)])),
    Sample(
      "WebP with big-endian EXIF", .webp,
      MediaFiles.riff("WEBP", [("EXIF", MediaFiles.exif(makeAndModel, isLittle: false))])),
    Sample(
      "WebP with capital names and spaces", .webp,
      MediaFiles.riff(
        "WEBP",
        [
          (
            "EXIF",
            MediaFiles.exif([
              (0x10E, ascii("Workflow: " + workflow)), (0x10F, ascii("Prompt: " + prompt)),
            ])
          )
        ])),
    Sample(
      "JPEG", .jpeg,
      MediaFiles.jpeg([(0xE0, ascii("JFIF")), (0xE1, ascii("Exif\0\0") + exif)])),
    Sample(
      "JPEG user comment in UTF-16", .jpeg,
      MediaFiles.jpeg([
        (
          0xE1,
          ascii("Exif\0\0")
            + MediaFiles.exif([], inner: [(0x9286, ascii("UNICODE\0") + wide(both))])
        )
      ])),
    Sample(
      "JPEG user comment in little-endian UTF-16", .jpeg,
      MediaFiles.jpeg([
        (
          0xE1,
          ascii("Exif\0\0")
            + MediaFiles.exif(
              [], inner: [(0x9286, ascii("UNICODE\0") + wide(both, isLittle: true))])
        )
      ])),
    Sample(
      "JPEG user comment in ASCII", .jpeg,
      MediaFiles.jpeg([
        (
          0xE1,
          ascii("Exif\0\0")
            + MediaFiles.exif([], inner: [(0x9286, ascii("ASCII\0\0\0" + bothQuoted))])
        )
      ])),
    Sample("JPEG comment", .jpeg, MediaFiles.jpeg([(0xFE, ascii(both))])),
    Sample("AVIF", .avif, MediaFiles.avif(exif)),
  ]

  static let films: [Sample] = [
    Sample(
      "MP4 keys", .mp4,
      MediaFiles.mp4(
        MediaFiles.box(
          "udta", MediaFiles.keyed([("prompt", prompt), ("workflow", workflow)])))),
    Sample(
      "QuickTime keys", .mp4,
      MediaFiles.mp4(
        MediaFiles.keyed([("com.x.prompt", prompt), ("workflow", workflow)], hasVersion: false))),
    Sample("MP4 keyed comment", .mp4, MediaFiles.mp4(MediaFiles.keyed([("comment", both)]))),
    Sample(
      "MP4 iTunes comment", .mp4,
      MediaFiles.mp4(
        MediaFiles.box(
          "udta",
          MediaFiles.box(
            "meta",
            [0, 0, 0, 0]
              + MediaFiles.box(
                "ilst",
                MediaFiles.box(
                  "\u{A9}cmt", MediaFiles.box("data", MediaFiles.big(1, 8) + ascii(bothQuoted)))))
        ))),
    Sample(
      "MP4 free items", .mp4,
      MediaFiles.mp4(
        MediaFiles.box(
          "meta",
          [0, 0, 0, 0]
            + MediaFiles.box(
              "ilst",
              [("workflow", workflow), ("prompt", prompt)].flatMap { text in
                MediaFiles.box(
                  "----",
                  MediaFiles.box("mean", [0, 0, 0, 0] + ascii("com.apple.iTunes"))
                    + MediaFiles.box("name", [0, 0, 0, 0] + ascii(text.0))
                    + MediaFiles.box("data", MediaFiles.big(1, 8) + ascii(text.1)))
              })))),
    Sample(
      "QuickTime user data", .mp4,
      MediaFiles.mp4(
        MediaFiles.box(
          "udta",
          MediaFiles.box(
            "\u{A9}cmt", MediaFiles.big(both.utf8.count, 2) + [0x55, 0xC4] + ascii(both))
            + [0, 0, 0, 0]) + MediaFiles.box("free", [1]))),
    Sample(
      "WebM", .matroska,
      MediaFiles.webm(
        MediaFiles.simpleTag("PROMPT", prompt) + MediaFiles.simpleTag("WORKFLOW", workflow))),
    Sample(
      "WebM without lengths", .matroska,
      MediaFiles.webm(
        MediaFiles.simpleTag("prompt", prompt) + MediaFiles.simpleTag("workflow", workflow),
        isLive: true)),
    Sample("Matroska comment", .matroska, MediaFiles.webm(MediaFiles.simpleTag("COMMENT", both))),
  ]

  static let sounds: [Sample] = [
    Sample(
      "FLAC", .flac,
      MediaFiles.flac(["TITLE=x", "no name", "prompt=" + prompt, "workflow=" + workflow])),
    Sample("Opus", .ogg, MediaFiles.opus(["PROMPT=" + prompt, "WORKFLOW=" + workflow])),
    Sample(
      "Opus over several pages", .ogg,
      MediaFiles.opus([
        "LONG=" + String(repeating: "x", count: 200_000), "prompt=" + prompt,
        "workflow=" + workflow,
      ])),
    Sample(
      "Vorbis", .ogg,
      MediaFiles.ogg(
        first: "\u{1}vorbis",
        second: [3] + ascii("vorbis")
          + MediaFiles.comments(["prompt=" + prompt, "workflow=" + workflow]))),
    Sample(
      "MP3", .mp3,
      MediaFiles.id3([
        ("TIT2", [3] + ascii("x")), ("TXXX", [3] + ascii("prompt\0" + prompt)),
        ("TXXX", [3] + ascii("workflow\0" + workflow + "\0")),
      ])),
    Sample(
      "MP3 with ID3v2.3 in UTF-16", .mp3,
      MediaFiles.id3(
        [
          (
            "TXXX",
            [1, 0xFF, 0xFE] + wide("workflow\0", isLittle: true) + [0xFF, 0xFE]
              + wide(workflow, isLittle: true)
          ),
          ("TXXX", [0] + ascii("prompt\0" + prompt)),
        ], version: 3)),
    Sample(
      "MP3 comment with ID3v2.2", .mp3,
      MediaFiles.id3([("COM", [3] + ascii("eng") + [0] + ascii(both))], version: 2)),
    Sample(
      "FLAC behind an ID3 tag", .flac,
      Array(MediaFiles.id3([("TIT2", [3] + ascii("x"))]).dropLast(4))
        + MediaFiles.flac(["prompt=" + prompt, "workflow=" + workflow])),
    Sample(
      "WAV comment", .wav,
      MediaFiles.riff(
        "WAVE",
        [
          ("fmt ", [1, 2, 3]),
          ("LIST", ascii("INFOICMT") + MediaFiles.little(both.utf8.count, 4) + ascii(both)),
        ])),
    Sample(
      "WAV ID3", .wav,
      MediaFiles.riff(
        "WAVE",
        [
          (
            "id3 ",
            MediaFiles.id3([
              ("TXXX", [3] + ascii("prompt\0" + prompt)),
              ("TXXX", [3] + ascii("workflow\0" + workflow)),
            ])
          )
        ])),
  ]

  static let others: [Sample] = [
    Sample("GLB", .glb, MediaFiles.glb(#"{"asset":{"extras":\#(bothQuoted)}}"#)),
    Sample(
      "latent", .safetensors,
      MediaFiles.safetensors(#"{"__metadata__":\#(bothQuoted),"latent":{}}"#)),
  ]

  static let all = pictures + films + sounds + others
}

@Suite("workflows inside media files")
struct EmbeddedWorkflowTests {
  @Test("both texts are found wherever programs write them", arguments: Sample.all)
  func finds(sample: Sample) throws {
    let found = try EmbeddedWorkflow.read(bytes: sample.bytes)
    #expect(found.prompt == (try JSON(parsing: prompt)))
    #expect(found.workflow == (try JSON(parsing: workflow)))
    #expect(found.findings == [])
    // An ID3 tag hides the FLAC file behind it from its first bytes.
    #expect(found.format == sample.format || sample.name == "FLAC behind an ID3 tag")
  }

  @Test("one of the two is enough")
  func one() throws {
    let found = try EmbeddedWorkflow.read(
      bytes: MediaFiles.png([MediaFiles.text("workflow", workflow)]))
    #expect(found.workflow != nil)
    #expect(found.prompt == nil)
  }

  @Test("a workflow or prompt that stands alone in a comment is known by its shape")
  func shape() throws {
    let text = try EmbeddedWorkflow.read(bytes: MediaFiles.jpeg([(0xFE, Array(workflow.utf8))]))
    #expect(text.workflow != nil && text.prompt == nil)
    let run = try EmbeddedWorkflow.read(bytes: MediaFiles.jpeg([(0xFE, Array(prompt.utf8))]))
    #expect(run.workflow == nil && run.prompt != nil)
  }

  @Test("Latin-1 texts keep their letters")
  func latin() throws {
    let bytes =
      Array(#"workflow"#.utf8) + [0] + Array(#"{"a":"h"#.utf8) + [0xE9] + Array(#""}"#.utf8)
    let found = try EmbeddedWorkflow.read(bytes: MediaFiles.png([("tEXt", bytes)]))
    #expect(found.workflow?["a"]?.string == "hé")
  }

  @Test(
    "files without a workflow say so, and why that happens",
    arguments: [
      MediaFiles.png([]),
      MediaFiles.png([MediaFiles.text("prompt", "a cat, masterpiece")]),
      MediaFiles.png([MediaFiles.text("prompt", "\"a cat\"")]),
      MediaFiles.png([MediaFiles.text("parameters", "a cat")]),
      MediaFiles.riff("WEBP", [("VP8 ", [1])]),
      MediaFiles.jpeg([(0xE0, [1])]), MediaFiles.jpeg([(0xFE, Array("{\"a\":1}".utf8))]),
      MediaFiles.mp4([]), MediaFiles.webm([]), MediaFiles.flac([]), MediaFiles.opus([]),
      MediaFiles.id3([]), MediaFiles.glb("{}"), MediaFiles.safetensors("{}"),
      MediaFiles.riff("WAVE", []),
    ])
  func nothing(bytes: [UInt8]) throws {
    let finding = try #require(throws: Diagnostic.self) {
      try EmbeddedWorkflow.read(bytes: bytes)
    }
    #expect(finding.code == .fileWrongKind)
    #expect(finding.message.hasSuffix("without a ComfyUI workflow in it."))
    #expect(finding.hint?.contains("editor lose it") == true)
  }

  @Test(
    "other files are told from media files",
    arguments: ["", "{", "hello", "GIF89a and so on", "{\"nodes\": []} and more", "RIFFxxxxAVI "])
  func otherKinds(text: String) throws {
    let finding = try #require(throws: Diagnostic.self) {
      try EmbeddedWorkflow.read(bytes: Array(text.utf8))
    }
    #expect(finding.code == .fileWrongKind)
    #expect(finding.hint?.hasPrefix("Workflows are found in PNG, ") == true)
  }

  @Test("a damaged text is damage, not absence")
  func damagedText() throws {
    let bytes = MediaFiles.png([MediaFiles.text("workflow", "{\"nodes\": [")])
    let finding = try #require(throws: Diagnostic.self) {
      try EmbeddedWorkflow.read(bytes: bytes)
    }
    #expect(finding.code == .fileDamaged)
    #expect(finding.message.contains("ComfyUI workflow in it, but it is damaged: at character"))
  }

  @Test("damage beside what was found is a warning")
  func damagedBeside() throws {
    let broken = MediaFiles.text("prompt", "{\"1\" 2}")
    let whole = MediaFiles.text("workflow", workflow)
    let found = try EmbeddedWorkflow.read(bytes: MediaFiles.png([broken, whole]))
    #expect(found.workflow != nil)
    #expect(found.findings.map(\.severity) == [.warning])
    let cut = try EmbeddedWorkflow.read(bytes: Array(MediaFiles.png([whole]).dropLast(14)))
    #expect(
      cut.findings.first?.message == """
        The file is damaged behind what was found in it: it ends in the middle.
        """)
    let repaired = try EmbeddedWorkflow.read(
      bytes: MediaFiles.png([broken, whole, MediaFiles.text("prompt", prompt)]))
    #expect(repaired.prompt != nil && repaired.findings == [])
  }
}
