import Targets

extension PrimitiveCall {
  /// The text of the ports `text`, `position`, `size` and `color` as it stands on a picture.
  ///
  /// - Throws: A finding when there is nothing to write or the colour is none.
  func caption(_ size: PixelSize) throws -> TextScript.Piece {
    let words = text("text") ?? ""
    guard words.contains(where: { !$0.isWhitespace }) else {
      throw finding("There are no words to write.", hint: "Give the text that shall be seen.")
    }
    let place = Placement(text("position"))
    let side = max(2, size.width / 24)
    let margin = max(2, size.height / 18)
    let atSide = place.across != 0.5
    let box = PixelSize(
      max(8, (size.width - 2 * side) * (atSide ? 62 : 100) / 100),
      max(8, (size.height - 2 * margin) * 9 / 10))
    let wish = min(Double(size.height) / 11, Double(size.width) / 13)
    let height = number("size") ?? TextScript.fittingSize(words, wish: max(9, wish), box: box)
    let inner = size.width - 2 * side - box.width
    return TextScript.Piece(
      text: TextScript.breakable(words, size: height, width: Double(box.width)), size: height,
      color: try color(default: "white"), placement: place,
      sides: (
        side + (place.across == 1 ? max(0, inner) : 0),
        side + (place.across == 0 ? max(0, inner) : 0)
      ), margin: margin)
  }
}
