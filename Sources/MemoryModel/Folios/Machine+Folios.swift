extension Machine {
  /// The folio in use that follows a frame: ordinary ones first, then those of the hugetlb pool. Nil
  /// behind the last.
  public func nextFolio(after frame: FrameNumber) -> FrameNumber? {
    var candidate = frame
    while let next = frameAfter(candidate) {
      if self[folio(next).flags].contains(.allocated) { return next }
      candidate = next
    }
    return nil
  }

  /// The folio in use before a frame, the last one before `none`; nil before the first.
  public func previousFolio(before frame: FrameNumber) -> FrameNumber? {
    var candidate = frame
    while let previous = frameBefore(candidate) {
      if self[folio(previous).flags].contains(.allocated) { return previous }
      candidate = previous
    }
    return nil
  }

  /// The next frame that was ever used and can be a folio.
  private func frameAfter(_ frame: FrameNumber) -> FrameNumber? {
    let (used, pool) = (self[Globals.framesEverUsed], self[Globals.hugePagesEverUsed])
    if !frame.isInHugePage {
      if frame.number < used { return frame + 1 }
      return pool > 0 ? FrameNumber(hugePage: 0) : nil
    }
    let next = frame.head + VirtualPage.hugeCount
    return next < FrameNumber(hugePage: pool) ? next : nil
  }

  private func frameBefore(_ frame: FrameNumber) -> FrameNumber? {
    let (used, pool) = (self[Globals.framesEverUsed], self[Globals.hugePagesEverUsed])
    let lastOrdinary = used > 0 ? FrameNumber(used) : nil
    if !frame.exists { return pool > 0 ? FrameNumber(hugePage: pool - 1) : lastOrdinary }
    if !frame.isInHugePage { return frame.number > 1 ? FrameNumber(frame.number - 1) : nil }
    if frame != frame.head { return frame.head }
    let previous = frame + -VirtualPage.hugeCount
    return previous.isInHugePage ? previous : lastOrdinary
  }
}
