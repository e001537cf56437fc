import OrderedJSON

/// Looks up what files say in their headers, where their names do not tell what they are.
struct HeaderLookup: Sendable {
  /// The families whose conditions say which fields count.
  var families: ModelFamilies
  /// What was looked up before is kept there.
  var cache: ServerCache
  /// How many files are asked about at one time at the most.
  var most = 60
  /// How many answers are waited for at once.
  var width = 8
  /// How long all of it may take.
  var time: Duration = .seconds(2)

  /// The headers of those of the files whose names say nothing; what takes too long is left out.
  func headers(
    of files: [ModelFile], on server: some ServerFacts
  ) async -> [ModelFile: [String: String]] {
    var fields: [String: Set<String>] = [:]
    for folder in Set(files.map(\.folder)) { fields[folder] = families.headerFields(in: folder) }
    let unnamed = files.filter { file in
      fields[file.folder]?.isEmpty == false && file.baseName.lowercased().hasSuffix(".safetensors")
        && families.family(of: file) == nil
    }
    guard !unnamed.isEmpty else { return [:] }
    var known = cache.headers()
    let unknown = unnamed.filter { known[$0.description] == nil }
    let found = await ask(Array(unknown.prefix(most)), fields: fields, on: server)
    if !found.isEmpty {
      for (file, header) in found { known.updateValue(header, forKey: file.description) }
      // A cache that cannot be written costs time, nothing else.
      try? cache.store(headers: known)
    }
    var result: [ModelFile: [String: String]] = [:]
    for file in unnamed {
      if let header = known[file.description] { result[file] = header }
    }
    return result
  }

  private enum Answer: Sendable {
    case header(ModelFile, [String: String]?)
    case failed
    case timeIsUp
  }

  private func ask(
    _ files: [ModelFile], fields: [String: Set<String>], on server: some ServerFacts
  ) async -> [(ModelFile, [String: String]?)] {
    guard !files.isEmpty else { return [] }
    return await withTaskGroup(of: Answer.self) { group in
      group.addTask {
        try? await Task.sleep(for: time)
        return .timeIsUp
      }
      var waiting = files.makeIterator()
      var open = 0
      func askNext() {
        guard let file = waiting.next() else { return }
        open += 1
        let wanted = fields[file.folder] ?? []
        group.addTask {
          do {
            let json = try await server.viewMetadata(folder: file.folder, file: file.name)
            return .header(file, HeaderLookup.header(json, fields: wanted))
          } catch {
            return .failed
          }
        }
      }
      for _ in 0..<width { askNext() }
      var found: [(ModelFile, [String: String]?)] = []
      while open > 0, let answer = await group.next() {
        switch answer {
        case .header(let file, let header): found.append((file, header))
        case .failed: break
        case .timeIsUp:
          group.cancelAll()
          return found
        }
        open -= 1
        askNext()
      }
      group.cancelAll()
      return found
    }
  }

  private static func header(_ json: JSON?, fields: Set<String>) -> [String: String]? {
    guard let object = json?.object else { return nil }
    var header: [String: String] = [:]
    for field in fields { header[field] = object[field]?.string }
    return header.isEmpty ? nil : header
  }
}
