extension NameChecker {
  /// Follows an operation of a process.
  mutating func follow(
    _ verb: ProcessVerb, by reference: ProcessReference, in operation: Operation
  ) throws(Diagnostic) {
    let index = processes.firstIndex { $0.name == reference.process }
    let known = index.map { processes[$0] }
    if let known, known.hasExited {
      throw diagnostic(
        0, operation, "expected a live process, found '\(known.name)', which has exited")
    }
    if known == nil { try checkNewProcess(reference, verb, in: operation) }
    var process = known ?? ProcessNames(name: reference.process)
    let child = try follow(verb, by: &process, in: operation)
    if let index {
      processes[index] = process
    } else {
      processes.append(process)
    }
    if let child { processes.append(child) }
  }

  /// Complains if an operation cannot be the first of a process.
  private func checkNewProcess(
    _ reference: ProcessReference, _ verb: ProcessVerb, in operation: Operation
  ) throws(Diagnostic) {
    let name = reference.process
    let suggestion = EditDistance.nearest(to: name, among: liveNames)
    if reference.thread != nil {
      throw diagnostic(
        0, operation,
        "expected a thread of a process that has been started, found one of '\(name)'",
        suggestion: suggestion.map { "\($0).\(reference.thread ?? "")" })
    }
    if let mapping = verb.usedMapping, let suggestion,
      process(suggestion)?.mappings.contains(mapping) == true
    {
      throw diagnostic(
        0, operation,
        "expected a process with a mapping '\(mapping)', found '\(name)', which is new",
        suggestion: suggestion)
    }
    try checkProcessCount(adding: name, word: 0, in: operation)
  }

  private func checkProcessCount(
    adding name: String, word: Int, in operation: Operation, alsoNew: Int = 0
  ) throws(Diagnostic) {
    if processes.count + alsoNew >= OperationLimits.processes {
      throw diagnostic(
        word, operation,
        "expected at most \(OperationLimits.processes) processes, found one more, '\(name)'")
    }
  }

  /// Follows an operation of a process; returns the child if there is one.
  private func follow(
    _ verb: ProcessVerb, by process: inout ProcessNames, in operation: Operation
  ) throws(Diagnostic) -> ProcessNames? {
    if let mapping = verb.usedMapping {
      let word = verb.name == .pin ? 3 : 2
      try requireMapping(mapping, of: process, word: word, in: operation)
    }
    switch verb {
    case .mmap(let request):
      try checkNew(mapping: request.name, of: process, word: 2, in: operation)
      guard process.mappings.count < OperationLimits.mappings else {
        throw diagnostic(
          2, operation,
          "expected at most \(OperationLimits.mappings) mappings of a process, found one more, "
            + "'\(request.name)'")
      }
      process.mappings.append(request.name)
    case .mremap(let oldName, let newName):
      try checkNew(mapping: newName, of: process, word: 3, in: operation)
      process.mappings = process.mappings.map { $0 == oldName ? newName : $0 }
      process.renamed.append(ProcessNames.Renaming(oldName: oldName, newName: newName))
    case .fork(let child):
      return try fork(process, child: child, in: operation)
    case .exit: process.hasExited = true
    case .pin(let pin, _):
      try checkNew(pin: pin, of: process, in: operation)
      process.pins.append(pin)
    case .pinRead(let page), .pinWrite(let page, _):
      try require(pin: page.name, of: process, in: operation)
    case .unpin(let pin):
      try require(pin: pin, of: process, in: operation)
      process.pins.removeAll { $0 == pin }
    case .read, .write, .atomicAdd, .mprotect, .munmap, .madvise, .mlock, .munlock, .movePage,
      .clearSoftDirty:
      break
    }
    return nil
  }

  private func fork(_ process: ProcessNames, child: String, in operation: Operation)
    throws(Diagnostic) -> ProcessNames
  {
    if child == process.name || self.process(child) != nil {
      throw diagnostic(
        2, operation, "expected a new name for the child, found '\(child)', which is taken")
    }
    let isNew = self.process(process.name) == nil
    try checkProcessCount(adding: child, word: 2, in: operation, alsoNew: isNew ? 1 : 0)
    return process.child(named: child)
  }

  private func checkNew(
    mapping: String, of process: ProcessNames, word: Int, in operation: Operation
  ) throws(Diagnostic) {
    if process.mappings.contains(mapping) {
      throw diagnostic(
        word, operation, "expected a new name for the mapping, found '\(mapping)', which is taken")
    }
  }

  private func checkNew(pin: String, of process: ProcessNames, in operation: Operation)
    throws(Diagnostic)
  {
    if process.pins.contains(pin) {
      throw diagnostic(
        2, operation, "expected a new name for the pin, found '\(pin)', which is taken")
    }
    guard process.pins.count < OperationLimits.pins else {
      throw diagnostic(
        2, operation,
        "expected at most \(OperationLimits.pins) pins of a process, found one more, '\(pin)'")
    }
  }

  private func require(pin: String, of process: ProcessNames, in operation: Operation)
    throws(Diagnostic)
  {
    if process.pins.contains(pin) { return }
    let none = process.pins.isEmpty ? ", which has none" : ""
    throw diagnostic(
      2, operation, "expected a pin of '\(process.name)'\(none), found '\(pin)'",
      length: pin.unicodeScalars.count,
      suggestion: EditDistance.nearest(to: pin, among: process.pins))
  }
}

extension ProcessVerb {
  /// The name of the mapping that must be there already.
  fileprivate var usedMapping: String? {
    switch self {
    case .read(let pages), .write(let pages, _), .atomicAdd(let pages, _), .mprotect(let pages, _),
      .munmap(let pages), .madvise(let pages, _), .mlock(let pages), .munlock(let pages),
      .pin(_, let pages):
      pages.mapping
    case .mremap(let mapping, _): mapping
    case .movePage(let page, _): page.name
    case .mmap, .clearSoftDirty, .fork, .exit, .pinRead, .pinWrite, .unpin: nil
    }
  }
}
