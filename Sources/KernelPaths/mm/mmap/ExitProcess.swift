import MemoryModel

/// The end of a process: devices are told that the address space goes, everything is unmapped, and
/// open device files are closed.
public struct ExitProcess: KernelPath {
  let process: ProcessNumber

  public init(_ process: ProcessNumber) {
    self.process = process
  }

  public var routine: Routine { Routine("exit_mmap", "mm/mmap.c") }

  public func listing(in frame: Frame) -> Listing {
    let process = process
    let all = frame.local("start", VirtualPage.self)
    let end = frame.local("end", VirtualPage.self)
    let span = Span(start: Address(all), end: Address(end))
    let release = Invalidation(.release, process, span, in: frame)
    return Listing {
      Step("take mmap_lock for writing now that the last thread is gone") { m in
        if let lock = m.readLockedArea(process, from: VirtualPage(0), to: .endOfUserSpace) {
          return .blocked(on: lock)
        }
        let lock = m.process(process).mmapLock
        let outcome = m.takeWrite(lock)
        if outcome == .next { m[end] = .endOfUserSpace }
        return outcome
      }
      release.start
      release.end
      UnmapRegion(process: process, span: span)
      Step("close the device files, end the process") { m in
        let odd = m.process(process).sequenceIsOdd
        guard !m[odd] else { return .blocked(on: odd) }
        for device in 0..<m.shape.devices.count {
          let opening = m.opening(device, process)
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
