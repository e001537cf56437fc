import Flow
import Foundation
import Testing

@testable import Inference

/// A request with the flow and the findings that it must give, as files beside one another.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// The files' common name: the request's first words.
  var name: String
  var request: InferenceRequest
  /// The flow's text, then the findings as comments.
  var expected: String

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  /// All cases, by name.
  static let all: [GoldenCase] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".request") }.sorted().compactMap { file in
      GoldenCase(String(file.dropLast(".request".count)))
    }
  }()

  private init?(_ name: String) {
    let base = GoldenCase.folder.appending(path: name)
    guard
      let text = try? String(contentsOf: base.appendingPathExtension("request"), encoding: .utf8),
      let expected = try? String(
        contentsOf: base.appendingPathExtension("anyflow"), encoding: .utf8)
    else { return nil }
    self.name = name
    self.expected = expected
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    var resources: [Resource] = []
    while let last = lines.last, last.hasPrefix("file: ") {
      lines.removeLast()
      resources.insert(GoldenCase.resource(last), at: 0)
    }
    request = InferenceRequest(lines.joined(separator: "\n"), resources: resources)
  }

  /// Reads `file: name modality seconds`; a name may have spaces.
  private static func resource(_ line: String) -> Resource {
    var words = line.dropFirst("file: ".count).split(separator: " ").map(String.init)
    let seconds = words.last.flatMap(Double.init)
    if seconds != nil { words.removeLast() }
    let modality = words.last.flatMap(Modality.init)
    if modality != nil { words.removeLast() }
    return Resource(words.joined(separator: " "), modality: modality, seconds: seconds)
  }
}
