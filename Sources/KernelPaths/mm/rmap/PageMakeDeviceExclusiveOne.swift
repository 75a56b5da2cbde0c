import MemoryModel

/// `page_make_device_exclusive_one()`, called by the reverse map walk for a VMA that could map the
/// folio: converts the folio's entry there, whether it is the wanted one or another process's.
struct PageMakeDeviceExclusiveOne: KernelPath {
  let target: ProcessNumber
  let targetPage: Address
  /// The process whose VMA is visited.
  let visited: ProcessNumber
  let owner: Int?
  let folios: [Local<FrameNumber>]
  let index: Local<Int>
  let valid: Local<Bool>
  let stop: Local<Bool>

  var routine: Routine {
    Routine("page_make_device_exclusive_one", "mm/rmap.c", versions: "up to 6.14")
  }

  func listing(in frame: Frame) -> Listing {
    let (target, targetPage, visited) = (target, targetPage, visited)
    let (folios, index, valid, stop) = (folios, index, valid, stop)
    let kernel = frame.kernel
    let here: Local<VirtualPage> = frame.local("address")
    let original: Local<PTE> = frame.local("pteval")
    let page = Address(here)
    let invalidation = Invalidation(
      .exclusive, visited, Span(page: page), owner: owner, in: frame)
    return Listing {
      Step(
        "find a VMA that could map the folio",
        why: "The anon_vma tree gives every VMA of the family, also one that maps nothing any more."
      ) { m in
        let frame = m[folios[m[index]]]
        guard !m[stop], m[m.folio(frame).mapcount] > 0,
          let found = m.anonymousAddress(of: frame, in: visited)
        else { return .skip(to: .done) }
        m[here] = found
        return .next
      }
      if kernel.has(.exclusiveNotification) { invalidation.start }
      Step(
        "take the page-table lock, clear the entry if it is present",
        why: "Nobody asks whether it is writable; a read-only entry is converted too."
      ) { m in
        guard let slot = m.slot(visited, m[here]) else { return .skip(to: .unlock) }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        let frame = m[folios[m[index]]]
        if m.isExclusive(frame, visited, m[here]) {
          m[stop] = true
          return .jump(.unlock)
        }
        guard m.isMapped(frame, visited, m[here], writable: false) else {
          return .skip(to: .unlock)
        }
        m[lock] = m.meAsOwner
        m.clearEntry(visited, m[here], into: original, folio: frame)
        if visited == target && m[here] == targetPage(m) && m[original].isWritable {
          m[valid] = true
        }
        return .next
      }
      if kernel.has(.flushOnConversion) { Step.flush(visited, page) }
      Step(
        "store the device-exclusive entry, drop the mapping",
        why: "The entry keeps its reference but gives up its mapcount."
      ) { m in
        m.storeExclusive(visited, m[here], m[original], m[folios[m[index]]], kernel)
        m[original] = .none
        return .next
      }
      Step.unlockPageTable(visited, page)
      Mark(.unlock)
      if kernel.has(.exclusiveNotification) { invalidation.end }
      Mark(.done)
    }
  }
}

extension Machine {
  /// Where a process could map an anonymous folio: a VMA in the folio's anon_vma tree that covers
  /// its offset (`anon_vma_interval_tree_foreach`, `vma_address`).
  func anonymousAddress(of frame: FrameNumber, in process: ProcessNumber) -> VirtualPage? {
    guard self[self.process(process).state] == .alive else { return nil }
    let root = self[folio(frame).mapping]
    let offset = self[folio(frame).offset]
    for number in 0..<self[self.process(process).areasEverUsed] {
      let area = VMAPlaces(process, number)
      let first = self[area.offset]
      guard self[area.start] < self[area.end], isLinked(self[area.anonymousRoot], to: root),
        first <= offset, offset < first + (self[area.end] - self[area.start])
      else { continue }
      return self[area.start] + (offset - first)
    }
    return nil
  }

  /// True if VMAs with the first anon_vma stand in the tree of the second: it is the same, or a
  /// child's of it made by fork.
  func isLinked(_ own: Int, to root: Int) -> Bool {
    var number = own
    while number != 0 && number != root { number = self[anonymousVMAParent(number)] }
    return number == root && root != 0
  }

  /// The entry of a page is device-exclusive for that frame.
  func isExclusive(_ frame: FrameNumber, _ process: ProcessNumber, _ page: VirtualPage) -> Bool {
    let entry = entry(process, page)
    return isDeviceExclusive(entry) && FrameNumber(pageFrameNumber: entry.softleafOffset) == frame
  }
}
