import MemoryModel
import Testing

/// The descriptions of all kinds of objects.
struct RegionTests {
  @Test("Kinds of objects lie behind each other, and all of them fit into the map")
  func map() {
    var end = 0
    for region in RegionDescription.all {
      #expect(region.origin == end, "\(region.name)")
      #expect(region.stride > 0 && region.limit > 0, "\(region.name)")
      end = region.end
    }
    #expect(end <= AddressMap.end)
  }

  @Test("Every kind has a name of its own")
  func names() {
    let names = RegionDescription.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(!names.contains(""))
  }

  @Test(
    "Every field of a kind has a name, and none has that of another",
    arguments: RegionDescription.all)
  func fields(_ region: RegionDescription) {
    #expect(!region.fields.isEmpty)
    var names: Set<String> = []
    var places = 0
    for place in region.origin..<region.origin + region.stride {
      guard let (field, element) = region.field(at: place) else { continue }
      places += 1
      #expect(!field.name.isEmpty)
      #expect(element < field.count)
      let name = field.name(ofElement: element)
      #expect(names.insert(name).inserted, "\(region.name): \(name) twice")
    }
    #expect(places == region.fields.map(\.count).reduce(0, +))
    for variant in region.variants {
      #expect(names.insert(variant.name).inserted, "\(region.name): \(variant.name) twice")
    }
  }

  @Test("What accessors name is described", arguments: accessors)
  func accessor(_ one: Accessor) {
    let object = ObjectReference(place: one.place)
    #expect(object == one.object)
    #expect(object.region.field(at: one.place)?.field.name == one.field)
  }

  @Test("A place that no field uses has no field")
  func unused() {
    #expect(Globals.region.field(at: (Globals.spare(0) as Place<Int>).index) == nil)
  }

  /// A place as its accessor names it, its object, and the name of its field.
  struct Accessor: Sendable {
    let place: Int
    let object: ObjectReference
    let field: String
  }

  /// Accessors of objects that are not the first of their kind, and not the last.
  static let accessors: [Accessor] = {
    let process = ProcessNumber(6)
    let vma = VMAPlaces(process, 62)
    let frame = FrameNumber(1 << 24)
    let table = TableNumber(65_534)
    let slot = EntrySlot(table, 510)
    let opening = OpeningPlaces(device: 3, process: process)
    let batch = LRUBatchPlaces(processor: 2, .activate)
    func accessor<Value>(_ place: Place<Value>, _ object: ObjectReference, _ field: String)
      -> Accessor
    {
      Accessor(place: place.index, object: object, field: field)
    }
    return [
      accessor(Globals.reachedLimit, .machine, "limit reached"),
      accessor(ActorPlaces(number: 14).data(15), .actor(14), "data"),
      accessor(ActorPlaces(number: 14).local(479) as Place<Int>, .actor(14), "local"),
      accessor(ProcessPlaces(process).tlbFlushPending, .process(process), "TLB flushes pending"),
      accessor(
        ProcessPlaces(process).formerPages(63), .process(process), "former pages of mapping"),
      accessor(vma.lock, .area(process, 62), "lock"),
      accessor(vma.nextInChain(7), .area(process, 62), "next in an anon_vma's tree"),
      accessor(
        opening.temporary.isDeferred, .opening(device: 3, process),
        "temporary interval notifier: tree"),
      accessor(FilePlaces(31).treeLock, .file(31), "i_mmap_rwsem"),
      accessor(FilePlaces(31).cached(1000), .pageCache(file: 31, page: 1000), "folio"),
      accessor(TablePlaces(table).firstPage, .table(table), "first page"),
      accessor(TablePlaces(table).entry(510), .entry(slot), "entry"),
      accessor(slot.translation(processor: 2), .translation(processor: 2, slot), "entry"),
      accessor(slot.mirror(device: 2), .mirror(device: 2, slot), "entry"),
      accessor(slot.deposit, .deposit(slot), "table"),
      accessor(FolioPlaces(frame).offset, .folio(frame), "index"),
      accessor(PagePlaces(frame).link, .folio(frame), "link"),
      accessor(SwapSlotPlaces(1_000_000).content, .swapSlot(1_000_000), "content"),
      accessor(AnonymousVMAPlaces(4095).lock, .anonymousVMA(4095), "rwsem"),
      accessor(batch.count, .lruBatch(2), "count to activate"),
      accessor(batch.folio(30), .lruBatch(2), "folio to activate"),
    ]
  }()
}
