import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// Who wrote what, in which step; who holds which reference.
struct ProvenanceTests {
  @Test("The last write of an entry names step, actor, title and function")
  func lastWrite() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let slot = try found(timeline.slot("app", "heap", 0))
    expect(timeline.lastWrite(toPlace: slot.entry.index) == nil, is: true)
    timeline.finishOperation(timeline.actor("gpu"))
    let write = try found(timeline.lastWrite(toPlace: slot.entry.index))
    expect(write.step.actorName, is: "gpu")
    expect(write.step.title, is: "store the device-exclusive entry")
    expect(write.step.routine.name, is: "make_device_exclusive")
    expect(write.step.routine.file, is: "mm/rmap.c")
    expect(write.change.new, is: timeline.machine.word(slot.entry.index))
    timeline.seek(to: write.step.step - 1)
    expect(timeline.lastWrite(toPlace: slot.entry.index)?.step.title.hasPrefix("walk"), is: true)
  }

  @Test("The writes of an object are its whole life on this branch")
  func writes() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let slot = try found(timeline.slot("app", "heap", 0))
    timeline.run()
    let words = timeline.writes(to: .entry(slot)).map {
      timeline.words(of: PTE(word: $0.change.new))
    }
    expect(words, is: ["none", "EXCLUSIVE f0", "present RWUDS f0", "present RWUADS f0"])
    let steps = timeline.writes(to: .entry(slot)).map(\.step.step)
    expect(steps, is: steps.sorted())
  }

  @Test("The word of a place at another step is what a seek there would show")
  func wordAtStep() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.run()
    let place = try found(timeline.slot("app", "heap", 0)).entry.index
    timeline.seek(to: timeline.lastStep / 2)
    var other = Timeline(try deviceAndProcessor())
    for step in 0...timeline.lastStep {
      expect(timeline.word(ofPlace: place, after: step), is: other.machine.word(place))
      if step < timeline.lastStep { other.step(timeline.actor(ofStep: step + 1)) }
    }
  }

  @Test("Every reference of a folio has a holder: entry, device driver, faulting processor")
  func holders() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    timeline.run("gpu", until: "take the driver's mutex")
    timeline.run("cpu", until: "wait until the folio is unlocked")
    let frame = FrameNumber(1)
    expect(timeline.machine[timeline.machine.folio(frame).refcount], is: 3)
    expect(
      timeline.holders(of: frame).map { timeline.words(of: $0) },
      is: [
        "device-exclusive entry, app heap+0",
        "gpu, get_user_page_vma_remote, step \(timeline.step(of: gpu, "reference the folio"))",
        "cpu, remove_device_exclusive_entry, step \(timeline.step(of: cpu, "reference the folio"))",
      ])
  }

  @Test("Between clearing and storing, the reference of the entry is with who cleared it")
  func clearedEntry() throws {
    var timeline = Timeline(try deviceAndProcessor())
    timeline.run("gpu", until: "store the device-exclusive entry")
    let words = timeline.holders(of: FrameNumber(1)).map { timeline.words(of: $0) }
    let cleared = timeline.step(of: 0, "walk again")
    expect(words.last, is: "gpu, entry app heap+0, cleared in step \(cleared)")
  }

  @Test("The page cache and its mappings hold a file page")
  func pageCache() throws {
    var timeline = Timeline(
      try simulation(
        devices: "[]", setup: "app mmap shared 1 shmem\napp write shared 1",
        actors: [("cpu", "app read shared")]))
    timeline.run()
    expect(
      timeline.holders(of: FrameNumber(1)).map { timeline.words(of: $0) },
      is: [
        "page table, app shared+0", "page cache, file 1 page 0",
      ])
  }
}

extension Timeline {
  /// The first step of an actor whose title begins so.
  func step(of actor: Int, _ title: String) -> Int {
    (1...step).first {
      self.actor(ofStep: $0) == actor && summary(ofStep: $0).title.hasPrefix(title)
    } ?? 0
  }
}
