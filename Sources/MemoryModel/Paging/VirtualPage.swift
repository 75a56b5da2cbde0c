/// A virtual page number: the address divided by 4096.
public struct VirtualPage: PlaceValue, Hashable, Comparable, Sendable {
  public let word: UInt64

  @inlinable public init(word: UInt64) { self.word = word }
  @inlinable public init(_ number: Int) { word = UInt64(number) }

  @inlinable public var number: Int { Int(word) }
  /// In bytes.
  @inlinable public var address: UInt64 { word << 12 }

  @inlinable
  public static func + (page: VirtualPage, count: Int) -> VirtualPage {
    VirtualPage(page.number + count)
  }
  @inlinable
  public static func - (a: VirtualPage, b: VirtualPage) -> Int { a.number - b.number }
  @inlinable
  public static func < (a: VirtualPage, b: VirtualPage) -> Bool { a.word < b.word }

  /// Index into the table of a level: 3 for the PGD, 2 PUD, 1 PMD, 0 page table.
  @inlinable
  public func index(level: Int) -> Int { Int(word >> UInt64(9 * level)) & 511 }
}
