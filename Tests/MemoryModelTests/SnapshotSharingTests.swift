import MemoryModel
import Testing

/// Snapshots share what nobody has written since, and nobody notices.
@Suite("Snapshots")
struct SnapshotSharingTests {
  @Test("What one writes, the other does not see")
  func apart() {
    var one = OnePage()
    let place = Globals.swapSlotsEverUsed
    one.machine[place] = 1
    var second = one.machine.snapshot()
    let isSame = second.hasSameState(as: one.machine)
    #expect(isSame)
    one.machine[place] = 2
    #expect(second[place] == 1)
    second[place] = 3
    #expect(one.machine[place] == 2)
    let isStillSame = second.hasSameState(as: one.machine)
    #expect(!isStillSame)
  }

  @Test("Undoing what came before the snapshot leaves the snapshot alone")
  func undo() {
    var one = OnePage()
    let mark = one.machine.journalCount
    one.machine[Globals.filesEverUsed] = 7
    let copy = one.machine.snapshot()
    one.machine.undo(to: mark)
    #expect(one.machine[Globals.filesEverUsed] == 0)
    #expect(copy[Globals.filesEverUsed] == 7)
  }

  @Test("Loading a word into one leaves the other alone")
  func load() {
    var one = OnePage()
    let copy = one.machine.snapshot()
    one.machine.load(Globals.filesEverUsed.index, 9)
    #expect(copy[Globals.filesEverUsed] == 0)
    #expect(one.machine[Globals.filesEverUsed] == 9)
  }

  @Test("A snapshot outlives the machine that it was taken of, and others of its kind")
  func life() {
    var last: Machine
    do {
      var one = OnePage()
      one.machine[Globals.filesEverUsed] = 5
      let middle = one.machine.snapshot()
      last = middle.snapshot()
      one.machine[Globals.filesEverUsed] = 6
    }
    last[Globals.tablesEverUsed] += 1
    #expect(last[Globals.filesEverUsed] == 5)
  }
}
