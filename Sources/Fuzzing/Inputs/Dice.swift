/// Random numbers that are the same for the same seed, on every machine (SplitMix64).
public struct Dice: Sendable {
  private var state: UInt64

  /// Dice that fall the same way for the same seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// 64 random bits.
  public mutating func roll() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 on, below the bound; 0 for a bound below 1.
  public mutating func roll(below bound: Int) -> Int {
    Int(truncatingIfNeeded: roll() % UInt64(max(1, bound)))
  }

  /// A number of a range.
  public mutating func roll(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + roll(below: range.count)
  }

  /// True in so many of a hundred throws.
  public mutating func happens(_ percent: Int) -> Bool { roll(below: 100) < percent }

  /// One of some things; there has to be one.
  public mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[roll(below: things.count)] }
}
