import Flow

/// Reads the dataflow notation.
///
/// After a mistake it goes on with the next piece that it can make out, so that one reading tells as
/// many mistakes as there are.
struct DataflowParser {
  typealias Failure = TokenCursor.Failure

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
  /// What stood above a `files from` line, for what follows it.
  var carried = LeadingTrivia()

  init(_ cursor: TokenCursor) {
    self.cursor = cursor
  }

  /// Reads the whole file.
  mutating func file() -> ParsedFile {
    while true {
      var trivia = leadingTrivia()
      trivia.prepend(carried)
      carried = LeadingTrivia()
      guard cursor.kind != .end else {
        finish(trivia)
        break
      }
      let index = cursor.index
      cursor.openBrackets = 0
      if !declaration(&trivia) {
        bareStatement(trivia)
      }
      if cursor.index == index { cursor.advance() }
    }
    let flows = items.indices.filter { index in
      if case .flow = items[index].content { true } else { false }
    }
    reportDuplicates()
    return ParsedFile(
      file: SourceFile(items), diagnostics: diagnostics(),
      map: SourceMap(text: cursor.text, items: ranges, flows: flows))
  }

  private mutating func bareStatement(_ trivia: LeadingTrivia) {
    guard cursor.kind != .rightBrace else {
      cursor.report(.syntax, "This `}` closes nothing.", at: cursor.current.range)
      cursor.advance()
      return
    }
    var trivia = trivia
    if let anonymous {
      body = anonymous
      trivia.mergeAll()
    } else {
      body = startAnonymous(&trivia)
      trivia.hasBlankLine = false
    }
    anonymous = nil
    body.folders += folders
    folders = []
    statement(trivia)
    anonymous = body
    // A second owner would make the next statement copy all before it.
    body = FlowBody()
  }

  private mutating func startAnonymous(_ trivia: inout LeadingTrivia) -> FlowBody {
    addDetached(&trivia)
    anonymousItem = items.count
    anonymousDocumentation = trivia.documentation
    trivia.documentation = []
    items.append(SourceFile.Item(.flow(Flow())))
    ranges.append(SourceMap.ItemRanges(name: cursor.foundRange))
    return FlowBody(name: cursor.foundRange, firstToken: 0)
  }

  private mutating func finish(_ trivia: LeadingTrivia) {
    var trivia = trivia
    if !folders.isEmpty, anonymous == nil {
      anonymous = startAnonymous(&trivia)
    }
    if let statements = anonymous, let index = anonymousItem {
      body = statements
      body.folders += folders
      let isLast = index == items.count - 1
      if isLast {
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
}
