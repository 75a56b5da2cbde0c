import MemoryModel
import Testing

struct ObjectReferenceTests {
  @Test func entries() {
    #expect(
      ObjectReference(place: EntrySlot(TableNumber(3), 7).entry.index)
        == .entry(EntrySlot(TableNumber(3), 7)))
  }
}
