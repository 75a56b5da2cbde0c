/// One page of a mapping, or of a pinned buffer: `heap+3`.
public struct PageReference: Hashable, Sendable {
  /// The name of the mapping, or of the pin.
  public var name: String
  /// The number of the page, counted from 0.
  public var page: Int

  /// Names one page.
  public init(name: String, page: Int) {
    self.name = name
    self.page = page
  }
}

extension PageReference: CustomStringConvertible {
  /// The page as it is written.
  public var description: String { "\(name)+\(page)" }
}
