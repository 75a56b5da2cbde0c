import MemoryModel

/// A machine built by hand: one process, one page of private memory, mapped and writable.
struct OnePage: ~Copyable {
  var machine: Machine
  let process = ProcessNumber(0)
  let page = VirtualPage(0x7_f100_0000)
  let slot: EntrySlot
  let frame: FrameNumber

  init() {
    machine = Machine(
      shape: Shape(
        processors: 2,
        devices: [
          DeviceDescription(name: "gpu0", driver: .nouveau),
          DeviceDescription(name: "gpu1", driver: .nouveau),
        ], processes: 2, softleaf: .v7_3))
    let area = VMAPlaces(process, 0)
    machine[machine.process(process).state] = .alive
    machine[machine.process(process).areasEverUsed] = 1
    machine[area.start] = page
    machine[area.end] = page + 4
    machine[area.kind] = .anonymous
    machine[area.permissions] = [.read, .write]
    machine[area.offset] = page.number
    machine[area.anonymousVMA] = 1
    slot = machine.allocateTables(process, page) ?? EntrySlot(.none, 0)
    frame =
      machine.allocateFrame([.anonymous, .ofPage(.anonymousExclusive), .swapBacked, .dirty])
      ?? .none
    machine[machine.folio(frame).mapping] = 1
    machine[machine.folio(frame).offset] = page.number
    machine[machine.page(frame).mapcount] = 1
    machine[Globals.anonymousMapped] = 1
    machine[machine.process(process).anonymousPages] = 1
    machine[slot.entry] = present
    machine.forgetJournal()
  }

  /// The entry that maps the page.
  var present: PTE {
    var entry = PTE(frameNumber: frame.pageFrameNumber, protection: .readWrite)
    entry.makeDirty()
    return entry
  }

  /// The entry that a device leaves behind.
  var exclusive: PTE { PTE(type: 30, offset: frame.pageFrameNumber) }

  /// Names of the invariants that are broken.
  var broken: [String] {
    MemoryInvariant.all(keepsMapcount: true).filter { !$0.holds(in: machine) }.map(\.name)
  }

  /// What the check of one invariant finds.
  func violations(of name: String) -> [InvariantViolation] {
    MemoryInvariant.all(keepsMapcount: true).filter { $0.name == name }
      .flatMap { $0.check(machine) }
  }
}
