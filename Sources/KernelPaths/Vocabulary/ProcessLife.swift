import MemoryModel

/// Is the process there? Lines that stand before an operation whose process may not be there any more,
/// or not yet. They take no step where it is.
enum ProcessLife {
  /// - Parameters:
  ///   - lifetime: what other actors may do meanwhile.
  ///   - child: the process that the operation would fork: where it does not come to that, nobody is
  ///     to wait for it.
  static func steps(
    _ process: ProcessNumber, _ lifetime: Lifetime, child: ProcessNumber? = nil
  ) -> [Line] {
    var lines: [Line] = []
    if lifetime.contains(.isForked) {
      lines.append(
        .step(
          Step(
            "wait for fork() to make the process",
            why: "Only a process that is there can do anything."
          ) { m in
            let state = m.process(process).state
            return m[state] == .unborn ? .blocked(on: state) : .skip
          }))
      lines.append(
        .step(
          Step(
            "find no process, because fork() failed (ESRCH)",
            why: "The child was never born, so nobody is there to do this."
          ) { m in
            m[m.process(process).state] == .neverBorn ? m.refuse(bearing: child) : .skip
          }))
    }
    if lifetime.contains(.processExits) {
      lines.append(
        .step(
          Step(
            "find no process, because it has exited (ESRCH)",
            why: "An exited process does nothing, and nothing can be done with it."
          ) { m in
            m[m.process(process).state].isEnding ? m.refuse(bearing: child) : .skip
          }))
    }
    return lines
  }
}

extension Machine {
  /// ESRCH; the child of a fork() that does not take place is never born.
  fileprivate mutating func refuse(bearing child: ProcessNumber?) -> Outcome {
    if let child { self[process(child).state] = .neverBorn }
    return fail(.ESRCH)
  }
}
