import MemoryModel

/// mremap() of a whole mapping to a fresh place: entries move as they are, device-exclusive ones
/// too.
///
/// EFAULT if one VMA does not cover the mapping. Since 6.17 a mere move takes several VMAs, one after
/// another, with the holes between them; EFAULT if nothing is mapped at the start.
public struct Mremap: OperationPath {
  let process: ProcessNumber
  let name: Int
  let newName: Int

  /// mremap() of a whole mapping, which gets a new name with its new place.
  public init(_ process: ProcessNumber, name: Int, newName: Int) {
    self.process = process
    self.name = name
    self.newName = newName
  }

  /// The function that it models.
  public var routine: Routine { Routine("do_mremap", "mm/mremap.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, name, newName) = (process, name, newName)
    let old: Local<VirtualPage> = scope.local("old_addr")
    let oldEnd: Local<VirtualPage> = scope.local("old_end")
    let new: Local<VirtualPage> = scope.local("new_addr")
    let fresh: Local<VirtualPage> = scope.local("new_start")
    let kernel = scope.kernel
    let movesSeveral = kernel.has(.mremapSeveralAreas)
    let span = Span(start: Address(old), end: Address(oldEnd))
    let invalidation = Invalidation(.unmap, process, span, in: scope)
    let loop = scope.label("loop")
    let failed = scope.label("failed")
    let out = scope.label("out")
    return Listing {
      Step("take mmap_lock for writing") { m in m.takeWrite(m.process(process).mmapLock) }
      Mark(loop)
      Step(
        movesSeveral ? "copy the next VMA to a fresh place" : "copy the VMA to a fresh place",
        to: [failed, out]
      ) {
        m in
        let places = m.process(process)
        let (start, pages) = (m[places.mappingStart(name)], m[places.mappingPages(name)])
        let isFirst = m[fresh].number == 0
        let next = m.areas(process, from: isFirst ? start : m[oldEnd], to: start + pages).first
        guard let number = next else { return isFirst ? .skip(to: failed) : .skip(to: out) }
        let area = VMAPlaces(process, number)
        if isFirst {
          let isWhole = start + pages <= m[area.end]
          guard m[area.start] <= start, isWhole || movesSeveral else { return .skip(to: failed) }
        }
        if let lock = m.readLockedArea(process, from: start, to: start + pages) {
          return .blocked(on: lock)
        }
        let vma = VMANumber(process, number)
        if let lock = m.walkedTree(of: vma) { return .blocked(on: lock) }
        let place = isFirst ? m.freshPlacement(pages) : m[fresh]
        let offset = m[area.start] - start
        guard m.copyArea(vma, to: place + offset, kernel) else {
          m.releaseWrite(places.mmapLock)
          return m.fail(.ENOMEM)
        }
        m[old] = m[area.start]
        m[oldEnd] = m[area.end]
        m[fresh] = place
        m[new] = place + offset
        return .next
      }
      invalidation.start
      MovePageTables(process: process, span: span, new: new)
      invalidation.end
      UnmapRegion(process: process, span: span)
      if movesSeveral { GoTo(loop) }
      Mark(out)
      Step("give the mapping its new place, release mmap_lock") { m in
        let places = m.process(process)
        m[places.mappingStart(newName)] = m[fresh]
        m[places.mappingPages(newName)] = m[places.mappingPages(name)]
        m[places.formerPages(newName)] = 0
        if name != newName {
          m[places.formerPages(name)] = m[places.mappingPages(name)]
          m[places.mappingPages(name)] = 0
        }
        m.releaseWrite(places.mmapLock)
        return .leave
      }
      Mark(failed)
      Step("release mmap_lock and fail with EFAULT") { m in
        m.releaseWrite(m.process(process).mmapLock)
        return m.fail(.EFAULT)
      }
    }
  }
}

/// `move_ptes()`: takes every entry of a range to its new place, table by table, under both page-table
/// locks.
///
/// The TLBs are flushed before the locks are released: whoever takes the page away from its new place
/// must not find it in use through the old one, and whoever write-protects it must not miss it.
struct MovePageTables: KernelPath {
  let process: ProcessNumber
  let span: Span
  let new: Local<VirtualPage>

  var routine: Routine { Routine("move_page_tables", "mm/mremap.c") }

  func listing(in scope: Scope) -> Listing {
    let (process, span, new) = (process, span, new)
    let cursor: Local<VirtualPage> = scope.local("addr")
    let isForced: Local<Bool> = scope.local("force_flush")
    let walk = EntryWalk(process: process, span: span, cursor: cursor)
    let target: @Sendable (borrowing Machine, VirtualPage) -> VirtualPage = { m, page in
      m[new] + (page - span.start(m))
    }
    let loop = scope.label("loop")
    let done = scope.label("done")
    let again = scope.label("again")
    return Listing {
      Mark(loop)
      Step("take the page-table locks of both places", to: [done]) { m in
        guard let found = walk.next(m) else { return .skip(to: done) }
        let lock = TablePlaces(found.slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard
          let goal = m.allocateSlot(process, target(m, found.page), level: found.level)
        else { return m.fail(.ENOMEM) }
        m[lock] = m.meAsOwner
        m[TablePlaces(goal.table).lock] = m.meAsOwner
        m[cursor] = found.page
        return .next
      }
      Mark(again)
      Step(
        "move the entry to its new place",
        why: "A present one is still in TLBs at its old place; both places lead to the same page.",
        to: [again]
      ) { m in
        guard let slot = m.leaf(process, m[cursor])?.slot,
          let goal = m.leaf(process, target(m, m[cursor]))?.slot
        else { return .next }
        var entry = m[slot.entry]
        if entry.isPresent { m[isForced] = true }
        if !entry.isPresent {
          entry.isSwapSoftDirty = true
        } else if !entry.isHuge {
          entry.isSoftDirty = true
        }
        m[slot.entry] = .none
        m[goal.entry] = entry
        guard let found = walk.next(m), found.slot.table == slot.table,
          m.leaf(process, target(m, found.page))?.slot.table == goal.table
        else { return .next }
        m[cursor] = found.page
        return .jump(again)
      }
      Step("flush the TLBs of the old place") { m in
        guard m[isForced], m.hasTranslations(process, span.start(m), span.end(m)) else {
          return .skip
        }
        m.flushTranslations(process, span.start(m), span.end(m))
        return .next
      }
      Step("release both page-table locks", to: [loop]) { m in
        if let lock = m.pageTableLock(process, m[cursor]) { m.release(lock) }
        if let lock = m.pageTableLock(process, target(m, m[cursor])) { m.release(lock) }
        m[cursor] = m[cursor] + 1
        m[isForced] = false
        return .jump(loop)
      }
      Mark(done)
    }
  }
}

extension Machine {
  /// `copy_vma`: the same VMA at another place, in the trees of the old one's `anon_vma`s too; a part of
  /// what was moved there before if nothing tells them apart. False if there is no room for it.
  fileprivate mutating func copyArea(_ vma: VMANumber, to start: VirtualPage, _ kernel: Kernel)
    -> Bool
  {
    let area = vma.places
    let end = start + (self[area.end] - self[area.start])
    let isUntouched = self[area.kind] == .anonymous && self[area.anonymousVMA] == 0
    let request = MergeRequest(
      source: vma, start: start, end: end,
      offset: isUntouched ? start.number : self[area.offset],
      permissions: self[area.permissions], isAccounted: self[area.isAccounted])
    if let merge = merge(request, kernel), mergeNew(request, merge) { return true }
    guard
      let copy = duplicate(vma, in: vma.process, start: start, end: end, offset: request.offset)
    else { return false }
    let places = copy.places
    self[places.anonymousVMA] = self[area.anonymousVMA]
    guard cloneAnonymousVMAs(from: vma, to: copy) else {
      removeArea(copy)
      return false
    }
    if self[area.file] != 0 { insert(copy, into: file(self[area.file]).firstVMA) }
    self[places.reserved] = self[area.reserved]
    self[places.ownsReserve] = self[area.ownsReserve]
    self[places.lostPage] = self[area.lostPage]
    self[area.reserved] = 0
    return true
  }
}
