/// One decision of the kernel or of a driver that can be switched by itself: a patch of the series
/// "mm: fixes for device-exclusive entries (hmm)" (February 2025, merged in 6.15), a difference between
/// two releases, a driver's choice, or an open question of the mailing list.
///
/// A new one takes a case here, at the end, and its row in `Behaviour+Table.swift`. Its number is its
/// bit in the set of behaviours of a `Kernel`.
public enum Behaviour: Int, CaseIterable, Hashable, Sendable {
  case singlePage
  case folioWalk
  case restoreFromVMA
  case oneExclusiveType
  case keepMapcount
  case waitForFolioLock
  case retryConversion
  case clearOnRestore
  case rejectHugetlbSplit
  case perVMALock
  case folioLockOnRestore
  case exclusiveNotification
  case flushOnConversion
  case ownerFilter
  case secondNotifier
  case readRetry
  case drainDevice
  case ownNotification
  case fixupBefore
  case fixupAfter
  case sequenceAfter
  case activateOffList
  case drainBeforeZap
  case mergeTouchedArea
  case mremapSeveralAreas
  case madviseVMALock
  case rangeFaultRepeats
  case unchargeUntouched
  case cleanBecomesWritable
  case tellPerPUD
  case flushBeforeUnlock
  case delayRmap
  case batchMadviseFlush
  case notifyHugetlbOnce
  case smallFaultBatch

  /// The behaviour of that name; nil if there is none.
  public init?(named name: String) {
    guard let found = Behaviour.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// The word that switches it: `folio-walk`.
  public var name: String { Behaviour.rows[rawValue].name }

  /// What changes when it is on, and what it is like when it is off.
  public var summary: String { Behaviour.rows[rawValue].summary }

  /// Where it comes from: patch, kernel file, version.
  public var source: String { Behaviour.rows[rawValue].source }

  /// What it cannot do without.
  public var needs: [Behaviour] { Behaviour.rows[rawValue].needs }

  /// Whether the kernel as released has it.
  public func isReleased(in version: Kernel.Version) -> Bool {
    Behaviour.rows[rawValue].releases.contains(version)
  }

  /// Its place in a set of behaviours.
  @usableFromInline var bit: UInt64 { 1 << UInt64(rawValue) }

  private static let rows = allCases.map(\.row)
}
