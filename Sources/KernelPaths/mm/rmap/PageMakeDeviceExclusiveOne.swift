import MemoryModel

/// `page_make_device_exclusive_one()`, called by the reverse-map walk for a VMA that could map the
/// folio: converts the folio's entry there, whether it is the wanted one or another process's.
struct PageMakeDeviceExclusiveOne: KernelPath {
  let target: ProcessNumber
  let targetPage: Address
  /// Stands at the VMA that is visited.
  let walk: RmapWalk<AnonymousVMALink>
  let owner: Int?
  let folios: [Local<FrameNumber>]
  let index: Local<Int>
  let valid: Local<Bool>
  /// Set if the walk is to end here (`rmap_one` returns false).
  let stop: Local<Bool>

  var routine: Routine {
    Routine("page_make_device_exclusive_one", "mm/rmap.c", versions: "up to 6.14")
  }

  func listing(in scope: Scope) -> Listing {
    let (target, targetPage, walk) = (target, targetPage, walk)
    let (folios, index, valid, stop) = (folios, index, valid, stop)
    let (space, page) = (walk.space, walk.page)
    let kernel = scope.kernel
    let original: Local<PTE> = scope.local("pteval")
    let invalidation = Invalidation(
      .exclusive, in: space, Span(page: page), owner: owner, scope)
    let unlock = scope.label("unlock")
    return Listing {
      if kernel.has(.exclusiveNotification) { invalidation.start }
      Step(
        "take the page-table lock, clear the entry if it is present",
        why: "Nobody asks whether it is writable; a read-only entry is converted too.", to: [unlock]
      ) { m in
        let visited = space(m)
        guard let slot = m.leaf(visited, page(m))?.slot else { return .skip(to: unlock) }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        let frame = m[folios[m[index]]]
        if m.isExclusive(frame, visited, page(m)) {
          m[stop] = true
          return .jump(unlock)
        }
        guard m.isMapped(frame, visited, page(m), writable: false) else {
          return .skip(to: unlock)
        }
        m[lock] = m.meAsOwner
        m.clearEntry(visited, page(m), into: original, folio: frame)
        if visited == target && page(m) == targetPage(m) && m[original].isWritable {
          m[valid] = true
        }
        return .next
      }
      if kernel.has(.flushOnConversion) { Step.flush(in: space, page) }
      Step(
        "store the device-exclusive entry, drop the mapping",
        why: "The entry keeps its reference but gives up its mapcount."
      ) { m in
        m.storeExclusive(space(m), page(m), m[original], m[folios[m[index]]], kernel)
        m[original] = .none
        return .next
      }
      Step.unlockPageTable(in: space, page)
      Mark(unlock)
      if kernel.has(.exclusiveNotification) { invalidation.end }
    }
  }
}

extension Machine {
  /// The entry of a page is device-exclusive for that frame.
  fileprivate func isExclusive(_ frame: FrameNumber, _ process: ProcessNumber, _ page: VirtualPage)
    -> Bool
  {
    let contents = contents(entry(process, page))
    return contents.isExclusive && contents.page == frame
  }
}
