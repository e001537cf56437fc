import Comfy
import Flow

extension ComfyTarget {
  /// The node classes as functions, whose seeds are drawn where they are left out.
  static func primitives(of classes: NodeClasses) -> Catalogue {
    var catalogue = Catalogue()
    for nodeClass in classes.all {
      var signature = nodeClass.signature
      let seeds = seeds(of: nodeClass)
      if !seeds.isEmpty {
        for index in signature.ports.indices where seeds.contains(signature.ports[index].name) {
          signature.ports[index].defaultValue = Value.none
        }
      }
      catalogue.add(signature)
    }
    return catalogue
  }

  /// The inputs from which a class draws what is random in it.
  static func seeds(of nodeClass: NodeClass) -> Set<String> {
    Set(nodeClass.allInputs.filter(DrawnSeed.isSeed).map(\.name))
  }

  /// Whether a type of values is one that files or flows hold.
  static func isHeld(_ type: PortType) -> Bool {
    switch type {
    case .modality, .file: true
    case .list(let element): element == .any || isHeld(element)
    case .named(let names):
      names.split(separator: ",").allSatisfy {
        Modality(named: $0.filter { $0 != " " }) != nil
      }
    case .any: false
    }
  }
}
