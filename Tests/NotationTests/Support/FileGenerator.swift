import Flow
import Notation

/// Makes random files of all that a file can hold, in the form that reading gives.
struct FileGenerator {
  var flows: FlowGenerator
  private var items: [SourceFile.Item] = []
  private var hasAnonymous = false

  init(seed: UInt64) {
    flows = FlowGenerator(seed: seed)
  }

  /// A file: names are declared once, blocks are set off by empty lines, and comments that stand apart
  /// do not end bare statements.
  mutating func file() -> SourceFile {
    items = []
    hasAnonymous = false
    var functions: Set<FunctionName> = []
    for _ in 0..<(1 + flows.dice.below(5)) {
      switch flows.dice.below(8) {
      case 0...3:
        let flow = flows.flow()
        if let name = flow.name, !functions.insert(FunctionName(name)).inserted { continue }
        add(.flow(flow), trailing: true)
      case 4:
        let signature = flows.signature()
        if functions.insert(signature.name).inserted { add(.function(signature)) }
      case 5: add(.realization(flows.realization()))
      case 6:
        if flows.dice.once(in: 2) {
          let modality = flows.dice.pick(Modality.allCases, else: .text)
          add(.modality(modality, words: ["sound", flows.text()]))
        } else {
          add(.wording(flows.wording()))
        }
      default:
        let lines = [flows.comment()] + flows.comments()
        items.append(SourceFile.Item(.comments(lines)))
      }
    }
    for index in items.indices {
      items[index].comments.blankLineBefore = isSetOff(index)
    }
    return SourceFile(items)
  }

  private mutating func add(_ content: SourceFile.Content, trailing: Bool = true) {
    var comments = Comments(
      leading: flows.comments(), trailing: flows.dice.once(in: 4) ? flows.comment() : nil,
      blankLineBefore: flows.dice.once(in: 3))
    // Comments above bare statements belong to the first of them.
    if case .flow(let flow) = content, flow.name == nil, flows.dice.once(in: 2) {
      comments = Comments()
    }
    items.append(SourceFile.Item(content, comments: comments))
  }

  private func isSetOff(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return items[index].comments.blankLineBefore || isBlock(items[index])
      || isBlock(items[index - 1])
  }

  private func isBlock(_ item: SourceFile.Item) -> Bool {
    switch item.content {
    case .flow, .comments: true
    case .realization(let realization): realization.body != nil
    case .function, .modality, .wording: false
    }
  }
}
