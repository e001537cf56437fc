import Flow
import Library

import func Foundation.log10

/// The functions that reading a request must know by what they are for.
///
/// Everything else is found by phrases and signatures. These are asked for by no words of their own: a
/// file is read because a step takes it, sounds are mixed because a film takes one. Every name of a
/// function that a rule depends on stands here; a library without it only loses that rule.
struct Roles: Sendable {
  private let catalogue: Catalogue

  /// The roles among the functions of a catalogue.
  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
  }

  /// Whether a function only reads a file.
  func isReader(_ signature: Signature) -> Bool {
    !signature.isOutput && signature.ports.map(\.type) == [.file]
  }

  /// The function that reads files of a modality.
  func reader(of modality: Modality) -> Signature? {
    catalogue.signatures.first { isReader($0) && $0.outputs.first?.type == .modality(modality) }
  }

  /// The function that makes things of a modality from words alone.
  func maker(of modality: Modality) -> Signature? { catalogue["text_to_\(modality)"] }

  /// The function that turns written words into a voice.
  var speaker: Signature? { catalogue["text_to_speech"] }

  /// The function that lays a sound under a film.
  var scorer: Signature? { catalogue["add_audio"] }

  /// The function that joins several things where only one can be taken.
  ///
  /// Several functions take a list; this is the one that loses nothing of its members.
  func joiner(of modality: Modality) -> Signature? {
    let names: [Modality: String] = [
      .audio: "mix_audio", .video: "concatenate_videos", .image: "join_images",
    ]
    return names[modality].flatMap { catalogue[$0] }
  }

  /// Whether a function makes a sound as long as it is asked to, so that it can follow a film's length.
  func makesSoundOfAnyLength(_ signature: Signature) -> Bool {
    signature.inputs.isEmpty && signature.outputs.first?.type == .modality(.audio)
      && signature.port("duration") != nil
  }

  /// Whether what a function gives is as long as what it takes.
  ///
  /// A port for a time or a factor changes the length, unless it only says when something happens.
  func keepsLength(_ signature: Signature) -> Bool {
    let lengths: Set<String> = ["duration", "end", "factor", "times"]
    return signature.ports.allSatisfy { !lengths.contains($0.name) }
      || signature.port("text") != nil
  }

  /// Whether a port says how loud a whole sound is, so that a share of the loudness can stand there.
  static func isLoudness(_ port: Port, of signature: Signature) -> Bool {
    ["change_volume": "gain", "add_audio": "volume"][signature.name.name] == port.name
  }

  /// The decibels of a share of a loudness, as the amplitude has it.
  static func decibels(of share: Double) -> Double { 20 * log10(share) }

  /// Whether a function makes a film of a picture that is there.
  func isAnimator(_ signature: Signature) -> Bool {
    signature.inputs.first?.type == .modality(.image) && signature.port("prompt") != nil
      && signature.outputs.first?.type == .modality(.video)
  }

  /// The function that gives a film another sound.
  var soundReplacer: Signature? { catalogue["replace_audio"] }

  /// The function that makes a sound louder or softer.
  var leveler: Signature? { catalogue["change_volume"] }

  /// The function that writes a text over a picture or a film.
  func titler(of modality: Modality) -> Signature? {
    let names: [Modality: String] = [.image: "overlay_text", .video: "title_video"]
    return names[modality].flatMap { catalogue[$0] }
  }

  /// The function that puts things of a modality one after the other.
  func sequencer(of modality: Modality) -> Signature? {
    let names: [Modality: String] = [.audio: "concatenate_audio", .video: "concatenate_videos"]
    return names[modality].flatMap { catalogue[$0] }
  }

  /// The function that keeps a part of a film or a sound.
  func trimmer(of modality: Modality) -> Signature? {
    let names: [Modality: String] = [.audio: "trim_audio", .video: "trim_video"]
    return names[modality].flatMap { catalogue[$0] }
  }

  /// Whether a function plays one thing again and again.
  func isRepeater(_ signature: Signature) -> Bool {
    ["loop_audio", "loop_video"].contains(signature.name.name)
  }

  /// Whether a function cuts a picture's or a film's edges off.
  func isCropper(_ signature: Signature) -> Bool {
    ["crop_image", "crop_video"].contains(signature.name.name)
  }

  /// The function that makes a picture with two models merged.
  var modelMerger: Signature? { catalogue["merge_models"] }

  /// The function that marks a part of a picture.
  var marker: Signature? { catalogue["mask_region"] }

  /// The function that gives a picture or a film another size.
  func resizer(of modality: Modality) -> Signature? {
    let names: [Modality: String] = [.image: "resize_image", .video: "resize_video"]
    return names[modality].flatMap { catalogue[$0] }
  }

  /// Whether a function only makes sense for two things or more.
  func needsSeveral(_ signature: Signature) -> Bool {
    ["concatenate_audio", "concatenate_videos", "mix_audio", "join_images"].contains(
      signature.name.name)
  }

  /// Whether two functions undo one another, so that asking for both at once makes no sense.
  func areOpposite(_ first: String, _ second: String) -> Bool {
    let pairs: [Set<String>] = [
      ["brighten_image", "darken_image"], ["brighten_video", "darken_video"],
      ["blur_image", "sharpen_image"],
    ]
    return pairs.contains([first, second])
  }
}

extension Signature {
  /// Whether it lays a picture over a film.
  var laysPictureOnFilm: Bool { inputs.map(\.type) == [.modality(.video), .modality(.image)] }
}

extension PortType {
  /// Whether things of the type are seen.
  var isVisual: Bool { [.image, .video, .mask].contains(element.modality) }
}
