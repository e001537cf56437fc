import ComfyServer
import Foundation
import OrderedJSON

/// Prompts of core classes that need no model.
enum Prompts {
  /// A picture of one colour, saved.
  ///
  /// - Parameter colour: Equal colours are equal work, which a server does not do twice.
  static func plain(_ colour: Int = .random(in: 0..<1 << 24)) -> JSON {
    ["1": empty(colour), "2": save("1")]
  }

  /// A chain of scalings, each of which takes a while.
  static func long(_ count: Int = 30) -> JSON {
    var members: [JSONObject.Member] = [.init("1", empty(.random(in: 0..<1 << 24)))]
    for index in 2...count {
      members.append(
        .init(
          String(index),
          node(
            "ImageScale",
            [
              "image": [.string(String(index - 1)), 0], "upscale_method": "lanczos",
              "width": .integer(700 + index), "height": 700, "crop": "disabled",
            ])))
    }
    members.append(.init(String(count + 1), save(String(count))))
    return .object(JSONObject(members))
  }

  /// Two saved pictures, of which the second cannot be.
  static var halfWrong: JSON {
    ["1": empty(5), "2": save("1"), "3": node("SaveImage", ["filename_prefix": "anyflow/tests"])]
  }

  /// A prompt with a value out of range.
  static var wrong: JSON {
    [
      "1": node("EmptyImage", ["width": 64, "height": 64, "batch_size": 0, "color": 0]),
      "2": save("1"),
    ]
  }

  static func save(_ source: String) -> JSON {
    node("SaveImage", ["images": [.string(source), 0], "filename_prefix": "anyflow/tests"])
  }

  static func empty(_ colour: Int) -> JSON {
    node("EmptyImage", ["width": 64, "height": 48, "batch_size": 1, "color": .integer(colour)])
  }

  static func node(_ name: String, _ inputs: JSON) -> JSON {
    ["class_type": .string(name), "inputs": inputs]
  }
}
