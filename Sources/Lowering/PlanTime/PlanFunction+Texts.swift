import Flow
import Targets

extension PlanFunction {
  /// Texts for models, and the names of their files.
  static let texts: [PlanFunction] = [joining, matching, choosing, another, unwanted]

  private static let joining = PlanFunction(
    "join",
    [
      Port("parts", .list(.modality(.text))),
      Port("separator", .modality(.text), defaultValue: .text(", ")),
    ], gives: [OutputPort("text", .modality(.text))]
  ) { call throws(Refusal) in
    let parts = try call.texts("parts").filter { !$0.isEmpty }
    return ["text": .value(.text(parts.joined(separator: try call.text("separator"))))]
  }

  private static let matching = PlanFunction(
    "match",
    [
      Port("value", .modality(.text)), Port("among", .list(.modality(.text))),
      Port("gives", .list(.modality(.text))),
      Port("otherwise", .modality(.text), defaultValue: .text("")),
    ], gives: [OutputPort("text", .modality(.text))]
  ) { call throws(Refusal) in
    let value = try call.text("value")
    let gives = try call.texts("gives")
    let place = try call.texts("among").firstIndex(of: value)
    let otherwise = try call.text("otherwise")
    let text = place.flatMap { gives.indices.contains($0) ? gives[$0] : nil } ?? otherwise
    return ["text": .value(.text(text))]
  }

  private static let choosing = PlanFunction(
    "choose",
    [
      Port("name", .modality(.text), defaultValue: .text("")),
      Port("among", .list(.modality(.text))),
      Port("otherwise", .modality(.text), defaultValue: .text("")),
    ], gives: [OutputPort("text", .modality(.text))]
  ) { call throws(Refusal) in
    let name = try call.text("name")
    guard !name.isEmpty else {
      return ["text": .value(.text(try call.text("otherwise")))]
    }
    let files = try call.texts("among")
    guard let file = ModelName(name).best(among: files) else {
      let have = files.isEmpty ? "none" : files.prefix(6).joined(separator: ", ")
      throw Refusal(
        "there is no model for it that \(Value.quoted(name)) could mean; there is \(have).",
        remedy: "Name one of them: \(have).")
    }
    return ["text": .value(.text(file))]
  }

  /// The first of several texts that is not a given one.
  private static let another = PlanFunction(
    "other",
    [
      Port("than", .modality(.text), defaultValue: .text("")),
      Port("among", .list(.modality(.text))),
    ], gives: [OutputPort("text", .modality(.text))]
  ) { call throws(Refusal) in
    let than = try call.text("than")
    guard let other = try call.texts("among").first(where: { $0 != than }) else {
      throw Refusal("there is no other model beside \(Value.quoted(than)).")
    }
    return ["text": .value(.text(other))]
  }

  /// What a model is told to leave out: what is asked for, or what it is usually told.
  ///
  /// A weight of 1 or less means that a model does not look at such words.
  private static let unwanted = PlanFunction(
    "unwanted",
    [
      Port("asked", .any, defaultValue: .text("")),
      Port("usual", .modality(.text), defaultValue: .text("")),
      Port("weight", .modality(.number)),
    ], gives: [OutputPort("text", .any)]
  ) { call throws(Refusal) in
    guard call.argument("asked").isGiven else { return ["text": call.argument("usual")] }
    guard try call.number("weight") > 1 else {
      throw Refusal(
        "the model that is there follows no words for what must not be seen or heard.",
        remedy: "Leave the negative out, or name another model.")
    }
    return ["text": call.argument("asked")]
  }
}
