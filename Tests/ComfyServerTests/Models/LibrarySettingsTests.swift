import Foundation
import Testing

@testable import ComfyServer

@Suite("What realizations use of models")
struct LibrarySettingsTests {
  /// One realization: which families it needs, and the text of its body.
  private struct Realization {
    var title: String
    var families: [String]
    var body: String
  }

  private static let files: [URL] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Sources/Library/Standard")
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.lastPathComponent.hasPrefix("comfy-") }
  }()

  private static func realizations(in text: String) -> [Realization] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [Realization] = []
    for line in lines {
      if line.hasPrefix("realize ") {
        let families = line.matches(of: /model: *([a-z0-9-]+)/).map { String($0.1) }
        found.append(Realization(title: String(line), families: families, body: ""))
      } else if !found.isEmpty, !line.trimmingPrefix(while: { $0 == " " }).hasPrefix("//") {
        found[found.count - 1].body += line + "\n"
      }
    }
    return found
  }

  @Test("the library's realizations on ComfyUI are found")
  func found() {
    #expect(!LibrarySettingsTests.files.isEmpty)
  }

  @Test("every family that a realization needs is described, with every setting that it uses")
  func described() throws {
    for file in LibrarySettingsTests.files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for realization in LibrarySettingsTests.realizations(in: text) {
        for name in realization.families {
          let place = "\(file.lastPathComponent): \(realization.title)"
          guard let family = ModelFamilies.builtIn[name] else {
            Issue.record("\(name) is no family, in \(place)")
            continue
          }
          let known = family.settingKeys.union(["file", "files"])
          let word = name.replacingOccurrences(of: "-", with: "_")
          let pattern = try Regex("\\b\(word)\\.([a-z_0-9]+)")
          for match in realization.body.matches(of: pattern) {
            let key = match.output[1].substring.map(String.init) ?? ""
            #expect(known.contains(key), "\(name).\(key), in \(place)")
          }
        }
      }
    }
  }
}
