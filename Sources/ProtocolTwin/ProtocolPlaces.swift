import MemoryModel

/// The shared variables of dex.pml, in places of their own that no kernel path uses.
enum ProtocolPlaces {
  private static var base: Int { (Globals.spare(0) as Place<Int>).index }

  static var pte: Place<Entry> { Place(base) }
  /// The page-table lock.
  static var ptl: Place<Bool> { Place(base + 1) }
  static var folioLock: Place<Bool> { Place(base + 2) }
  static var refcount: Place<Int> { Place(base + 3) }
  static var mapcount: Place<Int> { Place(base + 4) }
  /// Invalidations under way.
  static var active: Place<Int> { Place(base + 5) }
  static var memory: Place<Int> { Place(base + 6) }
  /// What the memory ought to hold.
  static var gold: Place<Int> { Place(base + 7) }
  static var finished: Place<Int> { Place(base + 8) }
  /// Processes that live; Spin lets only the youngest die.
  static var alive: Place<Int> { Place(base + 9) }

  static func tlb(_ cpu: Int) -> Place<Entry> { Place(base + 16 + cpu) }
  /// Increments that an actor has yet to do.
  static func remaining(_ process: Int) -> Place<Int> { Place(base + 24 + process) }

  private static func device(_ number: Int, _ offset: Int) -> Int {
    base + 32 + number * 8 + offset
  }
  /// The device maps the page for exclusive access.
  static func mapped(_ device: Int) -> Place<Bool> { Place(self.device(device, 0)) }
  /// The driver's mutex.
  static func mutex(_ device: Int) -> Place<Bool> { Place(self.device(device, 1)) }
  /// A read-modify-write is between its load and its store.
  static func inFlight(_ device: Int) -> Place<Bool> { Place(self.device(device, 2)) }
  /// Somebody else wrote the word meanwhile.
  static func spoilt(_ device: Int) -> Place<Bool> { Place(self.device(device, 3)) }
  /// The interval's sequence is the current odd one.
  static func current(_ device: Int) -> Place<Bool> { Place(self.device(device, 4)) }
  /// The interval's sequence changed since it was read.
  static func collided(_ device: Int) -> Place<Bool> { Place(self.device(device, 5)) }
}

/// A page-table entry as dex.pml numbers them.
enum Entry: UInt64, PlaceValue {
  case none
  case readOnly
  case writable
  case exclusive

  @inlinable init(word: UInt64) { self = Entry(rawValue: word) ?? .none }
  @inlinable var word: UInt64 { rawValue }
  var isPresent: Bool { self == .readOnly || self == .writable }
}
