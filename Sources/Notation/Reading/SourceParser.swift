import Flow

/// Reads a file in any of the notations.
///
/// What a file declares beside flows is spelled alike in all of them and is read here; how the steps
/// of a flow are read is each notation's own. After a mistake reading goes on with the next piece that
/// can be made out, so that one reading tells as many mistakes as there are.
struct SourceParser {
  typealias Failure = TokenCursor.Failure

  let notation: FlowNotation
  var cursor: TokenCursor
  var items: [SourceFile.Item] = []
  var ranges: [SourceMap.ItemRanges] = []
  /// The statements that are being read.
  var body = FlowBody()
  /// The bare statements of the file, while others are being read.
  var anonymous: FlowBody?
  var anonymousDocumentation: [String] = []
  /// Which item the bare statements are.
  var anonymousItem: Int?
  /// Folders named before the flow that they are for.
  var folders: [String] = []
  /// What stood above something that keeps nothing for itself, for what follows it.
  var carried: LeadingTrivia?
  /// Whether braces enclose records where reading is, and no steps of a flow.
  var bracesAreRecords = false
  /// How many records are open around the current token.
  var openRecords = 0
  /// Whether a plain name means a parameter of the flow where reading is.
  var namesAreParameters = false
  /// How many more tokens may be looked through for names that are taken.
  var namesToSearch: Int

  init(_ cursor: TokenCursor, _ notation: FlowNotation) {
    self.cursor = cursor
    self.notation = notation
    namesToSearch = cursor.tokens.count * 4
  }

  /// Reads the whole file.
  mutating func file() -> ParsedFile {
    while true {
      var trivia = allLeadingTrivia()
      guard cursor.kind != .end else {
        finish(&trivia)
        break
      }
      let index = cursor.index
      if !declaration(&trivia) {
        bareStatements(trivia)
      }
      if cursor.index == index { cursor.advance() }
    }
    let flows = items.indices.filter { index in
      if case .flow = items[index].content { true } else { false }
    }
    reportDuplicates()
    setOffBlocks()
    let map = SourceMap(
      text: cursor.text, items: ranges, flows: flows, unreadable: cursor.unreadable)
    return ParsedFile(file: SourceFile(items), diagnostics: diagnostics(), map: map)
  }

  /// Reads bare statements up to the next declaration.
  private mutating func bareStatements(_ trivia: LeadingTrivia) {
    guard cursor.kind != .rightBrace else {
      cursor.report(.syntax, "This `}` closes nothing.", at: cursor.current.range)
      cursor.advance()
      return
    }
    var trivia = trivia
    if let anonymous {
      body = anonymous
    } else {
      body = startAnonymous(&trivia)
      trivia.hasBlankLine = false
      if notation == .declarative {
        // The line `functions` is the head of a flow without a name.
        body.attributes += trivia.allAttributes
        items[items.count - 1].comments.leading = trivia.comments
        trivia = LeadingTrivia()
      }
    }
    // A second owner would make the first change copy all of it.
    anonymous = nil
    body.folders += folders
    folders = []
    while true {
      let index = cursor.index
      bareStatement(trivia)
      if cursor.index == index { cursor.advance() }
      trivia = allLeadingTrivia()
      if cursor.kind == .end || cursor.kind == .rightBrace || isAtDeclaration
        || misspeltKeyword != nil
      {
        break
      }
    }
    carried = trivia
    anonymous = body
    body = FlowBody()
  }

  private mutating func bareStatement(_ above: LeadingTrivia) {
    var trivia = above
    trivia.mergeAll()
    if isAtEndMark {
      body.closingComments += trivia.comments
      let trailing = endMark()
      if let anonymousItem { items[anonymousItem].comments.trailing = trailing }
    } else {
      if body.nodes.isEmpty, body.returns.isEmpty { trivia.hasBlankLine = false }
      statement(trivia)
    }
  }

  private mutating func startAnonymous(_ trivia: inout LeadingTrivia) -> FlowBody {
    addDetached(&trivia)
    anonymousItem = items.count
    anonymousDocumentation = trivia.documentation
    items.append(SourceFile.Item(.flow(Flow())))
    ranges.append(SourceMap.ItemRanges(name: cursor.foundRange))
    var body = FlowBody(name: cursor.foundRange, firstToken: 0)
    body.attributes = trivia.settledAttributes
    trivia.documentation = []
    trivia.settledAttributes = []
    return body
  }

  private mutating func finish(_ trivia: inout LeadingTrivia) {
    if !folders.isEmpty, anonymous == nil {
      anonymous = startAnonymous(&trivia)
    }
    reject(attributesOf: &trivia)
    if let statements = anonymous, let index = anonymousItem {
      body = statements
      body.folders += folders
      if notation == .dataflow, index == items.count - 1 {
        trivia.mergeAll()
        body.closingComments = trivia.comments
        trivia.comments = []
      }
      finishBody()
      items[index].content = .flow(
        body.flow(
          name: nil, documentation: anonymousDocumentation.joined(separator: "\n"), parameters: [],
          outputs: []))
      ranges[index] = body.ranges
    }
    addDetached(&trivia)
    trivia.mergeAll()
    if !trivia.comments.isEmpty { add(.comments(trivia.comments), LeadingTrivia()) }
  }

  /// Adds comments that stand apart as items of their own.
  mutating func addDetached(_ trivia: inout LeadingTrivia) {
    for comments in trivia.detached { add(.comments(comments), LeadingTrivia()) }
    trivia.detached = []
  }

  /// Adds an item, with the place of its name.
  mutating func add(
    _ content: SourceFile.Content, _ trivia: LeadingTrivia, trailing: String? = nil,
    at itemRanges: SourceMap.ItemRanges? = nil
  ) {
    let comments = Comments(
      leading: trivia.comments, trailing: trailing, blankLineBefore: trivia.hasBlankLine)
    items.append(SourceFile.Item(content, comments: comments))
    ranges.append(itemRanges ?? SourceMap.ItemRanges(name: cursor.foundRange))
  }

  /// Sets off the items that always are, as printing does, so that both agree on what a file is.
  private mutating func setOffBlocks() {
    for index in items.indices {
      items[index].comments.blankLineBefore = SourceFile.isSetOff(items, at: index)
    }
  }
}

extension SourceFile {
  /// Whether an empty line stands before an item: where one is wanted, and around blocks.
  static func isSetOff(_ items: [Item], at index: Int) -> Bool {
    guard index > 0 else { return false }
    let item = items[index]
    return item.comments.blankLineBefore || item.isBlock || items[index - 1].isBlock
  }
}

extension SourceFile.Item {
  /// Whether empty lines set it off from its neighbours.
  fileprivate var isBlock: Bool {
    switch content {
    case .flow, .comments: true
    case .realization(let realization): realization.body != nil
    case .function, .modality, .wording: false
    }
  }
}
