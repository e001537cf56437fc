import Flow
import Foundation
import Notation

/// The functions, realizations and words that a user keeps as files in the folder `library` of the home.
///
/// All files whose names end in `.anyflow` are read, in the order of their names. To remove a function,
/// delete its file.
public struct UserLibrary: Sendable {
  /// The folder; it need not be there.
  public let folder: URL
  /// What the files declare.
  public private(set) var library = Library()
  /// What is wrong with files, which are left out then, and which functions replace others.
  public private(set) var findings: [Diagnostic] = []
  /// The file that declares each function.
  public private(set) var origins: [String: URL] = [:]

  /// More bytes than any library file of use has.
  private static let longest = 16 << 20
  /// How many findings of one file are told.
  private static let mostFindings = 3

  /// Reads the user's library in a home.
  ///
  /// - Parameters:
  ///   - home: The folder that `--home` or `ANYFLOW_HOME` name.
  ///   - standard: The library that it is added to, by which it is told what replaces what.
  public init(in home: URL, beside standard: Library = Library()) {
    folder = UserLibrary.folder(in: home)
    for name in names() { read(name, standard) }
    let known = standard.catalogue.merging(library.catalogue)
    for realization in library.realizations where known[realization.function] == nil {
      tellUnknown(realization.function, known)
    }
  }

  /// The folder of a user's library in a home.
  public static func folder(in home: URL) -> URL {
    home.appendingPathComponent("library", isDirectory: true)
  }

  /// The file of that name in the folder.
  public static func file(of function: String, in home: URL) -> URL {
    folder(in: home).appendingPathComponent("\(function).anyflow", isDirectory: false)
  }

  private mutating func names() -> [String] {
    var status = stat()
    // Most homes have no library, and then nothing more is done.
    guard stat(folder.path, &status) == 0 else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      findings.append(
        Diagnostic(
          .fileUnreadable,
          "The folder \(folder.path) cannot be read, so its functions are missing.",
          severity: .warning, hint: "Check that it is a folder, and its permissions."))
      return []
    }
    return names.filter { $0.hasSuffix(".anyflow") && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func read(_ name: String, _ standard: Library) {
    let url = folder.appendingPathComponent(name, isDirectory: false)
    var status = stat()
    guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= UserLibrary.longest,
      let bytes = FileManager.default.contents(atPath: url.path)
    else {
      findings.append(
        Diagnostic(
          .fileUnreadable, "The library file \(url.path) cannot be read, so it is left out.",
          severity: .warning, hint: "Check that it is a file of A-Language, and its permissions."))
      return
    }
    let parsed = (FlowNotation.detected(in: Array(bytes)) ?? .dataflow).parse(bytes: Array(bytes))
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { return tell(errors, in: url) }
    tellReplaced(parsed.file, url, standard)
    library.add(Library(userFile: parsed.file))
  }

  /// Findings with the file and the line in their words, as there is no one text that they are about.
  private mutating func tell(_ errors: [Diagnostic], in url: URL) {
    for (index, error) in errors.prefix(UserLibrary.mostFindings).enumerated() {
      let line = error.span.map { ":\($0.line):\($0.column)" } ?? ""
      let isLast = index == min(errors.count, UserLibrary.mostFindings) - 1
      let more = errors.count - UserLibrary.mostFindings
      var notes = error.notes
      if isLast, more > 0 { notes.append("The file has \(more) more errors.") }
      findings.append(
        Diagnostic(
          error.code, "\(url.path)\(line): \(error.message)", severity: .warning,
          hint: isLast
            ? "The file is left out until it is put right; anyflow check tells all its errors."
            : error.hint,
          notes: notes))
    }
  }

  private mutating func tellReplaced(_ file: SourceFile, _ url: URL, _ standard: Library) {
    let names =
      file.functions.filter { $0.name.target == nil }.map(\.name.name)
      + file.flows.compactMap(\.name)
    for name in names {
      if let earlier = origins[name], earlier != url {
        findings.append(
          Diagnostic(
            .duplicateName,
            "\(url.path) declares \(name), which \(earlier.lastPathComponent) declares too; the later "
              + "file counts.",
            severity: .warning, hint: "Delete one of the two files, or rename its function."))
      } else if origins[name] == nil, standard.catalogue[name] != nil {
        findings.append(
          Diagnostic(
            .duplicateName,
            "\(url.path) replaces \(name), a function of the standard library.",
            severity: .note, hint: "Rename the function in the file to have both."))
      }
      origins[name] = url
    }
  }

  private mutating func tellUnknown(_ function: String, _ known: Catalogue) {
    let near = NearNames.of(function, in: known.signatures.map(\.name.name))
    findings.append(
      Diagnostic(
        .unknownFunction,
        "A file in \(folder.path) says how to do \(function), which is no function.",
        severity: .warning,
        hint: NearNames.question(near) ?? "Declare it in the file, with: function \(function)(...)")
    )
  }
}

extension Library {
  /// The library that a user's file declares.
  ///
  /// Its flows are functions that every target does in the same way, by their nodes.
  fileprivate init(userFile file: SourceFile) {
    self.init(file: file)
    let flows = file.flows.filter { $0.name != nil && !$0.outputs.isEmpty }
    guard !flows.isEmpty else { return }
    add(
      Library(
        realizations: flows.flatMap { flow in
          ["native", "comfy"].map { target in
            Realization(of: flow.name ?? "", on: target, body: flow)
          }
        }))
  }
}
