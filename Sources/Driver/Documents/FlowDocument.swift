import Flow
import Foundation
import Library
import Notation

/// A file of A-Language in hand: its content, where it came from, and which of its flows is meant.
public struct FlowDocument: Sendable {
  /// What the file holds.
  public private(set) var file: SourceFile
  /// The text that spans count in.
  public private(set) var text: String
  /// What the file is called in findings; nil for a flow that has no file.
  public let name: String?
  /// Where the file is; nil for a flow that has none, such as one from standard input.
  public let url: URL?
  /// What is wrong with the text.
  public let findings: [Diagnostic]
  /// Which of the file's flows is meant, counted from 0; nil when it has none.
  public private(set) var flowIndex: Int?
  private var map: SourceMap

  /// The document of that content.
  public init(bytes: [UInt8], name: String? = nil, url: URL? = nil) {
    let parsed = Dataflow.parse(bytes: bytes)
    self.name = name
    self.url = url
    text = String(decoding: bytes, as: UTF8.self)
    file = parsed.file
    findings = parsed.diagnostics
    map = parsed.map
    flowIndex = FlowDocument.usual(among: parsed.file.flows)
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
      bytes: Array(Dataflow.print(SourceFile(items)).utf8), name: name, url: url)
    document.flowIndex = flowIndex
    return document
  }

  /// The file in canonical form.
  public var formatted: String { Dataflow.print(file) }

  /// Findings about the flow that is meant, with the places in the text filled in.
  public func located(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard let flowIndex else { return findings }
    return map.located(findings, flow: flowIndex)
  }

  private static func usual(among flows: [Flow]) -> Int? {
    flows.firstIndex { $0.name == nil } ?? (flows.isEmpty ? nil : flows.count - 1)
  }
}
