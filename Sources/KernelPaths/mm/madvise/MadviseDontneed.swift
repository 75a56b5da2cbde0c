import MemoryModel

/// madvise(MADV_DONTNEED): throws the pages of a range away; the mapping stays. ENOMEM if part of the
/// range is not mapped, after the rest is done. EINVAL if it begins within a huge page; an end within
/// one counts as its start.
///
/// Needs mmap_lock for reading only (since 6.15 the lock of one VMA, if that covers the range), so
/// it can run while a device is taking a page.
public struct MadviseDontneed: OperationPath {
  let process: ProcessNumber
  let span: Span

  /// madvise(MADV_DONTNEED) of these pages.
  public init(_ operand: PageOperand) {
    process = operand.process
    span = operand.span
  }

  /// The function that it models.
  public var routine: Routine { Routine("madvise_dontneed_single_vma", "mm/madvise.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, span) = (process, span)
    let from: Local<VirtualPage> = scope.local("start")
    let to: Local<VirtualPage> = scope.local("tmp")
    let zapEnd: Local<VirtualPage> = scope.local("zap_end")
    let error: Local<Errno> = scope.local("unmapped_error")
    let part = Span(start: Address(from), end: Address(zapEnd))
    let invalidation = Invalidation(.clear, process, part, in: scope)
    let isBatched = scope.kernel.has(.batchMadviseFlush)
    let gather = MMUGather(process, isBatched ? span : part, in: scope)
    let perVMA = scope.kernel.has(.madviseVMALock)
    let loop = scope.label("loop")
    let out = scope.label("out")
    let next = scope.label("next")
    return Listing {
      Step("take \(perVMA ? "the VMA lock or " : "")mmap_lock for reading") { m in
        let outcome = m.takeRangeLock(process, span, perVMA)
        if outcome == .next { m[from] = span.start(m) }
        return outcome
      }
      if isBatched { gather.open }
      Mark(loop)
      Step("find the next VMA of the range", to: [out, next]) { m in
        guard let area = m.areas(process, from: m[from], to: span.end(m)).first else {
          if m[from] < span.end(m) { m[error] = .ENOMEM }
          return .jump(out)
        }
        let places = VMAPlaces(process, area)
        if m[from] < m[places.start] {
          m[error] = .ENOMEM
          m[from] = m[places.start]
        }
        m[to] = min(m[places.end], span.end(m))
        m[zapEnd] = m[to]
        if m[places.kind] == .hugetlb {
          guard m[from].isHugeAligned else {
            m[error] = .EINVAL
            return .jump(out)
          }
          m[zapEnd] = m[to].hugeAligned
          if m[zapEnd] == m[from] { return .jump(next) }
        }
        return .next
      }
      Step.drainBeforeZap(scope)
      if !isBatched { gather.open }
      invalidation.start
      ZapRange(process: process, span: part, gather: gather)
      invalidation.end
      if !isBatched { gather.finish }
      if isBatched && scope.shape.hugePages > 0 {
        Step(
          "look whether the VMA is hugetlb memory",
          why: "The pool is small: a fault elsewhere would find no page in it.", to: [next]
        ) { m in m.isHugetlb(process, m[from]) ? .skip : .skip(to: next) }
        gather.finish
        gather.open
      }
      Mark(next)
      Step("go on to the next VMA", to: [loop]) { m in
        m[from] = m[to]
        return m[from] < span.end(m) ? .jump(loop) : .next
      }
      Mark(out)
      if isBatched { gather.finish }
      Step("release the lock") { m in
        m.releaseRangeLock(process, span)
        return m[error] == .none ? .leave : m.fail(m[error])
      }
    }
  }
}

extension Machine {
  /// Locks a range for reading: its one VMA, or the whole address space.
  fileprivate mutating func takeRangeLock(
    _ process: ProcessNumber, _ span: Span, _ perVMA: Bool
  ) -> Outcome {
    if perVMA, let area = findArea(process, span.start(self)) {
      let places = VMAPlaces(process, area)
      if span.end(self) <= self[places.end] && self[places.lock].writer == nil
        && self[self.process(process).mmapLock].writer == nil
      {
        return takeRead(places.lock)
      }
    }
    return takeRead(self.process(process).mmapLock)
  }

  fileprivate mutating func releaseRangeLock(_ process: ProcessNumber, _ span: Span) {
    if let area = findArea(process, span.start(self)) {
      let lock = VMAPlaces(process, area).lock
      if self[lock].isRead(by: me.number) {
        releaseRead(lock)
        return
      }
    }
    releaseRead(self.process(process).mmapLock)
  }
}
