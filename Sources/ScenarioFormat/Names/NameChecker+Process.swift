extension NameChecker {
  /// Follows an operation of a process.
  mutating func follow(
    _ operation: Operation, by reference: ProcessReference
  ) throws(Diagnostic) {
    let index = processes.firstIndex { $0.name == reference.process }
    let known = index.map { processes[$0] }
    if let known, known.hasExited {
      throw diagnostic(
        0, operation, "expected a live process, found '\(known.name)', which has exited")
    }
    if known == nil { try checkNewProcess(reference, operation) }
    var process = known ?? ProcessNames(name: reference.process)
    try requireNames(of: operation, in: process)
    let child = try take(operation, for: &process)
    if operation.verb.effect == .endsProcess { process.hasExited = true }
    if let index {
      processes[index] = process
    } else {
      processes.append(process)
    }
    if let child { processes.append(child) }
  }

  /// Complains if an operation cannot be the first of a process.
  private func checkNewProcess(
    _ reference: ProcessReference, _ operation: Operation
  ) throws(Diagnostic) {
    let name = reference.process
    let suggestion = EditDistance.nearest(to: name, among: liveNames)
    if reference.thread != nil {
      throw diagnostic(
        0, operation,
        "expected a thread of a process that has been started, found one of '\(name)'",
        suggestion: suggestion.map { "\($0).\(reference.thread ?? "")" })
    }
    let mapping = operation.arguments.lazy.compactMap(\.name).first { $0.role.needsMapping }?.name
    if let mapping, let suggestion, process(suggestion)?.mappings.contains(mapping) == true {
      throw diagnostic(
        0, operation,
        "expected a process with a mapping '\(mapping)', found '\(name)', which is new",
        suggestion: suggestion)
    }
    try checkProcessCount(adding: name, word: 0, operation)
  }

  private func checkProcessCount(
    adding name: String, word: Int, _ operation: Operation, alsoNew: Int = 0
  ) throws(Diagnostic) {
    if processes.count + alsoNew >= OperationLimits.processes {
      throw diagnostic(
        word, operation,
        "expected at most \(OperationLimits.processes) processes, found one more, '\(name)'")
    }
  }

  /// Takes the names that an operation takes from a process, and gives those that it gives; returns the
  /// child if there is one.
  private func take(
    _ operation: Operation, for process: inout ProcessNames
  ) throws(Diagnostic) -> ProcessNames? {
    let uses = operation.nameUses
    let moved = uses.first { $0.use.role == .takesMapping }?.use.name
    var child: ProcessNames?
    for (use, word) in uses {
      switch use.role {
      case .givesMapping:
        try add(mapping: use.name, replacing: moved, to: &process, word, operation)
      case .givesPin: try add(pin: use.name, to: &process, word, operation)
      case .takesPin: process.pins.removeAll { $0 == use.name }
      case .givesProcess: child = try self.child(use.name, of: process, word, operation)
      case .takesMapping, .usesMapping, .usesPin, .usesProcess, .usesAnotherDevice: break
      }
    }
    return child
  }

  private func child(
    _ child: String, of process: ProcessNames, _ word: Int, _ operation: Operation
  ) throws(Diagnostic) -> ProcessNames {
    if child == process.name || self.process(child) != nil {
      throw diagnostic(
        word, operation, "expected a new name for the child, found '\(child)', which is taken")
    }
    let isNew = self.process(process.name) == nil
    try checkProcessCount(adding: child, word: word, operation, alsoNew: isNew ? 1 : 0)
    return process.child(named: child)
  }

  private func add(
    mapping: String, replacing old: String?, to process: inout ProcessNames, _ word: Int,
    _ operation: Operation
  ) throws(Diagnostic) {
    if process.mappings.contains(mapping) {
      throw diagnostic(
        word, operation, "expected a new name for the mapping, found '\(mapping)', which is taken")
    }
    if let old {
      process.mappings = process.mappings.map { $0 == old ? mapping : $0 }
      process.renamed.append(ProcessNames.Renaming(oldName: old, newName: mapping))
      return
    }
    guard process.mappings.count < OperationLimits.mappings else {
      throw diagnostic(
        word, operation,
        "expected at most \(OperationLimits.mappings) mappings of a process, found one more, "
          + "'\(mapping)'")
    }
    process.mappings.append(mapping)
  }

  private func add(
    pin: String, to process: inout ProcessNames, _ word: Int, _ operation: Operation
  ) throws(Diagnostic) {
    if process.pins.contains(pin) {
      throw diagnostic(
        word, operation, "expected a new name for the pin, found '\(pin)', which is taken")
    }
    guard process.pins.count < OperationLimits.pins else {
      throw diagnostic(
        word, operation,
        "expected at most \(OperationLimits.pins) pins of a process, found one more, '\(pin)'")
    }
    process.pins.append(pin)
  }
}

extension NameRole {
  /// It names a mapping that must be there already.
  var needsMapping: Bool { self == .usesMapping || self == .takesMapping }
}

extension Operation {
  /// The names in its arguments, and the numbers of the words that they are in.
  var nameUses: [(use: NameUse, word: Int)] {
    arguments.enumerated().compactMap { index, argument in
      argument.name.map { ($0, word(ofArgument: index)) }
    }
  }
}
