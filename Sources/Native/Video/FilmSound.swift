/// What a film's sound becomes when its picture is written anew.
enum FilmSound {
  /// It stays as it is.
  case copied
  /// There is none.
  case none
  /// It comes from a label of the filter graph.
  case label(String)
}
