import Flow
import OrderedJSON

extension NodeInput {
  /// The input as a port of a flow's function.
  ///
  /// A default that flows cannot hold counts as none. An optional input without default takes `none`.
  var port: Port {
    let literal = literalType
    let isNumeric = literal == .modality(.number)
    let type = portType
    return Port(
      name, type, literal: literal == type ? nil : literal, isWhole: isWhole,
      range: isNumeric ? range : nil, step: isNumeric ? step : nil,
      choices: namesFiles ? [] : (choices ?? []).compactMap { $0.string.map { Port.Choice($0) } },
      defaultValue: defaultValue.flatMap { try? Value(json: $0) } ?? (isRequired ? nil : Value.none)
    )
  }

  /// Whether its options are files that someone put on the server.
  ///
  /// A server takes other names than those it lists, such as one of a sub-folder, and looks for the file
  /// itself.
  public var namesFiles: Bool {
    ["image_upload", "video_upload", "audio_upload", "upload"].contains { has($0) }
  }

  /// The numbers that the server allows; an end that it leaves open reaches as far as flows do.
  private var range: ValueRange? {
    guard minimum != nil || maximum != nil else { return nil }
    let lower = minimum ?? (isWhole ? Number(Int.min) : Number(-Double.greatestFiniteMagnitude))
    let upper =
      maximum ?? (isWhole ? Number(unsigned: .max) : Number(Double.greatestFiniteMagnitude))
    // A server that allows nothing means something else by it.
    return lower.double <= upper.double ? ValueRange(lower, upper) : nil
  }
}
