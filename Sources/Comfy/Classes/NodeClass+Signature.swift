import Flow
import OrderedJSON

extension NodeClass {
  /// The class as a function that flows use.
  ///
  /// Inputs that depend on others' values are optional ports with dotted names and default `none`;
  /// outputs have names that are theirs alone.
  public var signature: Signature {
    Signature(
      FunctionName(name, on: NodeClass.target), ports: ports,
      outputs: zip(outputNames, outputs).map { OutputPort($0, type(of: $1)) },
      documentation: displayName == name ? "" : displayName, isOutput: isOutput)
  }

  /// The target whose primitives node classes are.
  public static let target = "comfy"

  private var ports: [Port] {
    let all = allInputs
    guard all.count > inputs.count || inputs.contains(where: { $0.dynamic != nil }) else {
      return all.filter { !$0.name.isEmpty }.map(\.port)
    }
    var ports: [Port] = []
    var places: [String: Int] = [:]
    let own = Set(inputs.map(\.name))
    // Nothing can fill an input without a name.
    for input in all where !input.name.isEmpty {
      var port = input.port
      // A default of what a choice brings along holds only under that choice.
      if !own.contains(input.name), !input.isRequired { port.defaultValue = Value.none }
      if let place = places[port.name] {
        ports[place].widen(by: port)
      } else {
        places[port.name] = ports.count
        ports.append(port)
      }
    }
    return ports
  }

  /// The outputs' names, made unique: an empty one becomes the type, a second one gets a number.
  public var outputNames: [String] {
    let wanted = outputs.map { output in
      output.name.isEmpty ? output.type.isEmpty ? "output" : output.type : output.name
    }
    var taken = Set(wanted)
    var seen: [String: Int] = [:]
    return wanted.map { name in
      guard var number = seen[name] else {
        seen[name] = 1
        return name
      }
      var unique: String
      repeat {
        number += 1
        unique = "\(name)_\(number)"
      } while taken.contains(unique)
      seen[name] = number
      taken.insert(unique)
      return unique
    }
  }

  /// The type that an output gives to links.
  public func type(of output: NodeOutput) -> PortType {
    if let choices = output.choices { return .named(NodeInput.listTypeName(of: choices)) }
    guard output.type == "COMFY_MATCHTYPE_V3" else { return PortType(comfy: output.type) }
    let source = output.template.flatMap { template in
      inputs.first { $0.flags["template"]?["template_id"]?.string == template }
    }
    return PortType(comfy: source?.allowedTypes ?? "*")
  }
}
