import Flow
import Foundation
import Library
import Notation
import Testing

@Suite("the standard library")
struct StandardLibraryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Library/Standard").standardizedFileURL

  private static func files() throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "anyflow" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  private static func wordings() throws -> [Wording] {
    try files().flatMap { Dataflow.parse($0.text).file.wordings }
  }

  @Test("every file reads without findings and is in canonical form")
  func canonical() throws {
    let files = try Self.files()
    #expect(files.count >= 6)
    for (name, text) in files {
      let parsed = Dataflow.parse(text)
      #expect(parsed.diagnostics.isEmpty, "\(name): \(parsed.diagnostics.map(\.message))")
      #expect(Dataflow.print(parsed.file) == text, "\(name) is not as the formatter writes it")
    }
  }

  @Test("it loads, and every function can be asked for")
  func loads() throws {
    let library = try Library.standard()
    let asked = Set(library.vocabulary.phrases.map(\.function))
    for signature in library.catalogue.signatures {
      #expect(asked.contains(signature.name.name), "no phrase for \(signature.name)")
      #expect(!signature.documentation.isEmpty, "\(signature.name) is not documented")
    }
  }

  @Test("every phrase is of a function, and its slots and presets name ports")
  func phrases() throws {
    let library = try Library.standard()
    for phrase in library.vocabulary.phrases {
      let signature = try #require(library.catalogue[phrase.function], "\(phrase.function)")
      for case .slot(let slot) in phrase.elements {
        // A slot may stand for all inputs: {images} for several ports, {audio} for one of a list.
        let isAll = signature.inputs.contains { port in
          port.type.modality.map { slot == "\($0)" || slot == "\($0)s" } ?? false
        }
        #expect(signature.port(slot) != nil || isAll, "\(phrase.function) has no {\(slot)}")
      }
      for preset in phrase.presets {
        let port = try #require(signature.port(preset.port), "\(phrase.function).\(preset.port)")
        #expect(preset.value != nil || preset.meaning == .number, "\(phrase.function).\(port.name)")
      }
    }
  }

  @Test("every text for a function is a phrase")
  func wellFormed() throws {
    for wording in try Self.wordings() where wording.port == nil {
      for text in wording.words {
        #expect(Phrase(text, for: wording.function) != nil, "\(wording.function): \(text)")
      }
    }
  }

  @Test("all words are for ports and values that there are, and no list is empty")
  func words() throws {
    let catalogue = try Library.standard().catalogue
    for wording in try Self.wordings() {
      #expect(!wording.words.isEmpty, "\(wording.function).\(wording.port ?? "")")
      guard let name = wording.port else { continue }
      let signatures =
        wording.function == "*"
        ? catalogue.signatures : [catalogue[wording.function]].compactMap(\.self)
      let ports = signatures.compactMap { $0.port(name) }
      #expect(!ports.isEmpty, "no port \(wording.function).\(name)")
      guard let choice = wording.choice else { continue }
      let isKnown = ports.contains { port in
        port.choices.isEmpty || port.choices.contains { $0.value == choice }
      }
      #expect(isKnown, "\(wording.function).\(name) has no value \(choice)")
      for port in ports where port.type == .modality(.number) {
        let preset = Phrase.Preset(port: name, text: choice)
        #expect(preset.value != nil || preset.meaning != .plain, "\(name): \(choice)")
      }
    }
  }

  @Test("default values lie within their ranges, and choices contain them")
  func defaults() throws {
    for signature in try Library.standard().catalogue.signatures {
      for port in signature.ports {
        guard let value = port.defaultValue, value != .none else { continue }
        let label = "\(signature.name).\(port.name)"
        if let range = port.range,
          let number = port.unit.flatMap({ value.double(in: $0) }) ?? value.double
        {
          #expect(number >= range.lower.double && number <= range.upper.double, "\(label)")
        }
        if !port.choices.isEmpty, case .text(let text) = value {
          #expect(port.choices.contains { $0.value == text }, "\(label)")
        }
      }
    }
  }
}
