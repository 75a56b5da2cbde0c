/// Remembers where page walks ended, for exhaustive searches, which go back to a few pages all the
/// time.
///
/// It is no part of the state. It is off unless `Machine.rememberWalks()` was called, and the first
/// change of an upper-level entry by a step switches it off for good, so that undoing and loading
/// states need not know of it.
@usableFromInline
struct WalkCache: @unchecked Sendable {
  @usableFromInline
  struct Line {
    @usableFromInline var process: UInt64 = 0
    @usableFromInline var page: UInt64 = 0
    @usableFromInline var slot: Int = 0
  }

  @usableFromInline let lines: UnsafeMutablePointer<Line>
  @usableFromInline static var count: Int { 8 }

  init() {
    lines = .allocate(capacity: WalkCache.count + 1)
    lines.initialize(repeating: Line(), count: WalkCache.count + 1)
    switchOff()
  }

  func release() {
    lines.deallocate()
  }

  /// The flag lies behind the lines.
  @inlinable var isOff: Bool { lines[WalkCache.count].process != 0 }

  func switchOn() {
    lines[WalkCache.count].process = 0
  }

  func switchOff() {
    lines.update(repeating: Line(), count: WalkCache.count)
    lines[WalkCache.count].process = 1
  }

  @inlinable
  func find(_ process: ProcessNumber, _ page: VirtualPage) -> EntrySlot? {
    let line = lines + Int(page.word & UInt64(WalkCache.count - 1))
    guard line.pointee.page == page.word, line.pointee.process == process.word else { return nil }
    return EntrySlot(slot: line.pointee.slot)
  }

  @inlinable
  func keep(_ slot: EntrySlot, _ process: ProcessNumber, _ page: VirtualPage) {
    if isOff { return }
    let line = lines + Int(page.word & UInt64(WalkCache.count - 1))
    line.pointee.process = process.word
    line.pointee.page = page.word
    line.pointee.slot = slot.slot
  }
}

extension Machine {
  /// Remembers page walks from here on, until a step changes an upper-level entry. Only for a machine
  /// that is changed by nothing but steps, undoing them, and loading states that they led to.
  public mutating func rememberWalks() {
    walks.switchOn()
  }
}
