/// Flows that the tests of several commands use.
enum Flows {
  /// One picture, made brighter.
  static let brighter = """
    // What a fine day.
    photo = load_image(file: "photo.png")
    day = brighten_image(photo, amount: 30 %)
    return day

    """

  /// A flow with a parameter of its own, used by another.
  static let two = """
    flow lighter(by: number[%] in 0...100 = 30 %) -> image {
      photo = load_image(file: "photo.png")
      day = brighten_image(photo, amount: by)
      return day
    }

    flow twice() -> image {
      once = lighter(by: 10 %)
      again = brighten_image(once, amount: 20 %)
      return again
    }

    """
}
