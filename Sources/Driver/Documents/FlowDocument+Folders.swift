import Flow
import Foundation
import Running

extension FlowDocument {
  /// This document with the folders that its files were found in, as seen from a folder that it is to
  /// be written into.
  ///
  /// With them the flow finds its files wherever it is run from.
  func addingFolders(
    for files: FileResolution, seenFrom folder: URL, _ catalogue: (FlowDocument) -> Catalogue
  ) -> FlowDocument {
    guard var flow else { return self }
    let start = FlowDocument.realPath(folder.path)
    // Folders named relative to the old place of the file mean nothing at the new one.
    flow.folders = flow.folders.filter { $0.hasPrefix("/") }
    for name in flow.filesRead(catalogue(self)) where !name.hasPrefix("/") {
      guard case .found(let url) = files.resolve(name) else { continue }
      let base =
        PathName.base(of: url.path, named: name) ?? url.deletingLastPathComponent().path
      let relative = FlowDocument.relative(FlowDocument.realPath(base), from: start)
      if relative != ".", !flow.folders.contains(relative) { flow.folders.append(relative) }
    }
    return flow == self.flow ? self : replacing(with: flow)
  }

  /// The path with links resolved, so that `..` leads where it seems to.
  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The way from one absolute folder to another.
  static func relative(_ path: String, from start: String) -> String {
    let there = path.split(separator: "/")
    let here = start.split(separator: "/")
    let shared = zip(there, here).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: here.count - shared) + there[shared...].map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}

extension Flow {
  /// The names of the files that the flow reads, in order, each once.
  func filesRead(_ catalogue: Catalogue) -> [String] {
    var names: [String] = []
    func add(_ value: Value) {
      switch value {
      case .text(let name): if !names.contains(name) { names.append(name) }
      case .list(let values): values.forEach(add)
      default: break
      }
    }
    for node in nodes {
      guard let signature = catalogue[node.function], !signature.isOutput else { continue }
      for argument in node.arguments
      where signature.port(argument.port)?.type.element == .file {
        if case .value(let value) = argument.source { add(value) }
      }
    }
    return names
  }
}
