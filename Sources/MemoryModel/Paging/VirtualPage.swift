/// A virtual page number: the address divided by 4096.
public struct VirtualPage: PlaceValue, Hashable, Comparable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// The page of that number.
  @inlinable public init(_ number: Int) { word = UInt64(number) }

  /// Its number.
  @inlinable public var number: Int { Int(word) }
  /// In bytes.
  @inlinable public var address: UInt64 { word << 12 }

  /// The page that many pages on.
  @inlinable
  public static func + (page: VirtualPage, count: Int) -> VirtualPage {
    VirtualPage(page.number + count)
  }
  /// How many pages lie between two.
  @inlinable
  public static func - (a: VirtualPage, b: VirtualPage) -> Int { a.number - b.number }
  /// By address.
  @inlinable
  public static func < (a: VirtualPage, b: VirtualPage) -> Bool { a.word < b.word }

  /// Index into the table of a level: 3 for the PGD, 2 PUD, 1 PMD, 0 page table.
  @inlinable
  public func index(level: Int) -> Int { Int(word >> UInt64(9 * level)) & 511 }

  /// The address, in hexadecimal digits.
  public static let format = WordFormat(VirtualPage.self) { page, _ in
    String(page.address, radix: 16)
  }
}
