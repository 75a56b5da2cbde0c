/// What may end, or begin, by another actor's hand while an operation has not ended: so much of its
/// listing is written out to find out, and no more.
public struct Lifetime: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// The lifetime of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The process is the child of a fork() that an actor calls: it may not be there yet, or never be.
  public static let isForked = Lifetime(rawValue: 1)
  /// Another actor ends the process.
  public static let processExits = Lifetime(rawValue: 2)
  /// Another actor opens the device file, so it may not be open yet.
  public static let fileOpens = Lifetime(rawValue: 4)
  /// Another actor closes the device file, or ends the process, which closes it too.
  public static let fileCloses = Lifetime(rawValue: 8)
  /// Other actors may be in the middle of operations on the process that this one ends.
  public static let hasOtherUsers = Lifetime(rawValue: 16)
}
