import Foundation

/// How a camera moves over a still picture.
enum CameraMove: String, CaseIterable, Sendable {
  case zoomIn = "zoom in"
  case zoomOut = "zoom out"
  case panLeft = "pan left"
  case panRight = "pan right"
  case tiltUp = "tilt up"
  case tiltDown = "tilt down"
  case drift
  case still

  /// How far the closest view of a move is, for a film of so many seconds.
  func closest(_ seconds: Double) -> Double {
    switch self {
    case .zoomIn, .zoomOut: min(1.36, 1.1 + 0.02 * seconds)
    case .panLeft, .panRight, .tiltUp, .tiltDown: min(1.3, 1.12 + 0.015 * seconds)
    case .drift: min(1.26, 1.1 + 0.014 * seconds)
    case .still: 1
    }
  }

  /// Whether it moves across or along more than it comes closer.
  var goesAcross: Bool { self == .panLeft || self == .panRight }
  var goesAlong: Bool { self == .tiltUp || self == .tiltDown }

  /// The moving view as expressions of `e`, which runs from 0 to 1.
  ///
  /// - Returns: How close the view is, and where it lies between the left (0) and right (1) and
  ///   between the top (0) and bottom (1) of the room that there is.
  func view(closest: Double) -> (zoom: String, across: String, down: String) {
    // Equal ratios in equal times look like an even speed.
    let rise = closest.logarithm
    switch self {
    case .zoomIn: return ("exp(E*\(rise.plain))", "0.5", "0.5")
    case .zoomOut: return ("exp((1-E)*\(rise.plain))", "0.5", "0.5")
    case .panLeft: return (closest.plain, "1-E", "0.5")
    case .panRight: return (closest.plain, "E", "0.5")
    case .tiltUp: return (closest.plain, "0.5", "1-E")
    case .tiltDown: return (closest.plain, "0.5", "E")
    case .drift:
      let near = (1 + (closest - 1) * 0.45).logarithm
      return (
        "exp(\(near.plain)+E*\((rise - near).plain))", "0.2+0.55*E", "0.65-0.35*E"
      )
    case .still: return ("1", "0.5", "0.5")
    }
  }
}

extension Double {
  /// The natural logarithm.
  fileprivate var logarithm: Double { log(self) }
}
