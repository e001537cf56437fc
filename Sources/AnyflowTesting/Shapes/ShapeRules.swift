import Comfy
import OrderedJSON

/// The shape rules of node classes.
enum ShapeRules {
  /// The rules by class, of all themes.
  static let byClass: [String: ShapeRule] = {
    var rules: [String: ShapeRule] = [:]
    for theme in [
      loading, emptyLatents, videoLatents, latentChanges, sampling, decoding, scaling, pictures,
      masks, films, sounds, values, saving, animations, meshes,
    ] {
      rules.merge(theme) { _, last in last }
    }
    return rules
  }()

  /// The rule of a class without one: each output passes on the first input of its type.
  ///
  /// Outputs without such an input are things without a shape, or the default of their kind.
  static let passing: ShapeRule = { call in
    var result = NodeResult()
    for output in call.nodeClass.outputs {
      let source = call.nodeClass.inputs.first { input in
        input.type == output.type && call.inputs[input.name] != nil
      }
      if let source, let value = call.inputs[source.name] {
        result.outputs.append(value.content)
      } else {
        result.outputs.append(plain(output.type, of: call))
      }
    }
    return result
  }

  /// Something of a type out of nothing.
  private static func plain(_ type: String, of call: NodeCall) -> FlowingValue.Content {
    let width = call.integer("width", 512)
    let height = call.integer("height", 512)
    let fitting = Pictures(
      width: min(max(width, 1), 16_384), height: min(max(height, 1), 16_384),
      count: max(call.integer("batch_size", 1), 1))
    switch type {
    case "IMAGE": return .pictures(fitting)
    case "MASK": return .masks(fitting)
    case "LATENT": return .latents(Latents(width: width / 8 * 8, height: height / 8 * 8))
    case "AUDIO": return .sound(Sound(seconds: 1))
    case "VIDEO": return .film(Film(pictures: fitting, rate: 24))
    case "SIGMAS": return .steps(max(call.integer("steps", 1), 1))
    case "INT", "FLOAT": return .literal(.integer(Int(call.hash % 100)))
    case "STRING": return .literal(.string("text \(call.hash % 10_000)"))
    case "BOOLEAN": return .literal(true)
    default: return .thing
    }
  }
}
