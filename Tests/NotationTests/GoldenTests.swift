import Flow
import Foundation
import Notation
import Testing

/// One case of the golden folder: a file in all of its views.
private struct GoldenCase: CustomTestStringConvertible, Sendable {
  var name: String
  var views: [FlowNotation: String]

  var testDescription: String { name }

  static let all: [GoldenCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    var cases: [String: GoldenCase] = [:]
    for file in files {
      let name = file.deletingPathExtension().lastPathComponent
      guard let notation = FlowNotation(rawValue: file.pathExtension),
        let bytes = try? Data(contentsOf: file)
      else { continue }
      cases[name, default: GoldenCase(name: name, views: [:])].views[notation] = String(
        decoding: bytes, as: UTF8.self)
    }
    return cases.values.sorted { $0.name < $1.name }
  }()
}

@Suite("golden files")
struct GoldenTests {
  @Test("there are cases, each in every notation")
  func complete() {
    #expect(GoldenCase.all.count >= 4)
    for golden in GoldenCase.all {
      #expect(golden.views.count == FlowNotation.allCases.count, "\(golden.name)")
    }
  }

  @Test(
    "each view is read without findings and converts into every view", arguments: GoldenCase.all)
  fileprivate func conversions(golden: GoldenCase) {
    for (notation, text) in golden.views {
      let parsed = notation.parse(text)
      #expect(parsed.diagnostics.isEmpty, "\(golden.name).\(notation.rawValue)")
      for (other, expected) in golden.views {
        #expect(other.print(parsed.file) == expected, "\(notation.rawValue) to \(other.rawValue)")
      }
    }
  }

  @Test("the notation of each view is told from its text", arguments: GoldenCase.all)
  fileprivate func detection(golden: GoldenCase) {
    for (notation, text) in golden.views {
      #expect(FlowNotation.detected(in: Array(text.utf8)) == notation, "\(golden.name)")
    }
  }
}
