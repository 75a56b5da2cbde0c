extension NameChecker {
  /// Checks actors that run at the same time.
  ///
  /// Each may use the names that are there now, those that its own operations give, and the processes
  /// that other actors fork, with the mappings that their parents have now. Whether a device is open is only checked against all actors together, as another may open it in time.
  /// Afterwards the checker knows the names that all of them may leave behind.
  public mutating func checkActors(_ actors: [[Operation]]) -> DiagnosticList {
    var diagnostics = DiagnosticList()
    let opened = actors.flatMap { $0.compactMap(\.openedFile) }
    let forked = Set(actors.joined().compactMap(\.givenProcess))
    let fits = processes.count + forked.count <= OperationLimits.processes
    var branches: [NameChecker] = []
    for (number, operations) in actors.enumerated() {
      var branch = self
      branch.openedElsewhere = opened
      for (other, operations) in actors.enumerated() where fits && other != number {
        branch.expectChildren(of: operations, besides: actors[number])
      }
      diagnostics.append(contentsOf: branch.check(operations))
      branches.append(branch)
    }
    checkGivenNames(actors, &diagnostics)
    for branch in branches { merge(branch) }
    if !diagnostics.hasErrors, let operation = actors.lazy.compactMap(\.first).first {
      checkCounts(operation, &diagnostics)
    }
    return diagnostics
  }

  /// Knows the children that another actor forks, besides those that the actor's own operations fork.
  private mutating func expectChildren(of operations: [Operation], besides own: [Operation]) {
    let ownNames = own.compactMap(\.givenProcess)
    for operation in operations {
      guard let name = operation.givenProcess, !ownNames.contains(name),
        case .process(let reference) = operation.subject, process(name) == nil,
        let parent = process(reference.process)
      else { continue }
      processes.append(parent.child(named: name))
    }
  }

  /// Complains if two actors give the same name to different things.
  private func checkGivenNames(_ actors: [[Operation]], _ diagnostics: inout DiagnosticList) {
    var names: Set<GivenName> = []
    for operations in actors {
      var own: Set<GivenName> = []
      for operation in operations {
        guard let (name, word) = operation.givenName else { continue }
        if names.contains(name) {
          diagnostics.append(
            diagnostic(
              word, operation,
              "expected a new name for the \(name.kind.rawValue), found '\(name.name)', which "
                + "another actor gives"))
        }
        own.insert(name)
      }
      names.formUnion(own)
    }
  }

  /// Complains if all actors together make more than a limit allows.
  private func checkCounts(_ operation: Operation, _ diagnostics: inout DiagnosticList) {
    if processes.count > OperationLimits.processes {
      diagnostics.append(
        diagnostic(
          0, operation,
          "expected at most \(OperationLimits.processes) processes of all actors together, found "
            + "\(processes.count)"))
    }
    for process in processes where process.mappings.count > OperationLimits.mappings {
      diagnostics.append(
        diagnostic(
          0, operation,
          "expected at most \(OperationLimits.mappings) mappings of '\(process.name)' by all actors "
            + "together, found \(process.mappings.count)"))
    }
  }

  private mutating func merge(_ branch: NameChecker) {
    for process in branch.processes {
      if let index = processes.firstIndex(where: { $0.name == process.name }) {
        processes[index].merge(process)
      } else {
        processes.append(process)
      }
    }
  }
}

/// A name that an operation gives to something new.
private struct GivenName: Hashable {
  enum Kind: String {
    case child, mapping, pin
  }

  var kind: Kind
  /// The process in which the name is known; empty for a child.
  var process: String
  var name: String
}

extension Operation {
  /// The name that the operation gives, and the number of the word that it is.
  fileprivate var givenName: (name: GivenName, word: Int)? {
    guard case .process(let subject) = subject else { return nil }
    for (use, word) in nameUses {
      switch use.role {
      case .givesProcess: return (GivenName(kind: .child, process: "", name: use.name), word)
      case .givesMapping:
        return (GivenName(kind: .mapping, process: subject.process, name: use.name), word)
      case .givesPin:
        return (GivenName(kind: .pin, process: subject.process, name: use.name), word)
      case .usesProcess, .usesMapping, .takesMapping, .usesPin, .takesPin, .usesAnotherDevice:
        continue
      }
    }
    return nil
  }

  /// The device file that the operation opens.
  fileprivate var openedFile: NameChecker.OpenFile? {
    guard verb.effect == .opensFile, case .device(let device, let process) = subject else {
      return nil
    }
    return NameChecker.OpenFile(device: device, process: process)
  }
}
