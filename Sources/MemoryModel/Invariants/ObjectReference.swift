/// A thing of the machine that has places of its own, by number: what a panel shows as one object.
public enum ObjectReference: Hashable, Sendable {
  /// One entry of a page table.
  case entry(EntrySlot)
  /// What the TLB of a processor holds for an entry.
  case translation(processor: Int, EntrySlot)
  /// What the mirror of a device holds for an entry's page.
  case mirror(device: Int, EntrySlot)
  /// A page, or the folio that it is the first page of.
  case folio(FrameNumber)
  /// A page table: its lock, level, owner.
  case table(TableNumber)
  /// A process (`mm_struct`): mmap_lock, counters, notifier subscriptions.
  case process(ProcessNumber)
  /// A VMA of a process.
  case area(ProcessNumber, Int)
  /// A device that mirrors a process.
  case opening(device: Int, ProcessNumber)
  /// An actor: position, result, local variables.
  case actor(Int)
  /// A file or shared-memory object.
  case file(Int)
  /// A page of a file in the page cache.
  case pageCache(file: Int, page: Int)
  /// A swap slot.
  case swapSlot(Int)
  /// An `anon_vma`.
  case anonymousVMA(Int)
  /// The page table that is kept behind an entry that maps 2 MiB.
  case deposit(EntrySlot)
  /// A processor's batch of folios that wait to get onto the LRU lists.
  case lruBatch(Int)
  /// What the machine has one of: allocators, NR_ANON_MAPPED.
  case machine

  /// The object that a place belongs to.
  public init(place: Int) {
    switch place {
    case ..<AddressMap.actors: self = .machine
    case ..<AddressMap.processes:
      self = .actor((place - AddressMap.actors) / AddressMap.actorStride)
    case ..<AddressMap.openings:
      let offset = place - AddressMap.processes
      let process = ProcessNumber(offset / AddressMap.processStride)
      let inside = offset % AddressMap.processStride
      self =
        inside >= AddressMap.processHead
          && inside < AddressMap.processHead + Limits.areas * AddressMap.areaStride
        ? .area(process, (inside - AddressMap.processHead) / AddressMap.areaStride)
        : .process(process)
    case ..<AddressMap.files:
      let number = (place - AddressMap.openings) / AddressMap.openingStride
      self = .opening(
        device: number / Limits.processes, ProcessNumber(number % Limits.processes))
    case ..<AddressMap.tables:
      self = .file((place - AddressMap.files) / AddressMap.fileStride + 1)
    case ..<AddressMap.entries:
      self = .table(TableNumber((place - AddressMap.tables) / AddressMap.tableStride))
    case ..<AddressMap.frames: self = ObjectReference.slotObject(place)
    case ..<AddressMap.pageCache:
      self = .folio(FrameNumber((place - AddressMap.frames) / AddressMap.frameStride))
    case ..<AddressMap.swapSlots:
      let offset = place - AddressMap.pageCache
      self = .pageCache(file: offset / Limits.filePages + 1, page: offset % Limits.filePages)
    case ..<AddressMap.anonymousVMAs:
      self = .swapSlot((place - AddressMap.swapSlots) / AddressMap.swapStride)
    case ..<AddressMap.deposits:
      self = .anonymousVMA(
        (place - AddressMap.anonymousVMAs) / AddressMap.anonymousVMAStride + 1)
    case ..<AddressMap.lruBatches:
      self = .deposit(EntrySlot(number: place - AddressMap.deposits))
    default: self = .lruBatch((place - AddressMap.lruBatches) / AddressMap.lruBatchStride)
    }
  }

  /// All places of the object; they lie together.
  public var places: Range<Int> {
    switch self {
    case .entry(let slot): places(slot.entry.index, 1)
    case .translation(let processor, let slot):
      places(slot.translation(processor: processor).index, 1)
    case .mirror(let device, let slot): places(slot.mirror(device: device).index, 1)
    case .folio(let frame): places(FolioPlaces(frame).refcount.index, AddressMap.frameStride)
    case .table(let table): places(TablePlaces(table).lock.index, AddressMap.tableStride)
    case .process(let process): places(ProcessPlaces(process).state.index, AddressMap.processHead)
    case .area(let process, let area):
      places(VMAPlaces(process, area).start.index, AddressMap.areaStride)
    case .opening(let device, let process):
      places(
        OpeningPlaces(device: device, process: process).isOpen.index, AddressMap.openingStride)
    case .actor(let number):
      places(ActorPlaces(number: number).position.index, AddressMap.actorStride)
    case .file(let number): places(FilePlaces(number).pages.index, AddressMap.fileStride)
    case .pageCache(let file, let page): places(FilePlaces(file).cached(page).index, 1)
    case .swapSlot(let number):
      places(SwapSlotPlaces(number).count.index, AddressMap.swapStride)
    case .anonymousVMA(let number):
      places(AnonymousVMAPlaces(number).parent.index, AddressMap.anonymousVMAStride)
    case .deposit(let slot): places(slot.deposit.index, 1)
    case .lruBatch(let processor):
      places(LRUBatchPlaces(processor: processor).count.index, AddressMap.lruBatchStride)
    case .machine: places(AddressMap.global, AddressMap.actors)
    }
  }

  private func places(_ first: Int, _ count: Int) -> Range<Int> { first..<first + count }

  /// The object of a place among entries, TLBs and mirrors.
  private static func slotObject(_ place: Int) -> ObjectReference {
    let offset = place - AddressMap.entries
    let slot = EntrySlot(
      TableNumber(offset % AddressMap.entrySlots / 512), offset % AddressMap.entrySlots % 512)
    let owner = offset / AddressMap.entrySlots
    if owner == 0 { return .entry(slot) }
    return owner <= Limits.processors
      ? .translation(processor: owner - 1, slot)
      : .mirror(device: owner - 1 - Limits.processors, slot)
  }
}
