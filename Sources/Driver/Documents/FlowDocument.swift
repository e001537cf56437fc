import Comfy
import Flow
import Foundation
import Library
import Notation
import OrderedJSON

/// A file with flows in hand: its content, where it came from, and which of its flows is meant.
public struct FlowDocument: Sendable {
  /// What the file holds.
  public private(set) var file: SourceFile
  /// The form in which the file holds its flows.
  public private(set) var form: FlowForm
  /// What the file is called in findings; nil for a flow that has no file.
  public let name: String?
  /// Where the file is; nil for a flow that has none, such as one from standard input.
  public let url: URL?
  /// What is wrong with the file itself.
  public let findings: [Diagnostic]
  /// What a workflow or a prompt said exactly; nil for texts.
  let original: Original?
  /// Which of the file's flows is meant, counted from 0; nil when it has none.
  public private(set) var flowIndex: Int?
  /// The file's own bytes and where the flows stand in them; nil for what is no text.
  private let written: (bytes: [UInt8], map: SourceMap)?

  /// What ComfyUI's own formats hold.
  struct Original: Sendable {
    var workflow: Workflow?
    var prompt: Prompt?
    /// The workflow as it was saved, where the file is one.
    var json: JSON?
  }

  /// The document of a text of A-Language or of a published program.
  public init(bytes: [UInt8], name: String? = nil, url: URL? = nil) {
    let parsed: ParsedFile
    if let notation = FlowNotation.detected(in: bytes) {
      form = .text(notation)
      parsed = notation.parse(bytes: bytes)
    } else if PublishedProgram.isLikely(bytes: bytes) {
      form = .published
      parsed = PublishedProgram.parse(bytes: bytes)
    } else {
      form = .text(.dataflow)
      parsed = Dataflow.parse(bytes: bytes)
    }
    self.name = name
    self.url = url
    file = parsed.file
    findings = parsed.diagnostics
    written = (bytes, parsed.map)
    original = nil
    flowIndex = FlowDocument.usual(among: parsed.file.flows)
  }

  /// The document of flows that were read from a form that no one writes by hand.
  init(
    _ file: SourceFile, form: FlowForm, original: Original, name: String?, url: URL?,
    findings: [Diagnostic]
  ) {
    self.file = file
    self.form = form
    self.original = original
    self.name = name.map { "\($0), as a flow" }
    self.url = url
    written = nil
    let index = FlowDocument.usual(among: file.flows)
    flowIndex = index
    self.findings = FlowDocument.located(findings, flow: index) {
      Dataflow.parse(Dataflow.print(file.withoutLayout)).map
    }
  }

  /// The text that spans count in: the file's own, or the flows of a workflow as A-Language.
  public var text: String {
    written.map { String(decoding: $0.bytes, as: UTF8.self) } ?? Dataflow.print(file.withoutLayout)
  }

  /// The document of one flow, in canonical form.
  public init(_ flow: Flow) {
    self.init(bytes: Array(Dataflow.print(flow).utf8))
  }

  /// The flow that is meant: the one chosen by name, else the one without a name, else the last.
  public var flow: Flow? {
    flowIndex.map { file.flows[$0] }
  }

  /// The folder that the file is in.
  public var folder: URL? { url?.deletingLastPathComponent() }

  /// The other flows, which the one that is meant may use as functions.
  public var otherFlows: [Flow] {
    file.flows.enumerated().filter { $0.offset != flowIndex }.map(\.element)
  }

  /// What the file declares beside its flows, as a library.
  public var library: Library { Library(file: file) }

  /// Means the flow of that name.
  ///
  /// - Throws: A finding with near names when the file has no such flow.
  public mutating func choose(_ name: String) throws(Diagnostic) {
    guard let index = file.flows.firstIndex(where: { $0.name == name }) else {
      let names = file.flows.compactMap(\.name)
      throw Diagnostic(
        .unknownFunction, "The file has no flow named \(name).",
        hint: NearNames.question(NearNames.of(name, in: names))
          ?? (names.isEmpty ? nil : "It has \(names.joined(separator: ", "))."))
    }
    flowIndex = index
  }

  /// Means each of the file's flows in turn.
  public var eachFlow: [FlowDocument] { file.flows.indices.map(meaning) }

  /// This document with another of its flows meant.
  func meaning(_ index: Int?) -> FlowDocument {
    var document = self
    document.flowIndex = index
    return document
  }

  /// This document with another flow in place of the one that is meant, in canonical form.
  ///
  /// The notation stays; what was no text of A-Language becomes one in the dataflow notation.
  public func replacing(with flow: Flow) -> FlowDocument {
    guard let flowIndex else { return self }
    var items = file.items
    var position = 0
    for index in items.indices {
      guard case .flow = items[index].content else { continue }
      if position == flowIndex { items[index].content = .flow(flow) }
      position += 1
    }
    var document = FlowDocument(
      bytes: Array(notation.print(SourceFile(items)).utf8), name: name, url: url)
    document.flowIndex = flowIndex
    return document
  }

  /// The notation in which the document is written, or would be.
  public var notation: FlowNotation {
    if case .text(let notation) = form { notation } else { .dataflow }
  }

  /// The file in canonical form.
  public func formatted(as notation: FlowNotation? = nil) -> String {
    (notation ?? self.notation).print(file)
  }

  /// Findings about the flow that is meant, with the places in the text filled in.
  public func located(_ findings: [Diagnostic]) -> [Diagnostic] {
    FlowDocument.located(findings, flow: flowIndex) { written?.map ?? Dataflow.parse(text).map }
  }

  /// Findings with the places in a text filled in, which is made only where one has a place.
  private static func located(
    _ findings: [Diagnostic], flow: Int?, _ map: () -> SourceMap
  ) -> [Diagnostic] {
    guard let flow, findings.contains(where: { $0.span == nil && $0.place != nil }) else {
      return findings
    }
    return map().located(findings, flow: flow)
  }

  private static func usual(among flows: [Flow]) -> Int? {
    flows.firstIndex { $0.name == nil } ?? (flows.isEmpty ? nil : flows.count - 1)
  }
}

extension SourceFile {
  /// The file without what says where an editor draws nodes.
  var withoutLayout: SourceFile {
    var items = items
    for index in items.indices {
      guard case .flow(var flow) = items[index].content else { continue }
      for node in flow.nodes.indices where !flow.nodes[node].attributes.isEmpty {
        flow.nodes[node].attributes = flow.nodes[node].attributes.without(.at, .size, .color)
      }
      items[index].content = .flow(flow)
    }
    return SourceFile(items)
  }
}
