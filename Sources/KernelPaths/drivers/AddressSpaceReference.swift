import MemoryModel

/// The reference on the process's address space (`mmget_not_zero()`) that a driver's fault handler
/// takes, since it works for a process that is not its own. It is put with the end of the fault.
struct AddressSpaceReference: Sendable {
  let process: ProcessNumber
  /// Whether it matters: another actor ends the process.
  let isTaken: Bool

  /// Cancels the device fault if nobody uses the address space any more.
  var steps: [Line] {
    guard isTaken else { return [] }
    let process = process
    return [
      .step(
        Step(
          "cancel the device fault of an exited process (ESRCH)",
          why: "mmget_not_zero(): the address space is being taken apart."
        ) { m in
          m[m.process(process).state].isInUse ? .skip : m.fail(.ESRCH)
        })
    ]
  }

  func take(_ m: inout Machine) {
    if isTaken { m[m.process(process).isUsed(by: m.me.number)] = true }
  }

  func put(_ m: inout Machine) {
    if isTaken { m[m.process(process).isUsed(by: m.me.number)] = false }
  }
}
