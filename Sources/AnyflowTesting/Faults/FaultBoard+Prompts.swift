import OrderedJSON

extension FaultBoard {
  /// The output that checking refuses, if a fault wants one of these.
  func takeRejection(
    of outputs: [String], className: (String) -> String
  ) -> (output: String, reason: String)? {
    take { fault in
      guard case .rejectOutput(let wanted, let reason) = fault,
        let output = outputs.first(where: { wanted == nil || className($0) == wanted })
      else { return nil }
      return (output, reason)
    }
  }

  /// What a node of that class raises, if a fault wants that.
  func takeFailure(at nodeClass: String) -> NodeFailure? {
    take { fault in
      switch fault {
      case .outOfMemory(nodeClass): .outOfMemory
      case .exception(nodeClass, let type, let message): NodeFailure(type, message)
      case .interruption(nodeClass): .interruption
      default: nil
      }
    }
  }
}
