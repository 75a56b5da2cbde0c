import MemoryModel
import Testing

/// Each invariant on a machine of one page: what breaks it, which objects it names, and which locks
/// excuse it.
struct InvariantTests {
  @Test("A mapped page breaks nothing")
  func healthy() {
    let one = OnePage()
    let broken = one.broken
    #expect(broken == [])
  }

  @Test("A device with an exclusive page breaks nothing")
  func healthyExclusive() {
    var one = OnePage()
    one.machine[one.slot.entry] = one.exclusive
    one.machine[one.slot.mirror(device: 0)] = MirrorEntry(one.frame, .atomic)
    let broken = one.broken
    #expect(broken == [])
  }

  @Test("exclusive-means-exclusive: the entry must be device-exclusive")
  func entryNotExclusive() {
    var one = OnePage()
    one.machine[one.slot.mirror(device: 0)] = MirrorEntry(one.frame, .atomic)
    let found = one.violations(of: "exclusive-means-exclusive")
    #expect(
      found.map(\.objects) == [
        [.mirror(device: 0, one.slot), .entry(one.slot), .folio(one.frame)]
      ])
    #expect(
      found.map(\.text) == ["gpu0 may do atomics on f0, but the page-table entry is present"])
  }

  @Test("exclusive-means-exclusive: no other device may write")
  func otherDevice() {
    var one = OnePage()
    one.machine[one.slot.entry] = one.exclusive
    one.machine[one.slot.mirror(device: 0)] = MirrorEntry(one.frame, .atomic)
    one.machine[one.slot.mirror(device: 1)] = MirrorEntry(one.frame, .read)
    var broken = one.broken
    #expect(broken == [])
    one.machine[one.slot.mirror(device: 1)] = MirrorEntry(one.frame, .write)
    broken = one.broken
    #expect(broken == ["exclusive-means-exclusive"])
  }

  @Test("no-stale-translation: a zap is excused by its lock, then by the flush that is pending")
  func zapBeforeFlush() {
    var one = OnePage()
    one.machine[one.slot.translation(processor: 1)] = one.present
    one.machine[one.slot.entry] = .none
    #expect(one.violations(of: "no-stale-translation").count == 1)
    for lock in [one.machine.process(one.process).mmapLock, VMAPlaces(one.process, 0).lock] {
      one.machine[lock] = ReadWriteLock(word: 0).addingReader(3)
      #expect(
        one.violations(of: "no-stale-translation").count == 1,
        "that somebody reads the mapping is no promise to flush")
    }
    one.machine[one.machine.process(one.process).tlbFlushPending] = 1
    #expect(one.violations(of: "no-stale-translation").isEmpty)
    one.machine[one.machine.process(one.process).tlbFlushPending] = 0
    one.machine[one.machine.table(one.slot.table).lock] = LockOwner(actor: 3)
    #expect(one.violations(of: "no-stale-translation").isEmpty)
  }

  @Test("no-stale-translation: a dirty page of a shared mapping is excused by its lock only")
  func zapOfSharedPage() {
    var one = OnePage()
    var dirty = one.present
    dirty.makeDirty()
    one.machine[VMAPlaces(one.process, 0).kind] = .file
    one.machine[one.slot.translation(processor: 1)] = dirty
    one.machine[one.slot.entry] = .none
    one.machine[one.machine.process(one.process).tlbFlushPending] = 1
    #expect(one.violations(of: "no-stale-translation").count == 1)
    one.machine[one.machine.table(one.slot.table).lock] = LockOwner(actor: 3)
    #expect(one.violations(of: "no-stale-translation").isEmpty)
    one.machine[one.machine.table(one.slot.table).lock] = .nobody
    dirty.isDirty = false
    one.machine[one.slot.translation(processor: 1)] = dirty
    #expect(
      one.violations(of: "no-stale-translation").isEmpty,
      "the processor has to set the dirty bit first, and finds no entry")
  }

  @Test("no-stale-translation: nothing excuses a TLB beside a device-exclusive entry")
  func exclusiveInTLB() {
    var one = OnePage()
    one.machine[one.slot.translation(processor: 1)] = one.present
    one.machine[one.slot.entry] = one.exclusive
    one.machine[one.machine.table(one.slot.table).lock] = LockOwner(actor: 3)
    one.machine[one.machine.process(one.process).mmapLock] = .written(by: 3)
    let found = one.violations(of: "no-stale-translation")
    #expect(found.first?.objects.first == .translation(processor: 1, one.slot))
  }

  @Test("no-stale-translation: less permission is excused by mmap_lock for writing only")
  func writeProtected() {
    var one = OnePage()
    one.machine[one.slot.translation(processor: 0)] = one.present
    one.machine[one.slot.entry].isWritable = false
    let lock = one.machine.process(one.process).mmapLock
    one.machine[lock] = ReadWriteLock(word: 0).addingReader(3)
    #expect(one.violations(of: "no-stale-translation").count == 1)
    one.machine[lock] = .written(by: 3)
    #expect(one.violations(of: "no-stale-translation").isEmpty)
  }

  @Test("no-stale-mirror: a device may not write where the entry does not allow it")
  func staleMirror() {
    var one = OnePage()
    one.machine[one.slot.mirror(device: 0)] = MirrorEntry(one.frame, .write)
    #expect(one.violations(of: "no-stale-mirror").isEmpty)
    one.machine[one.slot.entry].isWritable = false
    #expect(one.violations(of: "no-stale-mirror").count == 1)
  }

  @Test("counts-match: excused while the page-table lock is held, and not for longer")
  func clearedEntry() {
    var one = OnePage()
    one.machine[one.slot.entry] = .none
    one.machine[one.machine.table(one.slot.table).lock] = LockOwner(actor: 3)
    var broken = one.broken
    #expect(broken == [])
    one.machine[one.machine.table(one.slot.table).lock] = .nobody
    broken = one.broken
    #expect(broken == ["counts-match", "rss-matches"])
    #expect(
      one.violations(of: "counts-match").map(\.text) == ["mapcount 1, counted entries 0"])
  }

  @Test("references-cover-mappings: a device-exclusive entry holds a reference")
  func missingReference() {
    var one = OnePage()
    one.machine[one.slot.entry] = one.exclusive
    one.machine[one.machine.folio(one.frame).refcount] = 0
    let broken = one.broken
    #expect(broken == ["references-cover-mappings", "freed-means-unused"])
  }

  @Test("writable-means-exclusive, dirty-after-conversion, exclusive-is-anonymous: folio flags")
  func flags() {
    var one = OnePage()
    let flags = one.machine.folio(one.frame).flags
    one.machine[flags].remove(.ofPage(.anonymousExclusive))
    var broken = one.broken
    #expect(broken == ["writable-means-exclusive"])
    one.machine[flags].insert(.ofPage(.anonymousExclusive))
    one.machine[one.slot.entry] = one.exclusive
    one.machine[flags].remove(.dirty)
    broken = one.broken
    #expect(broken == ["dirty-after-conversion"])
    one.machine[flags].insert([.dirty, .hugetlb])
    // Pages of hugetlbfs count neither as rss nor as NR_ANON_MAPPED.
    one.machine[one.machine.process(one.process).anonymousPages] = 0
    one.machine[Globals.anonymousMapped] = 0
    broken = one.broken
    #expect(broken == ["exclusive-is-anonymous"])
  }

  @Test("no-freed-page: entries, TLBs and devices")
  func freed() {
    var one = OnePage()
    one.machine[one.slot.translation(processor: 0)] = one.present
    one.machine[one.slot.mirror(device: 1)] = MirrorEntry(one.frame, .write)
    one.machine.putFolio(one.frame)
    #expect(
      one.violations(of: "no-freed-page").map(\.objects) == [
        [.entry(one.slot), .folio(one.frame)]
      ])
    #expect(
      one.violations(of: "no-device-freed-page").map(\.objects) == [
        [.translation(processor: 0, one.slot), .folio(one.frame)]
      ])
    let broken = one.broken
    #expect(broken.contains("freed-means-unused"))
  }

  @Test("no-exclusive-in-child: a process that is not born yet has no device-exclusive entry")
  func child() {
    var one = OnePage()
    one.machine[one.slot.entry] = one.exclusive
    one.machine[one.machine.process(one.process).state] = .unborn
    let broken = one.broken
    #expect(broken == ["no-exclusive-in-child"])
  }

  @Test("one-writer: two processes may not both write to an anonymous page")
  func twoWriters() {
    var one = OnePage()
    let other = ProcessNumber(1)
    let area = VMAPlaces(other, 0)
    one.machine[one.machine.process(other).areasEverUsed] = 1
    one.machine[area.start] = one.page
    one.machine[area.end] = one.page + 4
    one.machine[area.kind] = .anonymous
    one.machine[area.offset] = one.page.number
    if let slot = one.machine.allocateTables(other, one.page) {
      one.machine[slot.entry] = one.present
    }
    let broken = one.broken
    #expect(
      broken == ["references-cover-mappings", "counts-match", "one-writer", "rss-matches"])
    #expect(one.violations(of: "one-writer").first?.objects.count == 3)
  }

  @Test("An invariant is asked only after changes of places that it watches")
  func watches() {
    let one = OnePage()
    let folio = one.machine.folio(one.frame)
    let asked = { (place: Int) in
      MemoryInvariant.all(keepsMapcount: true).filter { $0.watches(place) }.map(\.name)
    }
    #expect(asked(one.machine.actor(0).position.index) == [])
    #expect(asked(one.slot.mirror(device: 0).index).contains("exclusive-means-exclusive"))
    #expect(asked(folio.refcount.index).contains("references-cover-mappings"))
    #expect(!asked(folio.refcount.index).contains("no-stale-mirror"))
  }
}
