import MemoryModel

/// `unmap_ref_private()` for the VMAs of one process: takes a huge page away from a mapping that was
/// inherited. Whoever comes there later gets SIGBUS.
struct UnmapRefPrivate: KernelPath {
  let site: FaultSite
  /// First page of the huge page, at the owner.
  let page: Address
  let folio: Local<FrameNumber>
  let visited: ProcessNumber

  var routine: Routine { Routine("unmap_ref_private", "mm/hugetlb.c") }

  func listing(in frame: Frame) -> Listing {
    let (site, page, folio, visited) = (site, page, folio, visited)
    let here: Local<VirtualPage> = frame.local("address")
    let end: Local<VirtualPage> = frame.local("address_end")
    let span = Span(start: Address(here), end: Address(end))
    let invalidation = Invalidation(
      frame.kernel.has(.notifyHugetlbOnce) ? .clear : .unmap, visited, span, in: frame)
    let gather = MMUGather(visited, span, limit: 1, in: frame)
    return Listing {
      Step("find a VMA of the mapping without a reserve of its own") { m in
        guard let found = m.inheritedHugePage(m[folio], site.area(m), page(m), in: visited) else {
          return .skip(to: .done)
        }
        m[here] = found
        m[end] = found + 512
        return .next
      }
      gather.open
      invalidation.start
      Step("take the lock, clear the entry, remember the loss") { m in
        guard let slot = m.slot(visited, m[here]), let area = m.findArea(visited, m[here]) else {
          return .skip
        }
        let lock = TablePlaces(slot.table).lock
        guard m[lock].isFree else { return .blocked(on: lock) }
        guard m.isMapped(m[folio], visited, m[here], writable: false) else { return .skip }
        if m[slot.entry].isDirty { m[m.folio(m[folio]).flags].insert(.dirty) }
        m[slot.entry] = .none
        m[VMAPlaces(visited, area).lostPage] = true
        m.removeMapping(m[folio])
        _ = gather.add(m[folio], &m)
        return .next
      }
      invalidation.end
      gather.finish
      Mark(.done)
    }
  }
}

extension Machine {
  /// Where a process maps a huge page of a mapping that it inherited.
  func inheritedHugePage(
    _ frame: FrameNumber, _ own: VMAPlaces, _ page: VirtualPage, in process: ProcessNumber
  ) -> VirtualPage? {
    guard self[self.process(process).state] == .alive else { return nil }
    let offset = linearOffset(own, page)
    for number in 0..<self[self.process(process).areasEverUsed] {
      let area = VMAPlaces(process, number)
      let first = self[area.offset]
      guard self[area.start] < self[area.end], self[area.file] == self[own.file],
        !self[area.ownsReserve], first <= offset,
        offset < first + (self[area.end] - self[area.start])
      else { continue }
      let address = self[area.start] + (offset - first)
      if isMapped(frame, process, address, writable: false) { return address }
    }
    return nil
  }
}
