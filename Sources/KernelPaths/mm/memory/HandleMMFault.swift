import MemoryModel

/// Handles a page fault: looks at the entry and does what its kind asks for. Returns without an
/// error when the access may be tried again.
struct HandleMMFault: KernelPath {
  let process: ProcessNumber
  let page: Address
  let isWrite: Bool
  let fromKernel: Bool
  /// How the fault's lock is given up while it waits for a folio; nil if the fault may not.
  var lock: FaultLock?

  var routine: Routine { Routine("handle_mm_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    let site = FaultSite(
      process: process, page: page, isWrite: isWrite, fromKernel: fromKernel,
      processor: scope.processor,
      original: scope.local("orig_pte"))
    let hasHugePages = scope.shape.hugePages > 0
    let hugetlb = scope.label("hugetlb")
    let anonymous = scope.label("anonymous")
    let softleaf = scope.label("softleaf")
    let done = scope.label("done")
    let readFault = scope.label("read_fault")
    let copyFault = scope.label("cow_fault")
    let sharedFault = scope.label("shared_fault")
    let writeProtected = scope.label("write_protected")
    let spurious = scope.label("spurious")
    return Listing {
      if hasHugePages {
        Step("take hugetlb's own path if the mapping is hugetlb", to: [hugetlb]) { m in
          m[site.area(m).kind] == .hugetlb ? .skip(to: hugetlb) : .skip
        }
      }
      Step("allocate the missing page tables") { m in
        if m.leaf(site.process, site.page(m)) != nil { return .skip }
        guard m.allocateTables(site.process, site.page(m)) != nil else { return m.fail(.ENOMEM) }
        return .next
      }
      Step(
        "read the entry without a lock",
        why: "What it holds decides what is done; it is compared again under the lock.",
        to: [anonymous, sharedFault, readFault, copyFault, softleaf, writeProtected, spurious]
      ) { m in
        let entry = m[site.slot(m).entry]
        m[site.original] = entry
        if entry.isNone {
          let area = site.area(m)
          switch m[area.kind] {
          case .anonymous: return .jump(anonymous)
          case .sharedMemory, .file:
            return .jump(site.isWrite ? sharedFault : readFault)
          case .privateFile: return .jump(site.isWrite ? copyFault : readFault)
          case .none, .hugetlb: return m.fail(.EFAULT)
          }
        }
        if !entry.isPresent { return .jump(softleaf) }
        return .jump(site.isWrite && !entry.isWritable ? writeProtected : spurious)
      }
      Mark(anonymous)
      DoAnonymousPage(site: site)
      GoTo(done)
      Mark(readFault)
      DoReadFault(site: site)
      GoTo(done)
      Mark(copyFault)
      DoCowFault(site: site)
      GoTo(done)
      Mark(sharedFault)
      DoSharedFault(site: site)
      GoTo(done)
      Mark(softleaf)
      DoSwapPage(site: site, lock: lock)
      GoTo(done)
      Mark(writeProtected)
      DoWPPage(site: site)
      GoTo(done)
      Mark(spurious)
      Step.markAccessed(site)
      Mark(hugetlb)
      if hasHugePages { HugetlbFault(site: site) }
      Mark(done)
    }
  }
}

extension Step {
  /// Ends a fault that finds its page mapped already.
  static func markAccessed(_ site: FaultSite) -> Step {
    Step(
      "mark the entry accessed",
      why: "Somebody else has mapped the page meanwhile; the access will find it."
    ) { m in
      guard let lock = m.pageTableLock(site.process, site.page(m)) else { return .leave }
      guard m[lock].isFree else { return .blocked(on: lock) }
      if site.isUnchanged(m) {
        m[site.slot(m).entry].isAccessed = true
        if site.isWrite { m[site.slot(m).entry].isDirty = true }
      }
      return .leave
    }
  }
}
