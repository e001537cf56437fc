import Foundation
import Targets

/// What ffprobe says of a file, in its JSON form.
struct FFprobeReport: Decodable {
  var streams: [Stream]?
  var format: Format?

  struct Stream: Decodable {
    var codecType: String?
    var codecName: String?
    var width: Int?
    var height: Int?
    var avgFrameRate: String?
    var rFrameRate: String?
    var duration: String?
    var nbFrames: String?
    var nbReadPackets: String?
    var sampleRate: String?
    var channels: Int?
    var pixFmt: String?
    var disposition: Disposition?
    var sideDataList: [SideData]?
    var tags: [String: String]?
  }

  struct Disposition: Decodable {
    var attachedPic: Int?
  }

  struct SideData: Decodable {
    var rotation: Double?
  }

  struct Format: Decodable {
    var formatName: String?
    var duration: String?
    var tags: [String: String]?
  }

  /// The moving or still picture, if there is one; a record's cover is none.
  var picture: Stream? {
    streams?.first { $0.codecType == "video" && $0.disposition?.attachedPic != 1 }
  }

  /// The sound, if there is one.
  var sound: Stream? { streams?.first { $0.codecType == "audio" } }

  /// Whether the container is one of those that hold one still picture.
  var isStillFormat: Bool {
    let name = format?.formatName ?? ""
    return name.hasSuffix("_pipe") || name == "image2" || name == "ico"
  }

  /// Whether the container is one of those that hold a still or an animation.
  var isAnimationFormat: Bool { ["gif", "apng"].contains(format?.formatName ?? "") }
}

extension FFprobeReport.Stream {
  /// How far the picture is turned for showing, in whole quarters.
  var isOnItsSide: Bool {
    let angle = sideDataList?.compactMap(\.rotation).first ?? tags?["rotate"].flatMap(Double.init)
    return angle.map { Int(($0 / 90).rounded()) % 2 != 0 } ?? false
  }

  /// Pictures per second.
  var fps: Double? { FFprobeReport.ratio(avgFrameRate) ?? FFprobeReport.ratio(rFrameRate) }

  /// Length in seconds, from the stream itself or from its tags, as Matroska has it.
  var seconds: Double? {
    if let seconds = duration.flatMap(Double.init) { return seconds }
    guard let tag = tags?.first(where: { $0.key.uppercased().hasPrefix("DURATION") })?.value
    else { return nil }
    let parts = tag.split(separator: ":").compactMap { Double($0) }
    return parts.count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : nil
  }
}

extension FFprobeReport {
  /// The value of a fraction such as `30000/1001`; nil for `0/0`.
  static func ratio(_ text: String?) -> Double? {
    guard let parts = text?.split(separator: "/").compactMap({ Double($0) }), parts.count == 2,
      parts[0] > 0, parts[1] > 0
    else { return nil }
    return parts[0] / parts[1]
  }
}
