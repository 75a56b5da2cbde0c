/// One write to the machine: which place, the word before and the word after.
public struct Change: Equatable, Sendable {
  public let place: Int
  public let old: UInt64
  public let new: UInt64

  @inlinable
  public init(place: Int, old: UInt64, new: UInt64) {
    self.place = place
    self.old = old
    self.new = new
  }
}
