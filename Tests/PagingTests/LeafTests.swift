import MemoryModel
import Testing

/// What maps a page, of both sizes, and what TLBs and devices hold of it.
@Suite("Leaves")
struct LeafTests {
  private let process = ProcessNumber(0)
  private let page = VirtualPage(512 * 9)

  private func machine() -> Machine {
    let gpu = DeviceDescription(name: "gpu0", driver: .testHMM)
    let nouveau = DeviceDescription(name: "nv0", driver: .nouveau)
    return Machine(
      shape: Shape(
        processors: 2, devices: [gpu, nouveau], softleaf: .v7_3, hugePages: 2))
  }

  /// One PMD entry maps 2 MiB of the pool.
  private func map(_ machine: inout Machine) throws -> (EntrySlot, FrameNumber) {
    let (slot, frame) = (machine.allocateHugeSlot(process, page), machine.allocateHugePage())
    let (found, first) = (try #require(slot), try #require(frame))
    machine[found.entry] = PTE(
      hugeFrameNumber: first.pageFrameNumber, protection: .readWrite)
    return (found, first)
  }

  /// Splits the PMD entry: the deposited page table takes its place. Nobody is told.
  private func split(_ machine: inout Machine, _ slot: EntrySlot, _ frame: FrameNumber) {
    let table = machine[slot.deposit]
    for number in 0..<VirtualPage.hugeCount {
      machine[TablePlaces(table).entry(number)] = PTE(
        frameNumber: (frame + number).pageFrameNumber, protection: .readWrite)
    }
    machine[slot.entry] = PTE(tableFrameNumber: table.pageFrameNumber)
    machine[slot.deposit] = .none
  }

  @Test("One leaf for all 512 pages, with its level and span")
  func huge() throws {
    var machine = machine()
    let (slot, frame) = try map(&machine)
    let leaf = machine.leaf(process, page + 300)
    #expect(leaf == Leaf(slot, level: 1, covering: page))
    #expect(leaf?.pages == page..<page + 512)
    let behind = machine.frame(process, page + 300)
    #expect(behind == frame + 300)
    let back = machine.leaf(at: slot)
    #expect(back?.leaf == leaf)
  }

  @Test("A PMD entry that is not present is a leaf too, and no table")
  func softleaves() throws {
    for kind in SoftleafKind.allCases where SoftleafEncoding.v7_3.type(of: kind) != nil {
      var machine = machine()
      let made = machine.allocateTables(process, page)
      let table = try #require(made).table
      let pmd = machine.walk(process, page)[2]
      let slot = EntrySlot(pmd, page.index(level: 1))
      let type = SoftleafEncoding.v7_3.type(of: kind)
      machine[slot.entry] = PTE(type: try #require(type), offset: 0x12345)
      machine.freeTable(table)
      let (leaf, depth) = (machine.leaf(process, page + 3), machine.walk(process, page).count)
      #expect(leaf == Leaf(slot, level: 1, covering: page))
      #expect(depth == 3)
      let next = machine.nextEntry(process, from: VirtualPage(0), to: page + 1)
      #expect(next == leaf)
      let everything = LeafScan.everything
      let previous = LeafScan(process).previous(
        from: everything.upperBound + -1, downTo: everything.lowerBound, machine)
      #expect(previous == leaf)
      let contents = machine.contents(of: slot)
      #expect(contents != EntryContents.none && contents != .table(table))
    }
  }

  @Test("An empty PMD entry that is kept for no hugetlb page is no leaf")
  func empty() throws {
    var machine = machine()
    let made = machine.allocateTables(process, page)
    let neighbour = machine.leaf(process, page + 512)
    #expect(made != nil)
    #expect(neighbour == nil)
  }

  @Test("A translation of 2 MiB is found after the PMD entry was split, and flushed for any page")
  func staleTranslation() throws {
    var machine = machine()
    let (slot, frame) = try map(&machine)
    machine[slot.translation(processor: 1)] = machine[slot.entry]
    split(&machine, slot, frame)
    let leaf = machine.leaf(process, page + 7)
    #expect(leaf?.level == 0)
    let held = machine.translation(1, process, page + 7)
    #expect(held?.leaf == Leaf(slot, level: 1, covering: page))
    let reached = held.map { machine.frame(of: $0, at: page + 7) }
    #expect(reached == frame + 7)
    let other = machine.translation(0, process, page + 7)
    #expect(other == nil)
    let isHeld = machine.hasTranslations(process, page + 9, page + 10)
    #expect(isHeld)
    machine.flushTranslations(process, page + 9, page + 10)
    let left = machine.translation(1, process, page + 7)
    #expect(left == nil, "it went as a whole")
  }

  @Test("A mirror of 2 MiB serves every page, also after a split, and is dropped as a whole")
  func staleMirror() throws {
    var machine = machine()
    let (slot, frame) = try map(&machine)
    machine.storeMirror(1, process, page + 5, MirrorEntry(frame + 5, .write, isHuge: true))
    let kept = machine[slot.mirror(device: 1)].frame
    #expect(kept == frame)
    split(&machine, slot, frame)
    let held = machine.mirror(1, process, page + 511)
    #expect(held.frame == frame + 511)
    #expect(held.isWritable && held.isHuge)
    machine.dropMirror(1, process, from: page + 100, to: page + 101)
    let left = machine.mirror(1, process, page)
    #expect(!left.isValid)
  }

  @Test("Devices map 2 MiB in pieces of 4 KiB, which stay where they are when it is split")
  func smallMirrors() throws {
    var machine = machine()
    let (slot, frame) = try map(&machine)
    machine.storeMirror(0, process, page + 2, MirrorEntry(frame + 2, .read))
    let (one, two) = (machine.mirror(0, process, page + 1), machine.mirror(0, process, page + 2))
    #expect(!one.isValid)
    #expect(two.frame == frame + 2)
    let found = machine.nextMirror(process, from: page, to: page + 512, device: 0) { $0.isValid }
    #expect(found?.page == page + 2)
    split(&machine, slot, frame)
    let after = machine.mirror(0, process, page + 2)
    #expect(after == two)
  }

  @Test("A split that tells nobody is no violation until an entry changes below")
  func invariants() throws {
    var machine = machine()
    let (slot, frame) = try map(&machine)
    machine[slot.translation(processor: 0)] = machine[slot.entry]
    machine.storeMirror(1, process, page, MirrorEntry(frame, .write, isHuge: true))
    var monitor = InvariantMonitor(
      MemoryInvariant.all(keepsMapcount: true).filter {
        ["no-stale-translation", "no-stale-mirror"].contains($0.name)
      }, machine)
    var names = monitor.brokenNames
    #expect(names == [])
    note(&monitor, &machine) { machine in split(&machine, slot, frame) }
    names = monitor.brokenNames
    #expect(names == [], "the same pages with the same permissions")
    let small = machine.leaf(process, page + 17)?.slot
    let entry = try #require(small).entry
    note(&monitor, &machine) { machine in machine[entry].isWritable = false }
    names = monitor.brokenNames
    #expect(names == ["no-stale-translation", "no-stale-mirror"])
    for name in names {
      let all = MemoryInvariant.all(keepsMapcount: true).first { $0.name == name }
      let found = try #require(all).check(machine)
      #expect(!found.isEmpty, "the full check says so too")
    }
    note(&monitor, &machine) { machine in
      machine.flushTranslations(process, page + 17, page + 18)
      machine.dropMirror(1, process, from: page + 17, to: page + 18)
    }
    names = monitor.brokenNames
    #expect(names == [])
  }

  @Test("A small page that no 2 MiB could begin before has rivals like any other")
  func lowFrame() throws {
    var machine = machine()
    let made = machine.allocateTables(process, page + 9)
    let (slot, frame) = (try #require(made), FrameNumber(1))
    let type = SoftleafEncoding.v7_3.type(of: .deviceExclusive)
    machine[slot.entry] = PTE(type: try #require(type), offset: frame.pageFrameNumber)
    machine.storeMirror(1, process, page + 9, MirrorEntry(frame, .atomic))
    let all = MemoryInvariant.all(keepsMapcount: true)
    let invariant = try #require(all.first { $0.name == "exclusive-means-exclusive" })
    let before = invariant.check(machine)
    #expect(before.isEmpty)
    machine[slot.translation(processor: 0)] = PTE(
      frameNumber: frame.pageFrameNumber, protection: .readOnly)
    let after = invariant.check(machine)
    #expect(after.count == 1)
  }

  @Test("A translation of 2 MiB whose entry is gone altogether is stale")
  func zapped() throws {
    var machine = machine()
    let (slot, _) = try map(&machine)
    machine[slot.translation(processor: 0)] = machine[slot.entry]
    machine[slot.entry] = .none
    machine[slot.deposit] = .none
    let all = MemoryInvariant.all(keepsMapcount: true)
    let invariant = all.first { $0.name == "no-stale-translation" }
    let found = try #require(invariant).check(machine)
    #expect(found.count == 1)
    let held = machine.translation(0, process, page + 4)
    #expect(held?.leaf.slot == slot)
  }

  private func note(
    _ monitor: inout InvariantMonitor, _ machine: inout Machine,
    _ change: (inout Machine) -> Void
  ) {
    let mark = machine.journalCount
    change(&machine)
    let changes = (mark..<machine.journalCount).map { machine.change($0) }
    monitor.note(changes[...], forward: true, machine)
    monitor.judge(machine)
  }

  @Test("A scan finds leaves of both sizes, forwards and backwards")
  func scan() throws {
    var machine = machine()
    let (slot, _) = try map(&machine)
    let made = machine.allocateTables(process, page + 1_024 + 3)
    machine[try #require(made).entry] = PTE(frameNumber: 0x12345, protection: .readOnly)
    let scan = LeafScan(process)
    let everything = LeafScan.everything
    let first = scan.next(from: everything.lowerBound, to: everything.upperBound, machine)
    #expect(first == Leaf(slot, level: 1, covering: page))
    let second = scan.next(from: page + 512, to: everything.upperBound, machine)
    #expect(second?.page == page + 1_024 + 3)
    let none = scan.next(from: page + 1_024 + 4, to: everything.upperBound, machine)
    #expect(none == nil)
    let last = scan.previous(
      from: everything.upperBound + -1, downTo: everything.lowerBound, machine)
    #expect(last == second)
    let before = scan.previous(from: page + 1_024 + 2, downTo: everything.lowerBound, machine)
    #expect(before == first)
    let known = scan.known(at: page + 200, machine)
    #expect(known == first)
    let nothing = scan.previous(from: page + -1, downTo: everything.lowerBound, machine)
    #expect(nothing == nil)
  }
}
