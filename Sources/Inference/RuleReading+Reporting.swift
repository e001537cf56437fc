import Flow

extension RuleReading {
  /// Every given file that no step takes is told.
  mutating func reportUnusedFiles() {
    for value in draft.values where value.isGiven && value.uses == 0 {
      guard let resource = value.resource, value.reference == nil else { continue }
      diagnostics.append(
        Diagnostic(
          .unusedFile, "\(resource.name) is not used: no step of the request takes it.",
          hint: "Say what to do with it, or leave it out."))
    }
  }

  /// Every word that carries meaning and found no place is told.
  mutating func reportUnplaced() {
    for run in unplacedRuns() {
      diagnostics.append(finding(forUnplaced: run))
    }
  }

  func unplacedRuns() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in request.lexemes.indices where isUnplaced(index) {
      if let last = runs.last,
        request.lexemes[last.upperBound..<index].indices.allSatisfy(isFiller),
        index - last.upperBound <= 3
      {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private func isUnplaced(_ index: Int) -> Bool {
    guard !used.contains(index), !isExcess(index), !isInFileName(index), !isRemark(index)
    else { return false }
    if case .format = request[index].kind { return true }
    if request[index].file != nil || EnglishGrammar.manners.contains(request[index].word) {
      return false
    }
    return !isFiller(index)
  }

  /// "the sign in sign.jpg" names the file once more.
  private func isInFileName(_ index: Int) -> Bool {
    draft.values.contains {
      $0.uses > 0 && $0.resource != nil && $0.stems.contains(request[index].stem)
    }
  }

  /// "mask.png marks the stain" only tells of a file that a step takes.
  private func isRemark(_ index: Int) -> Bool {
    guard let remark = remarks.first(where: { $0.contains(index) }) else { return false }
    return remark.compactMap { request[$0].file }.allSatisfy { name in
      draft.values.contains { $0.resource?.name == name && $0.uses > 0 }
    }
  }

  /// "the photo is too bright" gives a reason and asks for nothing.
  private func isExcess(_ index: Int) -> Bool {
    request[index].isWord && index > 0 && request[index - 1].word == "too"
  }
}
