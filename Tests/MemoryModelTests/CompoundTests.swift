import MemoryModel
import Testing

/// Folios of any order: what is the folio's, and what is each page's.
@Suite("Pages and folios")
struct CompoundTests {
  private static func machine(hugePages: Int = 0) -> Machine {
    Machine(shape: Shape(processors: 1, devices: [], softleaf: .v7_3, hugePages: hugePages))
  }

  @Test("Pages of a folio know its first page, its order, and where they lie", arguments: 1...9)
  func compound(_ order: Int) {
    var machine = Self.machine()
    let head = FrameNumber(1024)
    machine[machine.folio(head).flags] = [.allocated, .anonymous]
    machine[machine.folio(head).offset] = 5000
    machine.makeCompound(head, order: order)
    for number in 0..<1 << order {
      let frame = head + number
      let (found, offset, name) = (
        machine.head(of: frame), machine.offset(of: frame), machine.name(of: frame)
      )
      #expect(found == head)
      #expect(offset == 5000 + number)
      #expect(name == (number == 0 ? "f1023" : "f1023+\(number)"))
    }
    let (count, behind) = (machine.pageCount(of: head), machine.head(of: head + (1 << order)))
    #expect(count == 1 << order)
    #expect(behind == head + (1 << order))
    machine.splitCompound(head)
    let (last, single) = (machine.head(of: head + 1), machine.order(of: head))
    #expect(last == head + 1)
    #expect(single == 0)
  }

  @Test("A folio's counts do not touch what is each page's")
  func words() {
    var machine = Self.machine()
    let head = FrameNumber(512)
    let folio = machine.folio(head)
    machine.makeCompound(head, order: 2)
    let own: [Int] = (0..<4).flatMap { number -> [Int] in
      let page = PagePlaces(head + number)
      return [page.mapcount.index, page.flags.index, page.content.index, page.link.index]
    }
    let shared = [
      folio.refcount.index, folio.lock.index, folio.mapping.index, folio.offset.index,
      folio.entireMapcount.index, folio.largeMapcount.index, folio.pagesMapped.index,
      folio.pincount.index, folio.nextDeferred.index,
    ]
    #expect(Set(own + shared).count == own.count + shared.count)
    machine[machine.page(head + 3).flags] = [.anonymousExclusive, .hardwarePoison]
    let first = machine[machine.page(head).flags]
    #expect(!first.contains(.anonymousExclusive))
  }

  @Test("A link is the next free page, a first page with an order, or a swap slot")
  func links() {
    let next = PageLink.next(FrameNumber(7))
    #expect(next.frame == FrameNumber(7) && !next.isTail && next.order == 0)
    let tail = PageLink.tail(of: FrameNumber((1 << 24) + 9), order: 9)
    #expect(tail.frame == FrameNumber((1 << 24) + 9) && tail.isTail && tail.order == 9)
    let swap = PageLink.swap(slot: 1 << 19)
    #expect(swap.swapSlot == 1 << 19 && !swap.isTail && !swap.frame.exists)
    #expect(tail.swapSlot == nil && next.swapSlot == nil)
  }

  @Test("A huge page of the pool is one by its flags, and machines share the pool until they write")
  func pool() throws {
    var one = Self.machine(hugePages: 2)
    let empty = Self.machine(hugePages: 2)
    let first = one.allocateHugePage()
    let frame = try #require(first)
    let (head, isHugetlb, order) = (
      one.head(of: frame + 300), one.isHugetlb(frame + 300), one.order(of: frame)
    )
    #expect(head == frame && isHugetlb && order == 9)
    let ordinary = one.allocateFrame([])
    let isOther = one.isHugetlb(try #require(ordinary))
    #expect(!isOther)
    one[one.page(frame + 300).content] = 9
    let untouched = empty[empty.page(frame + 300).content]
    #expect(untouched == 0)
    one.undo(to: 0)
    let isSame = one.hasSameState(as: empty)
    #expect(isSame)
  }

  @Test("Folios of all orders are listed once each, forward and back")
  func listed() {
    var machine = Self.machine(hugePages: 1)
    for _ in 0..<8 { _ = machine.allocateFrame([]) }
    machine.makeCompound(FrameNumber(4), order: 2)
    _ = machine.allocateHugePage()
    var names: [String] = []
    var frame = FrameNumber.zero
    while let next = machine.nextFolio(after: frame) {
      names.append(machine.name(of: next))
      frame = next
    }
    #expect(names == ["f0", "f1", "f2", "f3", "f7", "h0"])
    var back: [String] = []
    frame = .none
    while let previous = machine.previousFolio(before: frame) {
      back.append(machine.name(of: previous))
      frame = previous
    }
    #expect(back == names.reversed())
  }

  @Test("A folio of 2 MiB outside the pool counts as 512 pages, and each page finds its place")
  func mapped() throws {
    var machine = Self.machine(hugePages: 1)
    let (process, page, head) = (ProcessNumber(0), VirtualPage(512 * 9), FrameNumber(1024))
    let area = VMAPlaces(process, 0)
    machine[machine.process(process).areasEverUsed] = 1
    machine[machine.process(process).anonymousPages] = 512
    machine[area.start] = page
    machine[area.end] = page + 512
    machine[area.offset] = page.number
    machine[area.kind] = .anonymous
    machine[machine.folio(head).flags] = [.allocated, .anonymous]
    machine[machine.folio(head).offset] = page.number
    machine.makeCompound(head, order: 9)
    let made = machine.allocateHugeSlot(process, page)
    let slot = try #require(made)
    let resident = MemoryInvariant.all(keepsMapcount: true).first { $0.name == "rss-matches" }
    var monitor = InvariantMonitor([try #require(resident)], machine)
    var holds = monitor.allHold
    #expect(!holds)
    let mark = machine.journalCount
    machine[slot.entry] = PTE(hugeFrameNumber: head.pageFrameNumber, protection: .readOnly)
    let change = machine.change(mark)
    monitor.note([change], forward: true, machine)
    monitor.judge(machine)
    holds = monitor.allHold
    #expect(holds)
    let counted = machine.residentPages(process, from: page, to: page + 512).anonymous
    #expect(counted == 512)
    var found: [VirtualPage] = []
    machine.forEachEntry(of: head + 17) { _, page, _, _ in found.append(page) }
    #expect(found == [page + 17])
  }
}
