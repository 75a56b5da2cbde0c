import MemoryModel

/// munmap(): takes VMAs out, tells the devices, clears the entries, frees pages and page tables.
/// EINVAL for a part of a huge page.
public struct Munmap: OperationPath {
  let process: ProcessNumber
  let span: Span

  /// munmap() of these pages.
  public init(_ operand: PageOperand) {
    process = operand.process
    span = operand.span
  }

  /// The function that it models.
  public var routine: Routine { Routine("do_vmi_munmap", "mm/mmap.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, span) = (process, span)
    let start: Local<VirtualPage> = scope.local("start")
    let end: Local<VirtualPage> = scope.local("end")
    let range = Span(start: Address(start), end: Address(end))
    let out = scope.label("out")
    let failed = scope.label("failed")
    return Listing {
      Step("take mmap_lock for writing") { m in
        let outcome = m.takeWrite(m.process(process).mmapLock)
        guard outcome == .next else { return outcome }
        m[start] = span.start(m)
        m[end] = span.end(m)
        return .next
      }
      Step("look for mappings in the range", to: [out]) { m in
        if let lock = m.readLockedArea(process, from: m[start], to: m[end]) {
          return .blocked(on: lock)
        }
        return m.areas(process, from: m[start], to: m[end]).isEmpty ? .skip(to: out) : .skip
      }
      Call(SplitArea(process: process, page: Address(start)), onError: failed)
      Call(SplitArea(process: process, page: Address(end)), onError: failed)
      UnmapRegion(process: process, span: range)
      Mark(out)
      Step("release mmap_lock") { m in
        m.releaseWrite(m.process(process).mmapLock)
        return .leave
      }
      Mark(failed)
      Step("release mmap_lock because a VMA cannot be split") { m in
        m.releaseWrite(m.process(process).mmapLock)
        return .failed
      }
    }
  }
}

/// `unmap_region()`: removes whole VMAs with everything behind them. mmap_lock is held for writing.
struct UnmapRegion: KernelPath {
  let process: ProcessNumber
  let span: Span

  var routine: Routine { Routine("unmap_region", "mm/mmap.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, span) = (process, span)
    let invalidation = Invalidation(.unmap, process, span, in: scope)
    let gather = MMUGather(process, span, in: scope)
    return Listing {
      Step.drainBeforeZap(scope)
      gather.open
      invalidation.start
      ZapRange(process: process, span: span, gather: gather)
      invalidation.end
      gather.finish
      Step("remove the VMAs, free page tables that nothing uses") { m in
        let vmas = m.areas(process, from: span.start(m), to: span.end(m))
          .map { VMANumber(process, $0) }
        for vma in vmas {
          if let lock = m.walkedTree(of: vma) { return .blocked(on: lock) }
        }
        for vma in vmas {
          let file = m[vma.places.file]
          m.removeArea(vma)
          if file != 0 { m.dropFile(file) }
        }
        m.freePageTables(process, span.start(m), span.end(m))
        return .next
      }
    }
  }
}

extension Machine {
  /// Forgets a shared-memory object that nobody maps any more; files stay on disk, and so does
  /// their page cache.
  fileprivate mutating func dropFile(_ number: Int) {
    guard self[file(number).mappings] == 0 else { return }
    for offset in 0..<self[file(number).pages] {
      let cached = file(number).cached(offset)
      if !isTouched(cached.index) { continue }
      let frame = self[cached]
      guard frame.exists, self[folio(frame).flags].contains(.swapBacked) else { continue }
      self[cached] = .none
      self[folio(frame).flags].remove(.pageCache)
      putFolio(frame)
    }
  }
}
