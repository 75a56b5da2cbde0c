/// One write to the machine: which place, the word before and the word after.
public struct Change: Equatable, Sendable {
  /// The place that was written.
  public let place: Int
  /// Its word before.
  public let old: UInt64
  /// Its word after.
  public let new: UInt64

  /// A write as it is journalled.
  @inlinable
  public init(place: Int, old: UInt64, new: UInt64) {
    self.place = place
    self.old = old
    self.new = new
  }
}
