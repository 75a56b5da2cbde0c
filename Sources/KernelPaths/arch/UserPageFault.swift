import MemoryModel

/// The processor's page fault of a user access: takes the fault's lock, checks the mapping, handles
/// the fault, and raises a signal where nothing can be done.
struct UserPageFault: KernelPath {
  let process: ProcessNumber
  let page: Address
  let isWrite: Bool

  var routine: Routine { Routine("do_user_addr_fault", "arch/x86/mm/fault.c") }

  func listing(in scope: Scope) -> Listing {
    let process = process
    let page = page
    let isWrite = isWrite
    let lock = FaultLock(
      process: process, page: page, perVMA: scope.kernel.has(.perVMALock),
      tried: scope.local("tried"))
    let retry = scope.label("retry")
    let failed = scope.label("failed")
    return Listing {
      Mark(retry)
      Step(
        "fault, take \(lock.perVMA ? "the VMA lock or " : "")mmap_lock, check the mapping",
        why: "A missing mapping or permission is a SIGSEGV, whatever the entry says."
      ) { m in
        let outcome = lock.take(&m)
        guard outcome == .next else { return outcome }
        guard let area = m.findArea(process, page(m)) else {
          return m.raise(.notMapped, lock)
        }
        let needed: Permissions = isWrite ? .write : .read
        guard m[m.area(process, area).permissions].contains(needed) else {
          return m.raise(.notAllowed, lock)
        }
        return .next
      }
      Call(
        HandleMMFault(
          process: process, page: page, isWrite: isWrite, fromKernel: false, lock: lock),
        onError: failed)
      Step("end the fault, release \(lock.perVMA ? "the VMA lock or " : "")mmap_lock") { m in
        lock.release(&m)
        return .leave
      }
      Mark(failed)
      Step(
        "start the fault over",
        why: "EAGAIN: the lock was given up while waiting, so everything is looked up again.",
        to: [retry]
      ) { m in
        guard m[m.me.errno] == .EAGAIN else { return .skip }
        m[m.me.errno] = .none
        return .jump(retry)
      }
      Step("release the fault's lock, raise SIGBUS") { m in
        lock.release(&m)
        m[m.me.signal] = .busError
        return .failed
      }
    }
  }
}

extension Machine {
  /// Ends a fault with a signal.
  fileprivate mutating func raise(_ signal: Signal, _ lock: FaultLock) -> Outcome {
    lock.release(&self)
    self[me.signal] = signal
    return .failed
  }
}
