import MemoryModel

/// `make_device_exclusive()` since 6.15: gives one page to a device alone. mmap_lock is held for
/// reading. On success the folio is locked and referenced.
///
/// Fails with EFAULT (no mapping, not writable), EOPNOTSUPP (not anonymous), EBUSY (with the lock or
/// the retry switched off), ENOMEM.
struct MakeDeviceExclusive: KernelPath {
  let process: ProcessNumber
  let page: Address
  /// The device that its own notification names as owner; nil is NULL.
  let owner: Int?
  /// Gets the folio.
  let folio: Local<FrameNumber>

  var routine: Routine {
    Routine("make_device_exclusive", "mm/rmap.c", versions: "6.15 and later")
  }

  func listing(in scope: Scope) -> Listing {
    let process = process
    let page = page
    let folio = folio
    let kernel = scope.kernel
    let original: Local<PTE> = scope.local("old_pte")
    let invalidation = Invalidation(
      .exclusive, process, Span(page: page), owner: owner, in: scope)
    let notifies = kernel.has(.exclusiveNotification)
    let retry = scope.label("retry")
    let abort = scope.label("abort")
    let done = scope.label("done")
    return Listing {
      Mark(retry)
      GetUserPage(process: process, page: page, folio: folio)
      Step(
        "refuse shared memory, file and hugetlb folios",
        why: "Only anonymous pages that belong to one process can be had alone."
      ) { m in
        if m.isAnonymousSmall(m[folio]) { return .skip }
        m.putFolio(m[folio])
        m[folio] = .none
        return m.fail(.EOPNOTSUPP)
      }
      if kernel.has(.waitForFolioLock) {
        Step(
          "lock the folio",
          why:
            "Held until the device has its mapping: who has to take it cannot undo the entry before."
        ) { m in m.take(m.folio(m[folio]).lock) }
      } else {
        Step("try to lock the folio", why: "Somebody else has it? Then give up.") { m in
          let lock = m.folio(m[folio]).lock
          if m[lock].isFree { return m.take(lock) }
          m.putFolio(m[folio])
          m[folio] = .none
          return m.fail(.EBUSY)
        }
      }
      if notifies { invalidation.start }
      Step(
        "walk again, clear the entry if unchanged, keep its dirty bit",
        why:
          "Same page, still writable? Under the page-table lock: the entry may have changed since. The dirty bit goes to the folio.",
        to: [abort]
      ) { m in
        guard let slot = m.leaf(process, page(m))?.slot else { return .skip(to: abort) }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard m.isMapped(m[folio], process, page(m), writable: true) else {
          return .skip(to: abort)
        }
        m[lock] = m.meAsOwner
        m.clearEntry(process, page(m), into: original, folio: m[folio])
        return .next
      }
      if kernel.has(.flushOnConversion) {
        Step.flush(process, page)
      }
      Step(
        "store the device-exclusive entry",
        why:
          "It still names the frame and holds its reference, but is not present: a processor that looks at it faults."
      ) { m in
        m.storeExclusive(process, page(m), m[original], m[folio], kernel)
        m[original] = .none
        return .next
      }
      Step.unlockPageTable(process, page)
      if notifies { invalidation.end }
      GoTo(done)
      Mark(abort)
      if notifies { invalidation.end }
      Step(
        kernel.has(.retryConversion)
          ? "unlock and put the folio, start over" : "unlock and put the folio, give up",
        to: kernel.has(.retryConversion) ? [retry] : []
      ) { m in
        m.release(m.folio(m[folio]).lock)
        m.putFolio(m[folio])
        m[folio] = .none
        return kernel.has(.retryConversion) ? .jump(retry) : m.fail(.EBUSY)
      }
      Mark(done)
    }
  }
}

extension Step {
  /// `flush_tlb_page` on all processors.
  static func flush(_ process: ProcessNumber, _ page: Address) -> Step {
    flush(in: .process(process), page)
  }

  /// The same in the address space that a walk stands in.
  static func flush(in space: Space, _ page: Address) -> Step {
    Step(
      "flush the TLBs",
      why: "A processor with the old translation would not fault."
    ) { m in
      if let slot = m.leaf(space(m), page(m))?.slot { m.flushTranslations(slot) }
      return .next
    }
  }
}

extension Machine {
  /// Anonymous, and no hugetlb folio.
  @inlinable
  func isAnonymousSmall(_ frame: FrameNumber) -> Bool {
    let flags = self[folio(frame).flags]
    return flags.contains(.anonymous) && !flags.contains(.hugetlb)
  }

  /// Clears an entry before its TLB flush; its dirty bit goes to the folio.
  mutating func clearEntry(
    _ process: ProcessNumber, _ page: VirtualPage, into original: Local<PTE>, folio: FrameNumber
  ) {
    guard let slot = leaf(process, page)?.slot else { return }
    let entry = self[slot.entry]
    self[original] = entry
    self[slot.entry] = .none
    if entry.isDirty { self[self.folio(folio).flags].insert(.dirty) }
  }

  /// Stores the device-exclusive entry that takes the place of a present one.
  mutating func storeExclusive(
    _ process: ProcessNumber, _ page: VirtualPage, _ original: PTE, _ frame: FrameNumber,
    _ kernel: Kernel
  ) {
    guard let slot = leaf(process, page)?.slot else { return }
    let kind: SoftleafKind =
      kernel.has(.oneExclusiveType)
      ? .deviceExclusive : original.isWritable ? .deviceExclusiveWrite : .deviceExclusiveRead
    guard let type = shape.softleaf.type(of: kind) else {
      preconditionFailure("this kernel has no \(kind.rawValue) entries")
    }
    var entry = PTE(type: type, offset: frame.pageFrameNumber)
    if original.isSoftDirty { entry.isSwapSoftDirty = true }
    self[slot.entry] = entry
    if !kernel.has(.keepMapcount) { removeMapping(frame) }
  }
}
