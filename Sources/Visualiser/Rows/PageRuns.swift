import MemoryModel

/// The pages of one VMA as rows: a known page has a row of its own, a long run of pages about which
/// nothing is known shares one. Rows are found on demand, from any page, in both directions.
struct PageRuns {
  /// The longest run of unknown pages that is still shown page by page.
  static let longestShown = 6

  let scan: LeafScan
  let start: VirtualPage
  let end: VirtualPage
  /// A page that has a row of its own in any case: the selected one.
  let pinned: VirtualPage?

  /// The row that a page of the VMA lies in.
  func run(at page: VirtualPage, _ machine: borrowing Machine) -> Range<VirtualPage> {
    if let leaf = scan.known(at: page, machine) {
      return max(leaf.page, start)..<min(leaf.end, end)
    }
    if page == pinned { return page..<page + 1 }
    var first = scan.previous(from: page, downTo: start, machine)?.end ?? start
    var last = scan.next(from: page, to: end, machine)?.page ?? end
    if let pinned, pinned >= first && pinned < last {
      if pinned < page { first = pinned + 1 } else { last = pinned }
    }
    return last - first <= Self.longestShown ? page..<page + 1 : first..<last
  }

  /// The row after one, nil behind the last.
  func run(
    after run: Range<VirtualPage>, _ machine: borrowing Machine
  ) -> Range<VirtualPage>? {
    run.upperBound < end ? self.run(at: run.upperBound, machine) : nil
  }

  /// The row before one, nil before the first.
  func run(
    before run: Range<VirtualPage>, _ machine: borrowing Machine
  ) -> Range<VirtualPage>? {
    run.lowerBound > start ? self.run(at: run.lowerBound + -1, machine) : nil
  }
}
