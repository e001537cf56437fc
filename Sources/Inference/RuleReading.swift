import Checking
import Flow
import Library

/// One reading of one request by rules: the state that clauses add to, one after the other.
struct RuleReading {
  var request: RequestText
  let library: Library
  var mentions: MentionReader
  /// What can be heard, by its words.
  let audible: [[String]]
  let conversions: ConversionSearch
  let roles: Roles
  var draft = FlowDraft()
  /// The pieces of the request that have found their place.
  var used: Set<Int> = []
  /// The place of the latest result among the draft's values.
  var current: Int?
  /// Several things that the latest step is about, each by itself.
  var focus: [Int] = []
  /// Functions that fulfil a purpose of their own, such as saving, have been asked for these values.
  var saved: Set<Int> = []
  /// The steps that the words asked for, in order.
  var steps: [BoundStep] = []
  /// Clauses that only tell something of a file.
  var remarks: [Range<Int>] = []
  /// Clauses that only say what the steps after them come to.
  var headings: [Range<Int>] = []
  /// Sounds that were taken out of films unasked, with the films, by their places among the values.
  var takenSounds: [Int: Int] = [:]
  /// How loud the words want single tracks, by their places among the values.
  var levels: [Int: Value] = [:]
  var diagnostics: [Diagnostic] = []
  var trace: [InferenceStep] = []
  /// What the words say is not wanted, and a step may take.
  var negations: [Negation] = []
  /// Clauses that only say how large, how long or how fast something is to be.
  var asides: [Range<Int>] = []
  /// The models that the words name.
  var models: [String] = []
  /// Two models that are to be merged, until something is made with them.
  var modelMerge: ModelMerge?
  /// Texts behind "negative:", for the steps that take one.
  var negativePrompts: [String] = []
  /// Bounds requests within requests.
  var depth = 0

  init(_ input: InferenceRequest, library: Library) {
    let names = (input.resources + input.nearbyFiles).map(\.name)
    request = RequestText(input.text, files: names)
    self.library = library
    roles = Roles(library.catalogue)
    let heard = roles.maker(of: .audio)
    audible =
      heard?.ports.first.map {
        library.vocabulary.words(for: $0, of: heard?.name.name ?? "")
      } ?? []
    mentions = MentionReader(request, vocabulary: library.vocabulary, audible: audible)
    conversions = ConversionSearch(catalogue: library.catalogue)
    addFiles(input)
  }

  /// The words still without a place in a stretch.
  func free(_ range: Range<Int>) -> [Int] { range.filter { !used.contains($0) } }

  var fit: SlotFit {
    SlotFit(
      request: request, mentions: mentions, catalogue: library.catalogue, draft: draft, used: used)
  }

  var selection: ComponentSelection {
    ComponentSelection(request: request, library: library, fit: fit)
  }

  func signature(_ name: String) -> Signature? { library.catalogue[name] }

  /// Notes what was taken for granted.
  mutating func assume(_ message: String, at node: String? = nil) {
    let finding = Diagnostic(.assumption, message, at: node.map { .node($0) })
    if !diagnostics.contains(finding) { diagnostics.append(finding) }
  }

  private mutating func addFiles(_ input: InferenceRequest) {
    let named = Set(request.lexemes.compactMap(\.file))
    for resource in input.resources {
      _ = draft.add(masked(resource), stems: stems(ofFile: resource.name), isGiven: true)
    }
    for resource in input.nearbyFiles where named.contains(resource.name) {
      guard !input.resources.contains(where: { $0.name == resource.name }) else { continue }
      _ = draft.add(masked(resource), stems: stems(ofFile: resource.name), isGiven: false)
    }
  }

  /// A picture whose name says that it is a mask is one.
  private func masked(_ resource: Resource) -> Resource {
    guard resource.modality == .image, stems(ofFile: resource.name).contains(Stem.of("mask")) else {
      return resource
    }
    var mask = resource
    mask.modality = .mask
    return mask
  }

  /// The words in a file's name.
  func stems(ofFile name: String) -> Set<String> {
    Set(FileNames.stem(name).split { !$0.isLetter }.filter { $0.count > 2 }.map { Stem.of($0) })
  }
}
