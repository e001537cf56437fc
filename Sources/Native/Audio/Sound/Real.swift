import Foundation

/// The few functions of analysis that sound needs, so that the rest needs no import.
enum Real {
  static func sin(_ x: Float) -> Float { Foundation.sin(x) }
  static func sin(_ x: Double) -> Double { Foundation.sin(x) }
  static func cos(_ x: Double) -> Double { Foundation.cos(x) }
  static func tan(_ x: Float) -> Float { Foundation.tan(x) }
  static func exp(_ x: Float) -> Float { Foundation.exp(x) }
  static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  static func log(_ x: Double) -> Double { Foundation.log(x) }
  static func log10(_ x: Double) -> Double { Foundation.log10(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { Foundation.pow(x, y) }
  static func pow(_ x: Float, _ y: Float) -> Float { Foundation.pow(x, y) }

  /// The angle of a direction, from straight up (0) by the right (positive) or the left (negative).
  static func angle(_ right: Double, _ up: Double) -> Double { Foundation.atan2(right, up) }

  /// The factor of so many decibels.
  static func gain(decibels: Double) -> Float { Float(Foundation.pow(10, decibels / 20)) }

  /// The factor of so many semitones.
  static func ratio(semitones: Double) -> Double { Foundation.pow(2, semitones / 12) }
}
