import MemoryModel

/// fork(): the child gets the parent's VMAs, and its anonymous pages shared until somebody writes.
///
/// A device-exclusive entry is restored in the parent first. That needs the folio lock, which is
/// only tried: if somebody has it, fork() fails with ENOMEM, on every kernel. A parent that is being
/// killed looks before every VMA and at the end (`fatal_signal_pending()`): EINTR. Either way the child
/// is never born.
public struct Fork: OperationPath {
  let parent: ProcessNumber
  let child: ProcessNumber
  /// Whether another actor may end the parent meanwhile.
  let mayBeKilled: Bool

  /// fork() of a process; the child has a number already.
  public init(parent: ProcessNumber, child: ProcessNumber, mayBeKilled: Bool = false) {
    self.parent = parent
    self.child = child
    self.mayBeKilled = mayBeKilled
  }

  /// The function that it models.
  public var routine: Routine { Routine("dup_mmap", "kernel/fork.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (parent, child, mayBeKilled) = (parent, child, mayBeKilled)
    let from: Local<VirtualPage> = scope.local("start")
    let to: Local<VirtualPage> = scope.local("end")
    let all: Local<VirtualPage> = scope.local("all_end")
    let span = Span(start: Address(from), end: Address(to))
    let loop = scope.label("loop")
    let failed = scope.label("failed")
    let out = scope.label("out")
    let hugetlb = scope.label("hugetlb")
    return Listing {
      Step("take the parent's mmap_lock for writing") { m in
        m.takeWrite(m.process(parent).mmapLock)
      }
      Mark(loop)
      if mayBeKilled {
        Step("give up, because a fatal signal is pending", to: [failed]) { m in
          m[m.process(parent).state] == .exiting ? .skip(to: failed) : .skip
        }
      }
      Step("copy the next VMA", to: [out, failed, loop, hugetlb]) { m in
        guard let number = m.areas(parent, from: m[to], to: .endOfUserSpace).first else {
          return .skip(to: out)
        }
        let area = VMAPlaces(parent, number)
        if m[area.lock].hasReaders { return .blocked(on: area.lock) }
        let vma = VMANumber(parent, number)
        if let lock = m.walkedTree(of: vma) { return .blocked(on: lock) }
        guard m.duplicateArea(vma, in: child) else { return .jump(failed) }
        m[from] = m[area.start]
        m[to] = m[area.end]
        let needsCopy = m[area.anonymousVMA] != 0 && !m[area.kind].isShared
        if !needsCopy { return .jump(loop) }
        return m[area.kind] == .hugetlb ? .jump(hugetlb) : .next
      }
      Call(CopyPageRange(parent: parent, child: child, span: span), onError: failed)
      GoTo(loop)
      Mark(hugetlb)
      if scope.shape.hugePages > 0 {
        Call(
          CopyPageRange(parent: parent, child: child, span: span, isHuge: true), onError: failed)
        GoTo(loop)
      }
      Mark(out)
      if mayBeKilled {
        Step("drop the copy, because a fatal signal is pending", to: [failed]) { m in
          m[m.process(parent).state] == .exiting ? .skip(to: failed) : .skip
        }
      }
      Step(
        "flush the parent's TLBs, complete the child",
        why: "Shared pages are read-only from here on, for the parent too."
      ) { m in
        m.flushTranslations(parent, VirtualPage(0), .endOfUserSpace)
        m.duplicateNames(parent, child)
        m[m.process(child).state] = .alive
        m.releaseWrite(m.process(parent).mmapLock)
        return .leave
      }
      Mark(failed)
      Step("flush the parent's TLBs, release mmap_lock") { m in
        m.flushTranslations(parent, VirtualPage(0), .endOfUserSpace)
        m.releaseWrite(m.process(parent).mmapLock)
        m[from] = VirtualPage(0)
        m[all] = .endOfUserSpace
        return .next
      }
      UnmapRegion(process: child, span: Span(start: Address(from), end: Address(all)))
      if mayBeKilled {
        Step("return EINTR from fork(), whose parent is being killed") { m in
          guard m[m.process(parent).state] == .exiting else { return .skip }
          return m.endFork(child, .EINTR)
        }
      }
      Step("return ENOMEM from fork(), with memory plentiful") { m in m.endFork(child, .ENOMEM) }
    }
  }
}

extension Machine {
  /// The child is never born.
  fileprivate mutating func endFork(_ child: ProcessNumber, _ errno: Errno) -> Outcome {
    self[process(child).areasEverUsed] = 0
    self[process(child).state] = .neverBorn
    return fail(errno)
  }

  /// `vm_area_dup` and `anon_vma_fork`: the child's VMA stands in the trees of its parent's, and in the
  /// tree of the file directly behind it. False if there is no room for it.
  fileprivate mutating func duplicateArea(_ vma: VMANumber, in child: ProcessNumber) -> Bool {
    let area = vma.places
    guard
      let copy = duplicate(
        vma, in: child, start: self[area.start], end: self[area.end], offset: self[area.offset])
    else { return false }
    guard forkAnonymousVMA(from: vma, to: copy) else {
      removeArea(copy)
      return false
    }
    if self[area.file] != 0 { insert(copy, after: vma) }
    return true
  }

  /// The child knows the parent's mappings by the same names.
  fileprivate mutating func duplicateNames(_ parent: ProcessNumber, _ child: ProcessNumber) {
    for name in 0..<Limits.mappingNames {
      self[process(child).mappingStart(name)] = self[process(parent).mappingStart(name)]
      self[process(child).mappingPages(name)] = self[process(parent).mappingPages(name)]
      self[process(child).formerPages(name)] = self[process(parent).formerPages(name)]
    }
  }
}
