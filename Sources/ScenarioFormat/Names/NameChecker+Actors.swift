extension NameChecker {
  /// Checks actors that run at the same time.
  ///
  /// Each may use the names that are there now and those that its own operations give. Whether a
  /// device is open is only checked against all actors together, as another may open it in time.
  /// Afterwards the checker knows the names that all of them may leave behind.
  public mutating func checkActors(_ actors: [[Operation]]) -> DiagnosticList {
    var diagnostics = DiagnosticList()
    let opened = actors.flatMap { $0.compactMap(\.openedFile) }
    var branches: [NameChecker] = []
    for operations in actors {
      var branch = self
      branch.openedElsewhere = opened
      diagnostics.append(contentsOf: branch.check(operations))
      branches.append(branch)
    }
    checkChildren(actors, &diagnostics)
    let before = processes.count
    for branch in branches { merge(branch) }
    if processes.count > OperationLimits.processes, before <= OperationLimits.processes,
      let operation = actors.lazy.compactMap(\.first).first, !diagnostics.hasErrors
    {
      diagnostics.append(
        diagnostic(
          0, operation,
          "expected at most \(OperationLimits.processes) processes of all actors together, found "
            + "\(processes.count)"))
    }
    return diagnostics
  }

  /// Complains if two actors fork children of the same name.
  private func checkChildren(_ actors: [[Operation]], _ diagnostics: inout DiagnosticList) {
    var children: [String] = []
    for operations in actors {
      var own: [String] = []
      for operation in operations {
        guard case .process(.fork(let child)) = operation.verb else { continue }
        if children.contains(child) {
          diagnostics.append(
            diagnostic(
              2, operation,
              "expected a new name for the child, found '\(child)', which another actor forks"))
        }
        own.append(child)
      }
      children.append(contentsOf: own)
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

extension Operation {
  /// The device file that the operation opens.
  fileprivate var openedFile: NameChecker.OpenFile? {
    guard case .device(.open, let process) = verb, case .device(let device) = subject else {
      return nil
    }
    return NameChecker.OpenFile(device: device, process: process)
  }
}
