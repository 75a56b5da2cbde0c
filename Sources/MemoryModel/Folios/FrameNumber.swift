/// A frame of 4 KiB, by number: 0 is the shared zero page, 1 the first ordinary frame.
///
/// A folio is named by its first frame; which frame that is says the machine. The word of "no frame" is 0.
public struct FrameNumber: PlaceValue, Hashable, Comparable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// The frame of that number.
  @inlinable public init(_ number: Int) { word = UInt64(number + 1) }

  /// No frame.
  @inlinable public static var none: FrameNumber { FrameNumber(word: 0) }
  /// The shared zero page.
  @inlinable public static var zero: FrameNumber { FrameNumber(word: 1) }

  /// It stands for a frame.
  @inlinable public var exists: Bool { word != 0 }
  /// Its number, from 0 on.
  @inlinable public var number: Int { Int(word) - 1 }

  @inlinable static var firstPFN: UInt64 { 0x12344 }
  /// The page frame number that entries carry; the first ordinary frame has 0x12345.
  @inlinable public var pageFrameNumber: UInt64 { word &- 1 &+ FrameNumber.firstPFN }

  /// The frame of a page frame number; `none` outside the simulated memory.
  @inlinable
  public init(pageFrameNumber: UInt64) {
    let number = pageFrameNumber &- FrameNumber.firstPFN
    word = number < UInt64(FolioPlaces.limit) ? number &+ 1 : 0
  }

  /// The frame that many frames on.
  @inlinable
  public static func + (frame: FrameNumber, count: Int) -> FrameNumber {
    FrameNumber(frame.number + count)
  }
  /// By number.
  @inlinable
  public static func < (a: FrameNumber, b: FrameNumber) -> Bool { a.word < b.word }

  /// Frames from here on belong to the hugetlb pool; aligned to 2 MiB, as page frame numbers are.
  @inlinable static var firstHuge: Int {
    let limit = firstPFN + UInt64(FolioPlaces.limit - (Limits.hugePages + 1) * 512)
    return Int((limit | 511) + 1 - firstPFN)
  }
  /// The first frame of huge page number n of the pool.
  @inlinable
  init(hugePage number: Int) { self.init(FrameNumber.firstHuge + number * 512) }

  /// How the word reads: `f0`.
  public static let format = WordFormat(FrameNumber.self) { frame, names in
    names.name(of: frame)
  }
}
