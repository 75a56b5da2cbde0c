import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// What a step changed, in words.
struct EventTests {
  @Test("The conversion of an entry, change by change")
  func conversion() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.finishOperation(timeline.actor("gpu"))
    let store = timeline.step(of: 0, "store the device-exclusive entry")
    let event = try found(timeline.events(ofStep: store).first)
    expect(event.text, is: "PTE heap+0 in app: none → EXCLUSIVE f0")
    expect(event.kind, is: .entry)
    expect(event.newWord, is: 0xf7ff_ffff_fdb9_7402)
    let flush = timeline.step(of: 0, "flush the TLBs")
    expect(
      timeline.events(ofStep: flush).map(\.text), is: ["TLB cpu0 heap+0 in app: RW f0 → empty"])
    let map = timeline.step(of: 0, "map the page on the device")
    expect(
      timeline.events(ofStep: map).map(\.text).first,
      is: "gpu0 mirror heap+0 in app: none → f0 RW atomic")
    let lock = timeline.step(of: 0, "lock the folio")
    expect(timeline.events(ofStep: lock).map(\.text), is: ["f0 lock: free → gpu"])
  }

  @Test("Locks, counters and notifiers are named as the kernel names them")
  func names() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.run()
    let texts = (1...timeline.lastStep).flatMap { timeline.events(ofStep: $0).map(\.text) }
    expect(texts.contains("mmap_lock of app: free → read by gpu"), is: true)
    expect(texts.contains("active invalidations of app: 0 → 1"), is: true)
    expect(texts.contains("page-table lock of page table of heap in app: free → gpu"), is: true)
    expect(texts.contains("f0 refcount: 1 → 2"), is: true)
    expect(texts.contains("lock of VMA heap of app: free → read by cpu"), is: true)
  }

  @Test("An entry keeps its name in the step that frees its page table")
  func freedTable() throws {
    var timeline = Timeline(
      try simulation(
        devices: "[]", setup: "app mmap heap 1 anon\napp write heap 1",
        actors: [("cpu", "app munmap heap")]))
    timeline.run()
    let zap = timeline.step(of: 0, "clear an entry")
    expect(
      timeline.events(ofStep: zap).map(\.text).contains(
        "PTE heap+0 in app: present RWUADS f0 → none"), is: true)
  }

  @Test("Bookkeeping is told only to those who ask, with the names of local variables")
  func bookkeeping() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.finishOperation(0)
    let take = timeline.step(of: 0, "reference the folio")
    expect(timeline.events(ofStep: take).contains { $0.kind == .bookkeeping }, is: false)
    let all = timeline.events(ofStep: take, bookkeeping: true).map(\.name.text)
    expect(all.contains("gpu folio"), is: true)
    expect(all.contains("gpu position"), is: true)
  }

  @Test("The narrator says one sentence a step")
  func narration() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.finishOperation(0)
    let store = timeline.step(of: 0, "store the device-exclusive entry")
    expect(
      Narrator.sentence(for: store, in: timeline),
      is: "gpu stores the device-exclusive entry: PTE heap+0 in app goes from none to EXCLUSIVE f0."
    )
    let release = timeline.step(of: 0, "release mmap_lock")
    expect(
      Narrator.line(for: release, in: timeline).hasSuffix(
        "gpu releases mmap_lock: mmap_lock of app goes from read by gpu to free."), is: true)
    expect(
      Narrator.ending(of: timeline.step, in: timeline),
      is: "gpu0 atomic-add app heap+0 1: ok, read 11.")
  }
}
