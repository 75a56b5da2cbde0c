extension Machine {
  /// Takes a frame as the machine's shape says. One reference, no mapping, zero-filled. Nil if memory
  /// is exhausted.
  public mutating func allocateFrame(_ flags: FolioFlags) -> FrameNumber? {
    guard let frame = shape.allocation == .lowest ? lowestFreeFrame : takeFreeFrame() else {
      reach(.frames)
      return nil
    }
    let places = folio(frame)
    self[places.refcount] = 1
    self[places.flags] = flags.union(.allocated)
    return frame
  }

  private var lowestFreeFrame: FrameNumber? {
    (1..<FrameNumber.firstHuge).lazy.map { FrameNumber($0) }
      .first { !self[folio($0).flags].contains(.allocated) }
  }

  /// The frame freed last, else one never used.
  private mutating func takeFreeFrame() -> FrameNumber? {
    let frame = self[Globals.freeFrames]
    if frame.exists {
      self[Globals.freeFrames] = self[page(frame).link].frame
      self[page(frame).link] = .none
      return frame
    }
    let used = self[Globals.framesEverUsed]
    guard used + 1 < FrameNumber.firstHuge else { return nil }
    self[Globals.framesEverUsed] = used + 1
    return FrameNumber(used + 1)
  }

  /// Drops one reference; the last one gives the frame back. The zero page is not counted.
  public mutating func putFolio(_ frame: FrameNumber) {
    if frame == .zero { return }
    let places = folio(frame)
    let count = self[places.refcount] - 1
    self[places.refcount] = count
    if count == 0 { freeFrame(frame) }
  }

  /// Takes one reference. The zero page is not counted.
  @inlinable
  public mutating func getFolio(_ frame: FrameNumber) {
    if frame == .zero { return }
    self[folio(frame).refcount] += 1
  }

  /// Takes a huge page from the pool: the one that came back last, else one never used. One reference,
  /// no mapping, zero-filled. Nil if the pool is empty.
  ///
  /// PG_dirty of a page that was in use before is still set, as in the kernel.
  public mutating func allocateHugePage() -> FrameNumber? {
    var frame = self[Globals.freeHugePages]
    if frame.exists {
      self[Globals.freeHugePages] = self[page(frame).link].frame
      self[page(frame).link] = .none
    } else {
      let used = self[Globals.hugePagesEverUsed]
      guard used < shape.hugePages else { return nil }
      frame = FrameNumber(hugePage: used)
      self[Globals.hugePagesEverUsed] = used + 1
    }
    self[Globals.hugePagesInUse] += 1
    self[folio(frame).refcount] = 1
    self[folio(frame).flags].insert(.allocated)
    for number in 0..<pageCount(of: frame) { self[page(frame + number).content] = 0 }
    return frame
  }

  /// Copies the content of all pages of a huge page.
  public mutating func copyHugePage(_ source: FrameNumber, to target: FrameNumber) {
    for number in 0..<pageCount(of: source) {
      let content = self[page(source + number).content]
      self[page(target + number).content] = content
    }
  }

  private mutating func freeHugePage(_ frame: FrameNumber) {
    let places = folio(frame)
    self[places.flags].formIntersection([.hugetlb, .head, .dirty])
    self[places.mapping] = 0
    self[places.offset] = 0
    self[page(frame).link] = .next(self[Globals.freeHugePages])
    self[Globals.freeHugePages] = frame
    self[Globals.hugePagesInUse] -= 1
  }

  private mutating func freeFrame(_ frame: FrameNumber) {
    let places = folio(frame)
    if self[places.flags].contains(.hugetlb) { return freeHugePage(frame) }
    self[places.flags] = []
    self[places.mapping] = 0
    self[places.offset] = 0
    self[page(frame).content] = 0
    if shape.allocation == .lowest { return }
    self[page(frame).link] = .next(self[Globals.freeFrames])
    self[Globals.freeFrames] = frame
  }
}
