import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation

/// Finds the names of places, objects and pages. Which page an entry is for is looked up in the
/// machine's words at the moment in question: page tables come and go.
struct Namer {
  let names: Names
  let actors: [Simulation.Actor]
  let shape: Shape
  /// Reads the word of a place at the moment in question.
  let word: (Int) -> UInt64

  func read<Value: PlaceValue>(_ place: Place<Value>) -> Value { Value(word: word(place.index)) }

  func actor(_ number: Int) -> String {
    number < actors.count ? actors[number].name : "set-up"
  }

  func device(_ number: Int) -> String {
    number < shape.devices.count ? shape.devices[number].name : "device \(number)"
  }

  func process(_ number: ProcessNumber) -> String { names.name(of: number) }

  /// The process and page that an entry is for; nil if its table is free.
  func page(of slot: EntrySlot) -> (process: ProcessNumber, page: VirtualPage)? {
    let table = TablePlaces(slot.table)
    let owner = read(table.owner)
    guard owner.exists else { return nil }
    return (owner, read(table.firstPage) + slot.index << (9 * read(table.level)))
  }

  /// `heap+3`, or the address where no mapping of that process lies.
  func page(_ page: VirtualPage, in process: ProcessNumber) -> String {
    let places = ProcessPlaces(process)
    for (number, name) in names.mappings.enumerated() {
      let start = read(places.mappingStart(number))
      let pages = read(places.mappingPages(number))
      if pages > 0 && start <= page && page < start + pages { return "\(name)+\(page - start)" }
    }
    return String(page.address, radix: 16)
  }

  /// `heap+3 in app`.
  func slot(_ slot: EntrySlot) -> String {
    guard let (process, page) = page(of: slot) else {
      return "entry \(slot.index) of free table \(slot.table.number)"
    }
    return "\(self.page(page, in: process)) in \(self.process(process))"
  }

  /// An entry that maps pages itself and leads to no table.
  func isLeaf(_ slot: EntrySlot) -> Bool {
    let level = read(TablePlaces(slot.table).level)
    if level != 1 { return level == 0 }
    let entry = read(slot.entry)
    return !TableNumber(entry: entry).exists && (!entry.isNone || read(slot.deposit).exists)
  }

  private func entry(_ slot: EntrySlot) -> String {
    switch read(TablePlaces(slot.table).level) {
    case 0: "PTE \(self.slot(slot))"
    case 1: "PMD entry \(isLeaf(slot) ? self.slot(slot) : upper(slot))"
    case 2: "PUD entry \(upper(slot))"
    default: "PGD entry \(upper(slot))"
    }
  }

  private func upper(_ slot: EntrySlot) -> String {
    let index = String(slot.index, radix: 16)
    let padded = String(repeating: "0", count: max(0, 3 - index.count)) + index
    let owner = read(TablePlaces(slot.table).owner)
    return owner.exists ? "\(padded) of \(process(owner))" : padded
  }

  /// The words for an object.
  func object(_ object: ObjectReference) -> String {
    switch object {
    case .entry(let slot): entry(slot)
    case .translation(let processor, let slot): "TLB cpu\(processor) \(self.slot(slot))"
    case .mirror(let device, let slot): "\(self.device(device)) mirror \(self.slot(slot))"
    case .folio(let frame): frame.name
    case .table(let table): self.table(table)
    case .process(let process): self.process(process)
    case .area(let process, let area): self.area(process, area)
    case .opening(let device, let process):
      "\(self.device(device)) of \(self.process(process))"
    case .actor(let number): actor(number)
    case .file(let number): "file \(number)"
    case .pageCache(let file, let page): "page cache, file \(file) page \(page)"
    case .swapSlot(let number): "swap slot s\(number)"
    case .anonymousVMA(let number): "anon_vma \(number)"
    case .deposit(let slot): "page table kept for \(entry(slot))"
    case .lruBatch(let processor): "LRU batch of cpu\(processor)"
    case .machine: "the machine"
    }
  }

  private func table(_ table: TableNumber) -> String {
    let places = TablePlaces(table)
    let owner = read(places.owner)
    guard owner.exists else { return "free page table \(table.number)" }
    switch read(places.level) {
    case 0:
      return "page table of \(page(read(places.firstPage), covering: owner)) in \(process(owner))"
    case 1: return "PMD table \(table.number) of \(process(owner))"
    case 2: return "PUD table \(table.number) of \(process(owner))"
    default: return "PGD of \(process(owner))"
    }
  }

  /// The name of the mapping that begins at or after a table's first page.
  private func page(_ first: VirtualPage, covering process: ProcessNumber) -> String {
    let places = ProcessPlaces(process)
    for (number, name) in names.mappings.enumerated() {
      let start = read(places.mappingStart(number))
      let pages = read(places.mappingPages(number))
      if pages > 0 && start < first + 512 && first < start + pages { return name }
    }
    return String(first.address, radix: 16)
  }

  private func area(_ process: ProcessNumber, _ area: Int) -> String {
    let places = VMAPlaces(process, area)
    guard read(places.start) < read(places.end) else {
      return "VMA \(area) of \(self.process(process))"
    }
    let name = read(places.name)
    let known = name < names.mappings.count ? names.mappings[name] : "\(area)"
    return "VMA \(known) of \(self.process(process))"
  }
}
