/// Objects that have to be checked again. An object may be there more than once, if they are many.
struct TouchedObjects {
  /// As many are searched before one more is added.
  private static let few = 8

  private(set) var slots: ContiguousArray<EntrySlot> = []
  private(set) var frames: ContiguousArray<FrameNumber> = []
  private(set) var tables: ContiguousArray<TableNumber> = []
  /// Processes, as a bit mask.
  private(set) var processes: UInt64 = 0
  /// Counters of the machine as a whole.
  var machine = false
  /// Places of locks whose word changed.
  private(set) var locks: ContiguousArray<Int> = []
  /// A lock, a VMA or a process changed, or a page was freed: what is broken may be excused now, and
  /// the other way round.
  var circumstances = false

  mutating func add(_ slot: EntrySlot) {
    if slots.count > TouchedObjects.few || !slots.contains(slot) { slots.append(slot) }
  }

  mutating func add(_ frame: FrameNumber) {
    guard frame.exists && frame != .zero else { return }
    if frames.count > TouchedObjects.few || !frames.contains(frame) { frames.append(frame) }
  }

  mutating func add(_ table: TableNumber) {
    if tables.last != table { tables.append(table) }
  }

  mutating func add(_ process: ProcessNumber) {
    if process.exists { processes |= 1 << UInt64(process.number) }
  }

  mutating func add(lock place: Int) {
    locks.append(place)
    circumstances = true
  }

  mutating func removeAll() {
    slots.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
    locks.removeAll(keepingCapacity: true)
    processes = 0
    machine = false
    circumstances = false
  }
}
