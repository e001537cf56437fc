import Flow
import Targets

/// A primitive that changes one picture by filters alone.
struct FilteredImage: NativePrimitive {
  let name: String
  private let check: @Sendable ([String: Value]) -> Refusal?
  private let filter: FilterMaker

  /// Makes the filter from a call and the size of the picture that it is for.
  typealias FilterMaker = @Sendable (PrimitiveCall, PixelSize) throws -> PictureFilter

  /// A primitive of that name.
  init(
    _ name: String, refusal: @escaping @Sendable ([String: Value]) -> Refusal? = { _ in nil },
    filter: @escaping FilterMaker
  ) {
    self.name = name
    self.check = refusal
    self.filter = filter
  }

  func refusal(_ arguments: [String: Value]) -> Refusal? { check(arguments) }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let image = try call.media("image")
    let size = try await call.size(of: image)
    let filter = try self.filter(call, size)
    // Some of ffmpeg's filters break on a few pixels; they work on an enlarged picture instead.
    guard size.shortest < FilteredImage.smallest, filter.size == size else {
      return ["image": try await call.filtered(image, by: filter)]
    }
    let work = size.scaled(
      by: (Double(FilteredImage.smallest) / Double(size.shortest)).rounded(.up))
    var enlarged = try self.filter(call, work)
    enlarged.chain =
      "scale=\(work.width):\(work.height):flags=neighbor,\(enlarged.chain),"
      + "scale=\(size.width):\(size.height):flags=area"
    enlarged.size = size
    return ["image": try await call.filtered(image, by: enlarged)]
  }

  /// The fewest pixels on a side that every filter can work on.
  private static let smallest = 16
}

extension PrimitiveCall {
  /// A picture changed by a filter, as a new picture in the step's folder.
  ///
  /// - Throws: A finding with ffmpeg's own words as a note; a cancellation.
  func filtered(
    _ image: Medium, by filter: PictureFilter, to name: String = "image.png"
  ) async throws -> Artifact {
    let input = try link(image, as: "picture")
    let hasAlpha = try await hasAlpha(image)
    let keepsAlpha = filter.addsAlpha || (hasAlpha && filter.transparency != .ends)
    try await ffmpeg(
      ["-i", input, "-filter_complex", filter.graph(hasAlpha: hasAlpha), "-map", "[out]"]
        + Encoding.png(keepsAlpha ? "rgba" : "rgb24") + [name])
    return self.image(name, filter.size)
  }
}
