import MemoryModel

/// The end of a process: devices are told that the address space goes, everything is unmapped, and
/// open device files are closed.
///
/// exit_group() kills the other threads; those in the middle of a system call end it first. The
/// address space is taken apart when nobody uses it any more, neither a thread nor a driver
/// (`mmget_not_zero()`); in the kernel whoever calls mmput() last does it, here always this path. A
/// device file that an access still holds is released at the end of that access.
public struct ExitProcess: OperationPath {
  let process: ProcessNumber
  /// Whether other actors may be in the middle of operations on the process: then they are killed and
  /// waited for.
  let hasOthers: Bool

  /// The end of a process.
  ///
  /// - Parameters:
  ///   - process: the process.
  ///   - hasOthers: whether other actors run threads of it, whose operations under way keep the address
  ///     space.
  public init(_ process: ProcessNumber, hasOthers: Bool = false) {
    self.process = process
    self.hasOthers = hasOthers
  }

  /// The function that it models.
  public var routine: Routine { Routine("exit_mmap", "mm/mmap.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, hasOthers) = (process, hasOthers)
    let all = scope.local("start", VirtualPage.self)
    let end = scope.local("end", VirtualPage.self)
    let span = Span(start: Address(all), end: Address(end))
    let release = Invalidation(.release, process, span, in: scope)
    return Listing {
      if hasOthers {
        Step(
          "kill the other threads (exit_group)",
          why: "They do not return to user mode; what they do in the kernel they finish first."
        ) { m in
          m[m.process(process).state] = .exiting
          return .next
        }
        Step(
          "wait until nobody uses the address space (mm_users)",
          why:
            "The last mmput() takes it apart; a driver at work for the process has a reference too."
        ) { m in
          for actor in 0..<ActorPlaces.limit {
            let isUsed = m.process(process).isUsed(by: actor)
            if m[isUsed] { return .blocked(on: isUsed) }
          }
          return .skip
        }
      }
      Step("take mmap_lock for writing now that the last thread is gone") { m in
        if let lock = m.readLockedArea(process, from: VirtualPage(0), to: .endOfUserSpace) {
          return .blocked(on: lock)
        }
        let lock = m.process(process).mmapLock
        let outcome = m.takeWrite(lock)
        guard outcome == .next else { return outcome }
        m[end] = .endOfUserSpace
        if hasOthers { m[m.process(process).state] = .unmapping }
        return .next
      }
      release.start
      release.end
      UnmapRegion(process: process, span: span)
      Step("close the device files, end the process") { m in
        let odd = m.process(process).sequenceIsOdd
        guard !m[odd] else { return .blocked(on: odd) }
        for device in 0..<m.shape.devices.count {
          let opening = m.opening(device, process)
          guard m[opening.fileUsers] == 0 else {
            m[opening.isClosed] = true
            continue
          }
          m.remove(opening.permanent)
          m[opening.isOpen] = false
        }
        m.releaseWrite(m.process(process).mmapLock)
        m[m.process(process).state] = .exited
        return .next
      }
    }
  }
}
