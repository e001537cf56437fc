import OrderedJSON

extension HistoryRecord {
  /// A record of `/history`.
  init(_ id: PromptID, _ json: JSON) {
    self.init(id: id, status: .success)
    var begin: Double?
    var end: Double?
    for entry in json["status"]?["messages"]?.array ?? [] {
      guard let parts = entry.array, parts.count == 2, let kind = parts[0].string else { continue }
      let time = parts[1]["timestamp"]?.double
      switch kind {
      case "execution_start": begin = time
      case "execution_cached": cached += (parts[1]["nodes"]?.array ?? []).compactMap(\.string)
      case "execution_error":
        status = .error
        error = ExecutionError(parts[1])
        end = time
      case "execution_interrupted":
        status = .interrupted
        end = time
      case "execution_success": end = time
      default: break
      }
    }
    if status == .success, json["status"]?["status_str"]?.string == "error" { status = .error }
    if let begin, let end, end >= begin, end - begin < 1e12 {
      serverTime = .milliseconds(Int64(end - begin))
    }
    for member in json["outputs"]?.object?.members ?? [] {
      let shown = json["meta"]?[member.name]?["display_node"]?.string ?? member.name
      Self.add(member.value, to: &outputs[shown])
    }
  }

  /// Adds what one more node shows to what is shown already: lists are joined.
  static func add(_ output: JSON, to shown: inout JSON?) {
    guard case .object(var known)? = shown, case .object(let more) = output else {
      shown = output
      return
    }
    for member in more.members {
      guard let index = known.members.firstIndex(where: { $0.name == member.name }) else {
        known.members.append(member)
        continue
      }
      if case .array(let before) = known.members[index].value, case .array(let new) = member.value {
        known.members[index].value = .array(before + new)
      } else {
        known.members[index].value = member.value
      }
    }
    shown = .object(known)
  }
}
