import Flow
import Foundation
import Targets

/// Blends two pictures into one scene.
///
/// Both come to one size and towards one light; then a soft map says which of the two is seen
/// where, and they are joined band by band, so that no seam is seen and nothing shines through as
/// in a dissolve.
struct MergeImages: NativePrimitive {
  let name = "merge_images"

  func refusal(_ arguments: [String: Value]) -> Refusal? {
    ModelWish.refusalWithNegative(arguments)
  }

  func run(_ call: PrimitiveCall) async throws -> [String: Artifact] {
    let first = try call.media("first")
    let second = try call.media("second")
    let own = try await call.size(of: first)
    let size = target(call, own)
    async let a = call.raster(first, size, as: "first")
    async let b = call.raster(second, size, as: "second")
    let (front, back) = try await (a, b)
    call.request.progress(0.2)
    let strength = Float(try call.required("strength"))
    let scene = try MergeImages.blend(front, back, strength: strength)
    call.request.progress(0.8)
    let mood = Grade(describedBy: call.text("prompt") ?? "")
    let chain = mood.map { $0.chain(size, strength: 0.9) } ?? "null"
    return ["image": try await call.write(scene, through: chain)]
  }

  private func target(_ call: PrimitiveCall, _ own: PixelSize) -> PixelSize {
    let width = call.number("width")
    let height = call.number("height")
    switch (width, height) {
    case (let width?, let height?): return PixelSize(width, height)
    case (let width?, nil): return PixelSize(width, width / own.aspect)
    case (nil, let height?): return PixelSize(height * own.aspect, height)
    case (nil, nil): return own
    }
  }

  /// One scene of two pictures of one size.
  ///
  /// - Parameter strength: The share of the second; 0 gives the first and 1 the second alone.
  static func blend(_ first: Raster, _ second: Raster, strength: Float) throws -> Raster {
    if strength <= 0 { return first }
    if strength >= 1 { return second }
    let mask = map(first.luminance, second.luminance, share: strength)
    try Task.checkCancellation()
    let levels = max(2, Int(log2(Double(first.size.shortest))) - 3)
    let colors = try (0..<3).map { part in
      try Task.checkCancellation()
      let (a, b) = matched(first.plane(part), second.plane(part), share: strength)
      return a.blended(with: b, by: mask, levels: levels)
    }
    return Raster(colors: colors)
  }

  /// Brings mean and spread of the two half way towards what they have in common.
  private static func matched(_ a: Plane, _ b: Plane, share: Float) -> (Plane, Plane) {
    let (meanA, meanB) = (a.mean, b.mean)
    let (spreadA, spreadB) = (max(0.01, a.deviation), max(0.01, b.deviation))
    let mean = meanA + (meanB - meanA) * share
    let spread = spreadA + (spreadB - spreadA) * share
    func toned(_ plane: Plane, _ own: Float, _ ownSpread: Float) -> Plane {
      let factor = 1 + (min(1.8, max(0.55, spread / ownSpread)) - 1) * 0.6
      let goal = own + (mean - own) * 0.6
      return plane.map { ($0 - own) * factor + goal }
    }
    return (toned(a, meanA, spreadA), toned(b, meanB, spreadB))
  }

  /// The share of the second picture at each pixel.
  ///
  /// It is larger where the second has more drawing, in the middle of the scene, and where the
  /// first is light and empty; dark things of the first stand in front. The mean comes out
  /// as asked for.
  private static func map(_ a: Plane, _ b: Plane, share: Float) -> Plane {
    let size = a.size
    let unit = Double(size.longest)
    func detail(_ plane: Plane) -> Plane {
      let smooth = plane.blurred(unit / 300)
      let energy = plane.joined(smooth) { abs($0 - $1) }.blurred(unit / 28)
      let typical = max(0.002, energy.mean)
      return energy.map { $0 / ($0 + typical) }
    }
    let (detailA, detailB) = (detail(a), detail(b))
    let wideA = a.blurred(unit / 220)
    let meanA = a.mean
    var score = Plane(size)
    for y in 0..<size.height {
      let v = (Float(y) + 0.5) / Float(size.height) * 2 - 1
      for x in 0..<size.width {
        let u = (Float(x) + 0.5) / Float(size.width) * 2 - 1
        let index = y * size.width + x
        let middle = 0.9 - (u * u * 1.1 + v * v * 0.55)
        let drawing = detailB.values[index] - 0.8 * detailA.values[index]
        let light = wideA.values[index] - meanA
        score.values[index] = 1.15 * middle + 1.1 * drawing + 1.5 * light
      }
    }
    // A coarse map for the composition, a finer one for what stands in front.
    let coarse = score.blurred(unit / 36)
    score = coarse.joined(score.blurred(unit / 400)) { 0.68 * $0 + 0.32 * $1 }
    let slope: Float = 4.2
    func mapped(_ bias: Float) -> Plane {
      score.map { 1 / (1 + exp(-slope * ($0 + bias))) }
    }
    var (low, high): (Float, Float) = (-6, 6)
    for _ in 0..<14 {
      let middle = (low + high) / 2
      if mapped(middle).mean < share { low = middle } else { high = middle }
    }
    return mapped((low + high) / 2)
  }
}
