import Flow
import Library

/// Finds the words in a request that mean a value of a closed port, a colour or proportions.
struct ChoiceBinding {
  let request: RequestText
  let vocabulary: Vocabulary
  let signature: Signature
  /// Pieces of a description, in which one word alone says no value.
  var described: Set<Int> = []

  /// What was found: values by port, and the pieces that said them.
  struct Found {
    var values: [String: Value] = [:]
    var used: Set<Int> = []
  }

  /// Reads the values in some pieces, which must be in order.
  func read(_ places: [Int], taken: Set<String>) -> Found {
    var found = Found()
    for port in signature.ports where !port.isInput && !taken.contains(port.name) {
      if !port.choices.isEmpty {
        closed(port, places, &found)
      } else if port.name == "color" {
        color(port, places, &found)
      } else if port.name == "aspect" {
        aspect(port, places, &found)
      } else if port.type == .modality(.text) {
        named(port, places, &found)
      }
    }
    return found
  }

  private func closed(_ port: Port, _ places: [Int], _ found: inout Found) {
    var best: (value: String, places: [Int])?
    for choice in port.choices {
      let runs = vocabulary.words(for: choice, of: port, of: signature.name.name)
      for stems in runs where stems.count > (best?.places.count ?? 0) {
        if let run = run(stems, in: places), run.count > 1 || !described.contains(run[0]) {
          best = (choice.value, run)
        }
      }
    }
    guard let best else { return }
    found.values[port.name] = .text(best.value)
    found.used.formUnion(best.places)
  }

  /// A value that has words of its own; the function's own words come before everyone's.
  private func named(_ port: Port, _ places: [Int], _ found: inout Found) {
    for (value, words) in vocabulary.namedValues(of: port, of: signature.name.name) {
      for stems in words {
        guard let run = run(stems, in: places) else { continue }
        found.values[port.name] = .text(value)
        found.used.formUnion(run)
        return
      }
    }
  }

  /// What words such as "quieter", "slightly" or "from behind" say of a port for numbers.
  func meanings(_ places: [Int]) -> (presets: [Phrase.Preset], used: Set<Int>) {
    var presets: [Phrase.Preset] = []
    var used: Set<Int> = []
    for port in signature.ports where port.type == .modality(.number) {
      for (text, words) in vocabulary.namedValues(of: port, of: signature.name.name) {
        guard let run = words.lazy.compactMap({ self.run($0, in: places) }).first else { continue }
        presets.append(Phrase.Preset(port: port.name, text: text))
        used.formUnion(run)
      }
    }
    return (presets, used)
  }

  private func color(_ port: Port, _ places: [Int], _ found: inout Found) {
    for place in places where EnglishGrammar.colors.contains(request[place].word) {
      found.values[port.name] = .text(request[place].word)
      found.used.insert(place)
      return
    }
  }

  private func aspect(_ port: Port, _ places: [Int], _ found: inout Found) {
    for place in places {
      if case .aspect(let aspect) = request[place].kind {
        found.values[port.name] = .text(aspect)
      } else if let aspect = EnglishGrammar.aspects[request[place].word] {
        found.values[port.name] = .text(aspect)
      } else {
        continue
      }
      found.used.insert(place)
      return
    }
  }

  /// The pieces of a run of words, if it stands among the given ones.
  private func run(_ stems: [String], in places: [Int]) -> [Int]? {
    guard let first = stems.first else { return nil }
    let allowed = Set(places)
    for place in places where request[place].stem == first && !request[place].word.isEmpty {
      let run = Array(place..<place + stems.count)
      guard run.allSatisfy(allowed.contains) else { continue }
      if zip(run, stems).allSatisfy({ request[$0].stem == $1 }) { return run }
    }
    return nil
  }
}
