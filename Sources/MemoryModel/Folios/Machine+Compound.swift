extension Machine {
  /// `compound_head`: the first page of the folio that a page is part of.
  @inlinable
  public func head(of frame: FrameNumber) -> FrameNumber {
    if !frame.exists { return frame }
    let link = self[page(frame).link]
    return link.isTail ? link.frame : frame
  }

  /// `folio_order`: a folio has two to the power of that many pages.
  @inlinable
  public func order(of head: FrameNumber) -> Int {
    self[folio(head).flags].contains(.head) ? self[page(head + 1).link].order : 0
  }

  /// `folio_nr_pages`.
  @inlinable
  public func pageCount(of head: FrameNumber) -> Int { 1 << order(of: head) }

  /// `folio_test_hugetlb` of the folio that a page is part of.
  @inlinable
  public func isHugetlb(_ frame: FrameNumber) -> Bool {
    frame.exists && self[folio(head(of: frame)).flags].contains(.hugetlb)
  }

  /// `page_pgoff`: the offset of a page within what its folio belongs to.
  public func offset(of frame: FrameNumber) -> Int {
    let head = head(of: frame)
    return self[folio(head).offset] + (frame.number - head.number)
  }

  /// `prep_compound_page`: pages that follow each other become one folio.
  public mutating func makeCompound(_ head: FrameNumber, order: Int) {
    self[folio(head).flags].insert(.head)
    for number in 1..<1 << order { self[page(head + number).link] = .tail(of: head, order: order) }
  }

  /// `destroy_compound_page`: the pages of a folio are folios of their own again.
  public mutating func splitCompound(_ head: FrameNumber) {
    for number in 1..<pageCount(of: head) { self[page(head + number).link] = .none }
    self[folio(head).flags].remove(.head)
  }

  /// The name of a frame, as scenarios and screens show it: `f0`, `f1`, … and `zero`; `h0` in the
  /// hugetlb pool; `f2+1` for a further page of a large folio.
  public func name(of frame: FrameNumber) -> String { frame.name { word($0) } }
}

extension NameSource {
  /// The name of a frame at the moment in question.
  public func name(of frame: FrameNumber) -> String { frame.name { word($0) } }
}

extension FrameNumber {
  fileprivate func name(_ word: (Int) -> UInt64) -> String {
    if !exists { return "none" }
    if self == .zero { return "zero" }
    let link = PageLink(word: word(PagePlaces(self).link.index))
    let head = link.isTail ? link.frame : self
    let flags = FolioFlags(word: word(FolioPlaces(head).flags.index))
    let name =
      flags.contains(.hugetlb)
      ? "h\((head.number - FrameNumber.firstHuge) / VirtualPage.hugeCount)" : "f\(head.number - 1)"
    return head == self ? name : "\(name)+\(number - head.number)"
  }
}
