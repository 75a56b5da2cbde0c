/// Pages of a mapping: `heap` all of it, `heap+3` one page, `heap+1..4` pages 1, 2, 3 and 4.
///
/// Pages may lie beyond the end of the mapping, or where it has a hole.
public struct PageRange: Hashable, Sendable {
  /// Which pages of the mapping.
  public enum Selection: Hashable, Sendable {
    /// All pages that it had when it was mapped.
    case whole
    /// The page with this number.
    case page(Int)
    /// These pages, both ends included.
    case pages(ClosedRange<Int>)
  }

  /// The name of the mapping.
  public var mapping: String
  /// Which of its pages.
  public var selection: Selection

  /// Names pages of a mapping.
  public init(mapping: String, selection: Selection = .whole) {
    self.mapping = mapping
    self.selection = selection
  }

  /// The numbers of the pages, for a mapping that was made with this many.
  public func pages(ofMappingWith count: Int) -> Range<Int> {
    switch selection {
    case .whole: 0..<max(0, count)
    case .page(let page): page..<page + 1
    case .pages(let pages): pages.lowerBound..<pages.upperBound + 1
    }
  }
}

extension PageRange: CustomStringConvertible {
  /// The range as it is written.
  public var description: String {
    switch selection {
    case .whole: mapping
    case .page(let page): "\(mapping)+\(page)"
    case .pages(let pages): "\(mapping)+\(pages.lowerBound)..\(pages.upperBound)"
    }
  }
}
