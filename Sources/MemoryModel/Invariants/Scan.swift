extension Machine {
  /// Calls the body for every word of a range that is not zero. The range must begin at a multiple
  /// of 512 places; stretches that nobody wrote cost nothing.
  func forEachWord(from first: Int, count: Int, _ body: (Int, UInt64) -> Void) {
    var number = first >> 9
    let end = (first + count + 511) >> 9
    while number < end {
      noteReadOfPage(number)
      if let page = directory[number].words {
        var offset = 0
        while offset < 512 {
          let block = UnsafeRawPointer(page + offset).loadUnaligned(as: SIMD8<UInt64>.self)
          if block != SIMD8<UInt64>.zero {
            for lane in 0..<8 where block[lane] != 0 {
              body(number << 9 + offset + lane, block[lane])
            }
          }
          offset += 8
        }
      }
      number += 1
    }
  }

  /// Calls the body for every folio, and every page that could be one, in order; with the lowest frame
  /// allocated first nothing counts them, so there it is all frames near one that was used.
  func forEachFrame(_ body: (FrameNumber) -> Void) {
    let used = shape.allocation == .lowest ? FolioPlaces.limit : self[Globals.framesEverUsed]
    var number = 1
    while number <= used {
      let frame = FrameNumber(number)
      guard isTouched(folio(frame).refcount.index) else { break }
      if !self[page(frame).link].isTail { body(frame) }
      number += 1
    }
    for number in 0..<self[Globals.hugePagesEverUsed] { body(FrameNumber(hugePage: number)) }
  }

  /// Calls the body for every slot of page tables and PMD tables whose entry, TLBs or mirrors hold something, in
  /// order.
  func forEachSlot(_ body: (EntrySlot) -> Void) {
    let owners = 1 + Limits.processors + Limits.devices
    var number = 1
    let used = self[Globals.tablesEverUsed]
    while number <= used {
      let table = TableNumber(number)
      if self[self.table(table).level] <= 1 {
        let first = self.table(table).entry(0).index
        for owner in 0..<owners {
          forEachWord(from: first + owner * EntrySlot.count, count: 512) { place, _ in
            let slot = EntrySlot(table, (place - first) & 511)
            if isFirst(owner, slot) { body(slot) }
          }
        }
      }
      number += 1
    }
  }

  /// True if none of a slot's places before that of an owner holds something.
  private func isFirst(_ owner: Int, _ slot: EntrySlot) -> Bool {
    for other in 0..<owner where word(slot.entry.index + other * EntrySlot.count) != 0 {
      return false
    }
    return true
  }
}
