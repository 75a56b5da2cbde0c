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

  /// The next frame that was ever used and can be a folio: behind the last ordinary one comes the pool.
  private func frameAfter(_ frame: FrameNumber) -> FrameNumber? {
    let head = head(of: frame)
    let next = head.exists ? head + pageCount(of: head) : .zero
    if next.number <= self[Globals.framesEverUsed] { return next }
    let pool = FrameNumber(hugePage: 0)..<FrameNumber(hugePage: self[Globals.hugePagesEverUsed])
    let first = max(next, pool.lowerBound)
    return first < pool.upperBound ? first : nil
  }

  private func frameBefore(_ frame: FrameNumber) -> FrameNumber? {
    let (used, pool) = (self[Globals.framesEverUsed], self[Globals.hugePagesEverUsed])
    let first = FrameNumber(hugePage: 0)
    let end = frame.exists ? head(of: frame) : FrameNumber(hugePage: pool)
    if frame.exists && end != frame { return end }
    if end > first { return head(of: end + -1) }
    let last = min(end.number - 1, used)
    return last > 0 ? head(of: FrameNumber(last)) : nil
  }
}
