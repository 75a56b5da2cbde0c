import MemoryModel
import Testing

/// Page tables, the slots in them, and walks over ranges.
@Suite("Page walks")
struct PageWalkTests {
  private let process = ProcessNumber(0)
  private let page = VirtualPage(0x7_f100_0000)
  private let everything = VirtualPage(1 << 35)

  private func machine() -> Machine {
    Machine(
      shape: Shape(
        processors: 1, devices: [DeviceDescription(name: "gpu0", driver: .testHMM)],
        softleaf: .v7_3, hugePages: 2))
  }

  @Test("Four tables lead to a page, and one entry of each names the next")
  func walk() {
    var machine = machine()
    let before = machine.leaf(process, page)?.slot
    #expect(before == nil)
    let slot = machine.allocateTables(process, page + 7)
    let found = machine.leaf(process, page + 7)?.slot
    let missing = machine.leaf(process, page + 512)?.slot
    #expect(slot?.index == 7)
    #expect(found == slot)
    #expect(missing == nil)
    let tables = machine.walk(process, page)
    let levels = tables.map { machine[machine.table($0).level] }
    let first = tables.last.map { machine[machine.table($0).firstPage] }
    #expect(levels == [3, 2, 1, 0])
    #expect(first == page)
  }

  @Test("A slot names entry, translation and mirror, and is found by any of them")
  func places() throws {
    var machine = machine()
    let made = machine.allocateTables(process, page)
    let slot = try #require(made)
    for place in [
      slot.entry.index, slot.translation(processor: 0).index, slot.mirror(device: 0).index,
    ] {
      #expect(EntrySlot(place: place) == slot)
    }
  }

  @Test("An entry of the PMD table is the slot of all its 512 pages")
  func huge() throws {
    var machine = machine()
    let made = machine.allocateHugeSlot(process, page)
    let taken = machine.allocateHugePage()
    let (slot, frame) = (try #require(made), try #require(taken))
    let found = machine.leaf(process, page + 511)?.slot
    #expect(found == slot)
    machine[slot.entry] = PTE(hugeFrameNumber: frame.pageFrameNumber, protection: .readOnly)
    let behind = machine.frame(process, page + 5)
    #expect(behind.number == frame.number + 5)
    let depth = machine.walk(process, page).count
    #expect(depth == 3, "the entry leads to no table")
  }

  @Test("A range walk skips what is not there and stops at the end")
  func range() throws {
    var machine = machine()
    for number in [3, 600] {
      let made = machine.allocateTables(process, page + number)
      machine[try #require(made).entry] = PTE(frameNumber: 0x12345, protection: .readOnly)
    }
    let first = machine.nextEntry(process, from: VirtualPage(0), to: everything)
    let second = machine.nextEntry(process, from: page + 4, to: page + 1_000)
    let third = machine.nextEntry(process, from: page + 4, to: page + 600)
    #expect(first?.page == page + 3)
    #expect(second?.page == page + 600)
    #expect(third == nil)
  }

  @Test("A range walk finds a huge mapping once, at its first page")
  func hugeRange() throws {
    var machine = machine()
    let made = machine.allocateHugeSlot(process, page)
    machine[try #require(made).entry] = PTE(hugeFrameNumber: 0x12400, protection: .readOnly)
    let first = machine.nextEntry(process, from: page, to: page + 512)
    let second = machine.nextEntry(process, from: page + 1, to: page + 512)
    #expect(first?.page == page)
    #expect(second == nil)
  }

  @Test("Frames of the pool are aligned, and never ordinary ones")
  func pool() throws {
    var machine = machine()
    let frames = [
      machine.allocateFrame([]), machine.allocateHugePage(), machine.allocateHugePage(),
      machine.allocateHugePage(),
    ]
    #expect(frames[3] == nil)
    var names: [String] = []
    for frame in frames { if let frame { names.append(machine.name(of: frame)) } }
    #expect(names == ["f0", "h0", "h1"])
    let huge = try #require(frames[1])
    #expect(huge.pageFrameNumber % 512 == 0)
    let tail = machine.name(of: huge + 3)
    #expect(tail == "h0+3")
    let head = machine.head(of: huge + 511)
    #expect(head == huge)
    machine.putFolio(huge)
    let again = machine.allocateHugePage()
    #expect(again == huge)
  }

  @Test("The first ordinary frame has page frame number 0x12345")
  func numbers() {
    #expect(FrameNumber(1).pageFrameNumber == 0x12345)
    #expect(FrameNumber(pageFrameNumber: 0x12345) == FrameNumber(1))
    #expect(FrameNumber(pageFrameNumber: 0x1) == .none)
  }
}
