/// What the reader stumbled over, before its line and column are counted.
struct JSONFault: Error {
  var message: String
  var offset: Int
}
