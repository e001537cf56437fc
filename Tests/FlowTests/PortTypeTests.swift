import Flow
import Testing

@Suite("types of ports")
struct PortTypeTests {
  private static let image = PortType.modality(.image)
  private static let types: [PortType] =
    Modality.allCases.map { .modality($0) } + [
      .file, .any, .named("MODEL"), .named("LATENT"), .list(image), .list(.any),
      .list(.list(image)),
    ]

  @Test("every type accepts itself, and anything goes into and out of *")
  func itself() {
    for type in PortTypeTests.types {
      #expect(type.accepts(type))
      #expect(PortType.any.accepts(type))
      #expect(type.accepts(.any))
    }
  }

  @Test(
    "one type accepts another",
    arguments: [
      (.list(.modality(.image)), .modality(.image), true),
      (.modality(.image), .list(.modality(.image)), false),
      (.modality(.image), .modality(.mask), true), (.modality(.mask), .modality(.image), false),
      (.list(.modality(.image)), .list(.modality(.mask)), true),
      (.list(.modality(.image)), .modality(.audio), false),
      (.modality(.text), .file, true), (.file, .modality(.text), true),
      (.file, .modality(.image), false), (.named("MODEL"), .named("CLIP"), false),
      (.named("image"), .modality(.image), false), (.list(.any), .modality(.mesh), true),
      (.modality(.number), .modality(.boolean), false),
    ] as [(PortType, PortType, Bool)])
  func acceptance(type: PortType, other: PortType, isAccepted: Bool) {
    #expect(type.accepts(other) == isAccepted)
  }

  @Test("only media and targets' own types need a link")
  func needsLink() {
    let linked = PortTypeTests.types.filter(\.needsLink).map(\.description)
    #expect(
      linked == [
        "image", "mask", "video", "audio", "mesh", "MODEL", "LATENT", "[image]", "[[image]]",
      ])
  }

  @Test("a list knows its element and modality")
  func lists() {
    let list = PortType.list(PortTypeTests.image)
    #expect(list.isList && !PortTypeTests.image.isList)
    #expect(list.element == PortTypeTests.image)
    #expect(PortTypeTests.image.element == PortTypeTests.image)
    #expect(PortType.list(list).modality == .image)
    #expect(PortType.file.modality == nil)
  }

  @Test("types are written as flows spell them")
  func descriptions() {
    #expect(
      PortTypeTests.types.suffix(7).map(\.description)
        == ["file", "*", "MODEL", "LATENT", "[image]", "[*]", "[[image]]"])
  }
}
