import MemoryModel
import Testing

/// Which object a place belongs to.
struct ObjectReferenceTests {
  static let objects: [ObjectReference] = {
    let slot = EntrySlot(TableNumber(65_535), 511)
    return [
      .entry(slot), .translation(processor: 0, slot), .translation(processor: 3, slot),
      .mirror(device: 0, slot), .mirror(device: 3, slot), .folio(FrameNumber(0)),
      .folio(FrameNumber(16_777_216)), .table(TableNumber(1)), .process(ProcessNumber(0)),
      .process(ProcessNumber(7)), .area(ProcessNumber(0), 0), .area(ProcessNumber(7), 63),
      .opening(device: 0, ProcessNumber(0)), .opening(device: 3, ProcessNumber(7)), .actor(0),
      .actor(15), .file(1), .file(32), .pageCache(file: 1, page: 0),
      .pageCache(file: 32, page: (1 << 20) - 1), .swapSlot(5), .anonymousVMA(4095),
      .deposit(slot), .lruBatch(3), .machine,
    ]
  }()

  @Test("The first and the last place of an object belong to it", arguments: objects)
  func roundTrip(_ object: ObjectReference) {
    let places = object.places
    #expect(ObjectReference(place: places.lowerBound) == object)
    #expect(ObjectReference(place: places.upperBound - 1) == object)
  }

  @Test("The places of a folio are its fields, and no other object's")
  func folio() {
    let folio = FolioPlaces(FrameNumber(3))
    let link = PagePlaces(FrameNumber(3)).link
    for place in [folio.refcount.index, folio.flags.index, folio.lock.index, link.index] {
      #expect(ObjectReference(place: place) == .folio(FrameNumber(3)))
    }
    #expect(
      ObjectReference(place: FolioPlaces(FrameNumber(4)).refcount.index)
        == .folio(FrameNumber(4)))
  }
}
