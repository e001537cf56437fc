import OrderedJSON

extension ServerMessage {
  /// The message in a binary frame; unknown kinds and damaged ones are of no interest.
  init(binary: [UInt8]) {
    self = Self.read(binary) ?? .other
  }

  private static func read(_ bytes: [UInt8]) -> ServerMessage? {
    guard let kind = number(bytes, 0) else { return nil }
    switch kind {
    case 1:
      guard let code = number(bytes, 4), let format = format(code) else { return nil }
      return .event(.preview(node: nil, format: format, bytes: Array(bytes[8...])), prompt: nil)
    case 3:
      return text(bytes)
    case 4:
      guard let length = number(bytes, 4), length <= bytes.count - 8,
        let facts = try? JSON(parsing: Array(bytes[8..<8 + length]))
      else { return nil }
      let picture = Array(bytes[(8 + length)...])
      let isPNG = facts["image_type"]?.string == "image/png" || picture.starts(with: signature)
      return .event(
        .preview(
          node: facts["display_node_id"]?.string ?? facts["node_id"]?.string,
          format: isPNG ? .png : .jpeg, bytes: picture),
        prompt: facts["prompt_id"]?.string)
    default:
      return nil
    }
  }

  // The length counts the node's id; the text is whatever follows.
  private static func text(_ bytes: [UInt8]) -> ServerMessage? {
    guard let length = number(bytes, 4), length <= bytes.count - 8 else { return nil }
    let node = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    let said = String(decoding: bytes[(8 + length)...], as: UTF8.self)
    return .event(.text(node: node, said), prompt: nil)
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

  private static func format(_ code: Int) -> ServerEvent.PictureFormat? {
    switch code {
    case 1: .jpeg
    case 2: .png
    default: nil
    }
  }

  private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard bytes.count >= start + 4 else { return nil }
    return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
