import KernelPaths
import MemoryModel
import Testing

/// Entries that no path makes yet, put there by hand: what walks over whole ranges do with them.
@Suite("Entries that are not present, in zap, fork and mprotect")
struct NonPresentEntryTests {
  @Test("munmap gives a swap slot back, and fork shares it", arguments: Kernels.all)
  func swap(_ version: Kernel.Version) throws {
    let one = try Mapped(version)
    one.swapOut(slot: 5)
    try one.bench.perform("p0 fork p1")
    #expect(one.bench[SwapSlotPlaces(5).count] == 2)
    #expect(one.bench[ProcessPlaces(ProcessNumber(1)).swapEntries] == 1)
    try one.bench.perform("p1 exit", "p0 munmap a")
    #expect(one.bench[SwapSlotPlaces(5).count] == 0)
    #expect(one.bench[ProcessPlaces(ProcessNumber(0)).swapEntries] == 0)
  }

  @Test(
    "A migration entry counts as resident, and loses the right to write", arguments: Kernels.all)
  func migration(_ version: Kernel.Version) throws {
    let one = try Mapped(version)
    one.migrate()
    try one.bench.perform("p0 mprotect a ro")
    #expect(one.contents == .migration(one.frame, .readExclusive))
    try one.bench.perform("p0 fork p1")
    #expect(one.contents == .migration(one.frame, .read))
    #expect(one.bench[ProcessPlaces(ProcessNumber(1)).anonymousPages] == 1)
    try one.bench.perform("p1 exit", "p0 munmap a")
    #expect(one.bench[ProcessPlaces(ProcessNumber(0)).anonymousPages] == 0)
    #expect(one.bench[FolioPlaces(one.frame).refcount] == 1, "whoever migrates it still has it")
  }

  @Test("Device-private memory is mapped and referenced like any other", arguments: Kernels.all)
  func devicePrivate(_ version: Kernel.Version) throws {
    let one = try Mapped(version)
    one.replace(with: .devicePrivateWrite)
    try one.bench.perform("p0 mprotect a ro")
    #expect(one.contents == .devicePrivate(one.frame, isWritable: false))
    try one.bench.perform("p0 fork p1")
    #expect(one.bench[FolioPlaces(one.frame).refcount] == 2)
    #expect(one.bench[PagePlaces(one.frame).mapcount] == 2)
    #expect(!one.bench[PagePlaces(one.frame).flags].contains(.anonymousExclusive))
    try one.bench.perform("p1 exit", "p0 munmap a")
    #expect(!one.bench[FolioPlaces(one.frame).flags].contains(.allocated))
    #expect(one.bench[Globals.anonymousMapped] == 0)
  }

  @Test("A poisoned page stays out of reach for the child, too", arguments: Kernels.all)
  func poison(_ version: Kernel.Version) throws {
    let one = try Mapped(version)
    one.replace(with: .hardwarePoison)
    try one.bench.perform("p0 mprotect a ro", "p0 fork p1", "p1 exit", "p0 munmap a")
    #expect(one.bench[FolioPlaces(one.frame).refcount] == 1, "memory failure keeps it for ever")
  }
}

/// One page of private memory that was written to.
private struct Mapped {
  let bench: Workbench
  let frame: FrameNumber
  let slot: EntrySlot

  init(_ version: Kernel.Version) throws {
    bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    frame = try bench.frame("a")
    let process = ProcessNumber(0)
    let page = bench[ProcessPlaces(process).mappingStart(0)]
    let leaf = bench.machine.leaf(process, page)
    slot = try #require(leaf).slot
  }

  var contents: EntryContents { bench.machine.contents(of: slot) }

  /// The page is the same, the entry another one.
  func replace(with kind: SoftleafKind) {
    guard let type = bench.machine.shape.softleaf.type(of: kind) else { return }
    bench[slot.entry] = PTE(type: type, offset: frame.pageFrameNumber)
    for processor in 0..<2 { bench[slot.translation(processor: processor)] = .none }
  }

  /// As try_to_migrate() leaves it: the mapping is gone, the migrator keeps a reference.
  func migrate() {
    replace(with: .migrationWrite)
    bench[PagePlaces(frame).mapcount] = 0
    bench[Globals.anonymousMapped] = 0
  }

  /// As try_to_unmap() leaves it.
  func swapOut(slot number: Int) {
    migrate()
    bench[slot.entry] = PTE(type: 0, offset: UInt64(number))
    bench[SwapSlotPlaces(number).count] = 1
    bench[ProcessPlaces(ProcessNumber(0)).anonymousPages] -= 1
    bench[ProcessPlaces(ProcessNumber(0)).swapEntries] += 1
  }
}
