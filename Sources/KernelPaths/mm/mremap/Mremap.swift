import MemoryModel

/// mremap() of a whole mapping to a fresh place: entries move as they are, device-exclusive ones
/// too. EFAULT if one VMA does not cover the mapping.
public struct Mremap: KernelPath {
  let process: ProcessNumber
  let name: Int
  let newName: Int

  public init(_ process: ProcessNumber, name: Int, newName: Int) {
    self.process = process
    self.name = name
    self.newName = newName
  }

  public var routine: Routine { Routine("move_vma", "mm/mremap.c") }

  public func listing(in frame: Frame) -> Listing {
    let (process, name, newName) = (process, name, newName)
    let old: Local<VirtualPage> = frame.local("old_addr")
    let oldEnd: Local<VirtualPage> = frame.local("old_end")
    let new: Local<VirtualPage> = frame.local("new_addr")
    let span = Span(start: Address(old), end: Address(oldEnd))
    let invalidation = Invalidation(.unmap, process, span, in: frame)
    return Listing {
      Step("take mmap_lock for writing") { m in m.takeWrite(m.process(process).mmapLock) }
      Step("copy the VMA to a fresh place") { m in
        let places = m.process(process)
        let (start, pages) = (m[places.mappingStart(name)], m[places.mappingPages(name)])
        guard let number = m.findArea(process, start),
          m[VMAPlaces(process, number).start] <= start,
          start + pages <= m[VMAPlaces(process, number).end]
        else {
          m.releaseWrite(places.mmapLock)
          return m.fail(.EFAULT)
        }
        if let lock = m.readLockedArea(process, from: start, to: start + pages) {
          return .blocked(on: lock)
        }
        let place = m.freshPlacement(pages)
        guard m.copyArea(process, number, to: place) else {
          m.releaseWrite(places.mmapLock)
          return m.fail(.ENOMEM)
        }
        m[old] = start
        m[oldEnd] = start + pages
        m[new] = place
        return .next
      }
      invalidation.start
      MovePageTables(process: process, span: span, new: new)
      invalidation.end
      UnmapRegion(process: process, span: span)
      Step("the mapping has its new place; release mmap_lock") { m in
        let places = m.process(process)
        m[places.mappingStart(newName)] = m[new]
        m[places.mappingPages(newName)] = m[oldEnd] - m[old]
        if name != newName {
          m[places.mappingStart(name)] = VirtualPage(0)
          m[places.mappingPages(name)] = 0
        }
        m.releaseWrite(places.mmapLock)
        return .next
      }
    }
  }
}

/// `move_ptes()`: takes every entry of a range to its new place, under both page-table locks.
struct MovePageTables: KernelPath {
  let process: ProcessNumber
  let span: Span
  let new: Local<VirtualPage>

  var routine: Routine { Routine("move_page_tables", "mm/mremap.c") }

  func listing(in frame: Frame) -> Listing {
    let (process, span, new) = (process, span, new)
    let cursor: Local<VirtualPage> = frame.local("addr")
    let target: @Sendable (borrowing Machine, VirtualPage) -> VirtualPage = { m, page in
      m[new] + (page - span.start(m))
    }
    return Listing {
      Mark(.loop)
      Step("take the page-table locks of both places") { m in
        let from = max(m[cursor], span.start(m))
        guard let found = m.nextEntry(process, from: from, to: span.end(m)) else {
          return .skip(to: .done)
        }
        let lock = TablePlaces(found.slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard let goal = m.allocateTables(process, target(m, found.page)) else {
          return m.fail(.ENOMEM)
        }
        m[lock] = m.meAsOwner
        m[TablePlaces(goal.table).lock] = m.meAsOwner
        m[cursor] = found.page
        return .next
      }
      Step(
        "clear the entry",
        why: "A present one must leave the TLBs before it appears elsewhere."
      ) { m in
        guard let slot = m.slot(process, m[cursor]), let goal = m.slot(process, target(m, m[cursor]))
        else { return .next }
        var entry = m[slot.entry]
        if entry.isPresent { entry.isSoftDirty = true } else { entry.isSwapSoftDirty = true }
        m[slot.entry] = .none
        m[goal.entry] = entry
        m.flushTranslations(slot)
        return .next
      }
      Step("release both page-table locks") { m in
        if let lock = m.pageTableLock(process, m[cursor]) { m.release(lock) }
        if let lock = m.pageTableLock(process, target(m, m[cursor])) { m.release(lock) }
        m[cursor] = m[cursor] + 1
        return .jump(.loop)
      }
      Mark(.done)
    }
  }
}

extension Machine {
  /// `copy_vma`: the same VMA at another place, with the anon_vma of the old one.
  mutating func copyArea(_ process: ProcessNumber, _ number: Int, to start: VirtualPage) -> Bool {
    let area = VMAPlaces(process, number)
    let pages = self[area.end] - self[area.start]
    let isUntouched = self[area.kind] == .anonymous && self[area.anonymousRoot] == 0
    guard
      let copy = insertArea(
        process, start: start, pages: pages, self[area.kind], self[area.permissions],
        file: self[area.file], offset: isUntouched ? start.number : self[area.offset],
        name: self[area.name])
    else { return false }
    if self[area.file] != 0 { self[file(self[area.file]).mappings] += 1 }
    self[VMAPlaces(process, copy).anonymousRoot] = self[area.anonymousRoot]
    return true
  }
}
