import Flow

/// An edit of a flow as scripts see it.
public struct EditReport: Encodable, Sendable {
  private let report: FlowEditReport

  /// The edit of that report.
  public init(_ report: FlowEditReport) {
    self.report = report
  }

  /// An edit by itself, without what was there before.
  public init(_ edit: FlowEdit) {
    report = FlowEditReport(edit)
  }

  /// Writes the edit as one object, its fields in the report's order.
  public func encode(to encoder: any Encoder) throws {
    try Record(report.record).encode(to: encoder)
  }

  /// A value of a report: a text, a whole number, a list or a record.
  private struct Record: Encodable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }

    private struct Key: CodingKey {
      let stringValue: String
      let intValue: Int? = nil

      init(stringValue: String) { self.stringValue = stringValue }

      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      switch value {
      case .record(let fields):
        var container = encoder.container(keyedBy: Key.self)
        for field in fields {
          try container.encode(Record(field.value), forKey: Key(stringValue: field.name))
        }
      case .list(let values): try values.map(Record.init).encode(to: encoder)
      case .boolean(let value): try value.encode(to: encoder)
      case .number(let number) where number.integer != nil:
        try number.integer.encode(to: encoder)
      case .text(let text): try text.encode(to: encoder)
      case .number, .quantity, .none: try value.description.encode(to: encoder)
      }
    }
  }
}
