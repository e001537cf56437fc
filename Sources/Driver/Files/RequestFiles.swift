import Flow
import Foundation
import Inference
import Targets

/// The files that come with a request, as inference wants them.
public struct RequestFiles: Sendable {
  /// The request with its files.
  public var request: InferenceRequest
  /// Files that are not there or cannot be used.
  public var findings: [Diagnostic]

  /// More files of a folder than a request can mean.
  private static let mostNearby = 2000

  /// Looks at the files of a request.
  ///
  /// Given files are measured; of the files in the folders only those whose names occur in the words.
  public init(_ text: String, files: FileResolution, probe: FileProbe) async {
    var resources: [Resource] = []
    var findings: [Diagnostic] = []
    for outcome in await RequestFiles.measured(files.given, files, probe) {
      switch outcome {
      case .success(let resource): resources.append(resource)
      case .failure(let finding): findings.append(finding)
      }
    }
    self.findings = findings
    request = InferenceRequest(text, resources: resources)
    if findings.isEmpty {
      let nearby = await RequestFiles.nearby(text, files, probe)
      request.nearbyFiles = nearby.resources
      self.findings = nearby.findings
    }
  }

  private static func measured(
    _ given: [FileResolution.GivenFile], _ files: FileResolution, _ probe: FileProbe
  ) async -> [Result<Resource, Diagnostic>] {
    await withTaskGroup(of: (Int, Result<Resource, Diagnostic>).self) { group in
      for (index, file) in given.enumerated() {
        group.addTask { (index, await measured(file, files, probe)) }
      }
      var results: [Int: Result<Resource, Diagnostic>] = [:]
      for await (index, result) in group { results[index] = result }
      return given.indices.compactMap { results[$0] }
    }
  }

  private static func measured(
    _ file: FileResolution.GivenFile, _ files: FileResolution, _ probe: FileProbe
  ) async -> Result<Resource, Diagnostic> {
    if let finding = MissingFile.finding(for: file.url, spelling: file.spelling) {
      return .failure(finding)
    }
    do throws(Diagnostic) {
      return .success(try await resource(file.name, file.url, probe))
    } catch {
      return .failure(error)
    }
  }

  private static func resource(
    _ name: String, _ url: URL, _ probe: FileProbe
  ) async throws(Diagnostic) -> Resource {
    do throws(Diagnostic) {
      let (modality, facts) = try await probe.measure(url)
      return Resource(
        name, modality: modality, seconds: facts.seconds, width: facts.width, height: facts.height)
    } catch {
      // Without the tool that measures, the name is the next best thing to go by.
      guard error.code == .missingTool else { throw error }
      return Resource(name, modality: probe.promise(name))
    }
  }

  private static func nearby(
    _ text: String, _ files: FileResolution, _ probe: FileProbe
  ) async -> (resources: [Resource], findings: [Diagnostic]) {
    var seen = Set(files.given.map(\.name))
    var resources: [Resource] = []
    var findings: [Diagnostic] = []
    let paths = text.split { $0.isWhitespace || "\"'`,;()".contains($0) }.map(String.init)
      .filter { $0.contains("/") }
    var names = paths
    for folder in files.folders {
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      names += entries.sorted().filter { !$0.hasPrefix(".") }.prefix(mostNearby)
    }
    for name in names where seen.insert(name).inserted {
      let isMentioned = isNamed(name, in: text)
      guard isMentioned || probe.promise(name) != nil, case .found(let url) = files.resolve(name)
      else { continue }
      guard isMentioned else {
        resources.append(Resource(name, modality: probe.promise(name)))
        continue
      }
      do throws(Diagnostic) {
        let resource = try await resource(name, url, probe)
        if let finding = brokenPromise(resource, probe) { findings.append(finding) }
        resources.append(resource)
      } catch {
        findings.append(error)
      }
    }
    return (resources, findings)
  }

  /// Whether the words name a file: as a whole word, and with an ending or in quotes, since ordinary words
  /// are no file names.
  private static func isNamed(_ name: String, in text: String) -> Bool {
    if !name.contains(".") && !name.contains("/") {
      return ["\"", "'", "`"].contains { text.contains($0 + name + $0) }
    }
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }
    var rest = text.startIndex..<text.endIndex
    while let range = text.range(of: name, options: .caseInsensitive, range: rest) {
      let before =
        range.lowerBound > text.startIndex
        ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      if !isPart(before), !isPart(after) { return true }
      rest = range.upperBound..<text.endIndex
    }
    return false
  }

  /// A text under a name that promises a medium is no such medium.
  private static func brokenPromise(_ resource: Resource, _ probe: FileProbe) -> Diagnostic? {
    guard resource.modality == .text, let promised = probe.promise(resource.name), promised.isMedia
    else { return nil }
    return Diagnostic(
      .fileWrongKind,
      "\(resource.name) is a text, though its name promises \(promised == .audio ? "a sound" : promised == .image ? "a picture" : "a \(promised)").",
      hint: "Give the file that is meant, or give this one its right name.")
  }
}
