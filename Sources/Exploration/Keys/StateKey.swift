/// A packed state: a fixed number of 64-bit words.
///
/// Bits are numbered from 0, the lowest bit of the first word. The highest bit of all is no part of
/// the state: it is set in every key of a state, so that zero means "no key".
protocol StateKey: BitwiseCopyable, Equatable {
  /// Words in a key.
  static var wordCount: Int { get }
  static var zero: Self { get }
  /// The word that holds the highest bit.
  var top: UInt64 { get set }
  /// All words mixed into one; only the high bits are good.
  var folded: UInt64 { get }
  /// The number of the lowest bit that is set. The key must not be zero.
  var lowestBit: Int { get }
  var isZero: Bool { get }

  /// Zero if the keys are equal; found without a branch.
  func difference(from other: Self) -> UInt64
  subscript(word: Int) -> UInt64 { get set }
  static func ^ (a: Self, b: Self) -> Self
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static prefix func ~ (a: Self) -> Self
}

extension StateKey {
  /// Bits that fields can have.
  static var capacity: Int { wordCount * 64 - 1 }

  /// The key with only its highest bit set: the state in which every field holds number 0.
  @inline(__always)
  static var occupied: Self {
    var key = Self.zero
    key.top = 1 << 63
    return key
  }

  /// The key with one bit set.
  static func bit(_ number: Int) -> Self {
    var key = Self.zero
    key[number >> 6] = 1 << UInt64(number & 63)
    return key
  }
}

/// A key of one word: what wider keys are made of.
struct OneWord: StateKey {
  var top: UInt64

  static var wordCount: Int { 1 }
  @inline(__always) static var zero: OneWord { OneWord(top: 0) }
  @inline(__always) var folded: UInt64 { top }
  @inline(__always) var lowestBit: Int { top.trailingZeroBitCount }
  @inline(__always) var isZero: Bool { top == 0 }
  @inline(__always) func difference(from other: OneWord) -> UInt64 { top ^ other.top }

  @inline(__always)
  subscript(word: Int) -> UInt64 {
    get { top }
    set { top = newValue }
  }

  @inline(__always)
  static func ^ (a: OneWord, b: OneWord) -> OneWord { OneWord(top: a.top ^ b.top) }
  @inline(__always)
  static func & (a: OneWord, b: OneWord) -> OneWord { OneWord(top: a.top & b.top) }
  @inline(__always)
  static func | (a: OneWord, b: OneWord) -> OneWord { OneWord(top: a.top | b.top) }
  @inline(__always)
  static prefix func ~ (a: OneWord) -> OneWord { OneWord(top: ~a.top) }
}

/// A key with one word more than another.
struct Wider<Base: StateKey>: StateKey {
  var base: Base
  var top: UInt64

  @inline(__always) static var wordCount: Int { Base.wordCount + 1 }
  @inline(__always) static var zero: Wider { Wider(base: .zero, top: 0) }
  @inline(__always) var isZero: Bool { top == 0 && base.isZero }
  @inline(__always)
  func difference(from other: Wider) -> UInt64 {
    (top ^ other.top) | base.difference(from: other.base)
  }

  @inline(__always)
  var folded: UInt64 {
    let product = (base.folded ^ 0x9e37_79b9_7f4a_7c15)
      .multipliedFullWidth(by: top ^ 0xd6e8_feb8_6659_fd93)
    return product.high ^ product.low
  }

  @inline(__always)
  var lowestBit: Int {
    base.isZero ? Base.wordCount * 64 + top.trailingZeroBitCount : base.lowestBit
  }

  @inline(__always)
  subscript(word: Int) -> UInt64 {
    get { word == Base.wordCount ? top : base[word] }
    set {
      if word == Base.wordCount { top = newValue } else { base[word] = newValue }
    }
  }

  @inline(__always)
  static func == (a: Wider, b: Wider) -> Bool { a.top == b.top && a.base == b.base }
  @inline(__always)
  static func ^ (a: Wider, b: Wider) -> Wider { Wider(base: a.base ^ b.base, top: a.top ^ b.top) }
  @inline(__always)
  static func & (a: Wider, b: Wider) -> Wider { Wider(base: a.base & b.base, top: a.top & b.top) }
  @inline(__always)
  static func | (a: Wider, b: Wider) -> Wider { Wider(base: a.base | b.base, top: a.top | b.top) }
  @inline(__always)
  static prefix func ~ (a: Wider) -> Wider { Wider(base: ~a.base, top: ~a.top) }
}

typealias TwoWords = Wider<OneWord>
typealias ThreeWords = Wider<TwoWords>
typealias FourWords = Wider<ThreeWords>
