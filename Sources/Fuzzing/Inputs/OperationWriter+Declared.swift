import ScenarioFormat
import Simulation

extension OperationWriter {
  /// Verbs that mean something and that no weight is given to here: they are written by their
  /// declarations alone.
  static let otherVerbs = VerbDeclaration.all.filter { $0.isSupported && !weighted.contains($0) }

  /// An operation with a verb, as its declaration says; nil if something that it names is not there.
  mutating func write(_ verb: VerbDeclaration, _ index: Int, _ dice: inout Dice) -> String? {
    var who = processes[index].name
    var words: [String] = []
    switch verb.speaker {
    case .process: break
    case .system: who = "system"
    case .device:
      let devices = verb.effect == .opensFile ? devices : processes[index].opened
      let able = devices.filter { verb.drivers.contains($0.driver) }
      guard !able.isEmpty else { return nil }
      words.append(who)
      who = dice.pick(able).name
    }
    for argument in verb.arguments {
      guard let word = word(argument, index, &dice) else { return nil }
      words.append(word)
    }
    for (argument, word) in zip(verb.arguments, words.suffix(verb.arguments.count)) {
      note(argument.role, word, index)
    }
    note(verb.effect, device: who, index)
    return line(who, verb, words.filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// Something that may stand for an argument; nil if it would name what is not there.
  private mutating func word(
    _ argument: ArgumentDeclaration, _ index: Int, _ dice: inout Dice
  ) -> String? {
    switch argument.role {
    case .usesPin, .takesPin: return nil
    case .givesMapping, .givesPin, .givesProcess: return newName("d")
    case .usesProcess: return processes[index].name
    case .takesMapping: return dice.pick(processes[index].mappings).name
    case .usesMapping, .usesAnotherDevice, nil: break
    }
    switch argument.kind {
    case .pages: return pages(index, &dice)
    case .page: return page(index, &dice)
    case .name: return dice.pick(processes[index].mappings).name
    case .number(let range):
      return String(dice.roll(in: range.lowerBound...min(range.upperBound, range.lowerBound + 7)))
    case .word(let words): return dice.pick(words)
    case .flags(let words): return dice.happens(5) ? dice.pick(words) : ""
    }
  }

  /// Remembers the names that an operation gives.
  private mutating func note(_ role: NameRole?, _ name: String, _ index: Int) {
    switch role {
    case .givesProcess:
      var child = Process(name: name)
      child.mappings = processes[index].mappings
      processes.append(child)
    case .givesMapping: processes[index].mappings.append((name, 1))
    case .takesMapping: processes[index].mappings.removeAll { $0.name == name }
    case .usesProcess, .usesMapping, .usesPin, .givesPin, .takesPin, .usesAnotherDevice, nil: break
    }
  }

  /// Remembers what an operation does to a device file or a process.
  private mutating func note(_ effect: VerbDeclaration.Effect, device: String, _ index: Int) {
    switch effect {
    case .none: break
    case .opensFile: processes[index].opened += devices.filter { $0.name == device }
    case .closesFile: processes[index].opened.removeAll { $0.name == device }
    case .endsProcess:
      processes[index].mappings = []
      processes[index].opened = []
    }
  }
}
