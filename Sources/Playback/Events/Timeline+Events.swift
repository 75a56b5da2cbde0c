import KernelPaths
import MemoryModel

extension Timeline {
  /// What a step of the current branch changed, in the order of its writes. Bookkeeping (positions,
  /// local variables, allocators) is left out unless asked for.
  public func events(ofStep number: Int, bookkeeping: Bool = false) -> [Event] {
    guard number > 0 && number <= history.lastStep else { return [] }
    let record = history.record(number)
    return changes(ofStep: number).compactMap { change in
      let event = event(change, number, record)
      return bookkeeping || event.kind != .bookkeeping ? event : nil
    }
  }

  /// One change in words. Names are those after the step; where a page table was freed in it, those
  /// before.
  private func event(_ change: Change, _ number: Int, _ record: StepRecord) -> Event {
    let position = Int(record.position)
    let actor = Int(record.actor)
    func make(_ namer: Namer) -> Event {
      let place = namer.describe(change.place)
      return Event(
        step: number, actor: actor, name: place.name, old: place.words(change.old),
        new: place.words(change.new), oldWord: change.old, newWord: change.new)
    }
    if let slot = EntrySlot(place: change.place),
      word(ofPlace: TablePlaces(slot.table).owner.index, after: number) == 0
    {
      return withNamer(after: number - 1, position: position) { make($0) }
    }
    return withNamer(after: number, position: position) { make($0) }
  }
}
