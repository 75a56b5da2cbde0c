import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// Kernels that are broken on purpose: the invariants say what is wrong, and name the objects.
struct BrokenKernelTests {
  func kernel(without behaviour: Behaviour) throws -> Kernel {
    try Kernel(.v7_3).switching(on: [], off: [behaviour])
  }

  @Test("Without the flush a TLB still holds what the device has for itself")
  func noFlush() throws {
    var timeline = Timeline(try deviceAndProcessor(kernel(without: .flushOnConversion)))
    let slot = try found(timeline.slot("app", "heap", 0))
    timeline.run(until: [.mark(.flip)])
    expect(timeline.brokenInvariants, is: ["no-stale-translation"])
    expect(
      timeline.violations.first?.objects,
      is: [.translation(processor: 0, slot), .entry(slot), .folio(FrameNumber(1))])
    timeline.run(until: [.operationEnd(actor: timeline.actor("gpu"))])
    expect(
      timeline.violations.map { timeline.words(of: $0) },
      is: [
        "gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, but the TLB of cpu0 holds it, too",
        "TLB cpu0 heap+0 in app: the TLB of cpu0 still leads to f0, the entry does not allow it",
      ])
    timeline.seek(to: 0)
    expect(timeline.allInvariantsHold, is: true)
  }

  @Test("Without read_retry the device maps a page that was thrown away meanwhile")
  func noReadRetry() throws {
    let simulation = try simulation(
      kernel(without: .readRetry),
      setup: "app mmap heap 1 anon\napp write heap+0 0x11\ngpu0 open app",
      actors: [("gpu", "gpu0 atomic-add app heap+0 1"), ("cpu", "app madvise heap dontneed")])
    var timeline = Timeline(simulation)
    timeline.run("gpu", until: "take the driver's mutex")
    timeline.finishOperation(timeline.actor("cpu"))
    expect(timeline.allInvariantsHold, is: true)
    timeline.run(until: [.mark(.violation)])
    expect(timeline.summary(ofStep: timeline.step).title.hasPrefix("map the page"), is: true)
    expect(timeline.brokenInvariants, is: ["exclusive-means-exclusive", "no-stale-mirror"])
    timeline.step(timeline.actor("gpu"))
    expect(timeline.brokenInvariants.contains("no-device-freed-page"), is: true)
  }

  @Test("The test driver has no read_retry: MADV_DONTNEED frees the page under its mapping (S24)")
  func testDriverAndZap() throws {
    let simulation = try simulation(
      devices: "[gpu0]", setup: "app mmap heap 1 anon\napp write heap+0 0x11\ngpu0 open app",
      actors: [("gpu", "gpu0 exclusive app heap"), ("cpu", "app madvise heap dontneed")])
    var timeline = Timeline(simulation)
    timeline.run("gpu", until: "store the page in the mirror")
    timeline.finishOperation(timeline.actor("cpu"))
    timeline.run(until: [.mark(.violation)])
    expect(
      timeline.violations.map { timeline.words(of: $0) },
      is: [
        "gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, but the page-table entry is none",
        "gpu0 mirror heap+0 in app: gpu0 has f0 mapped, the entry does not allow it",
      ])
  }

  @Test("Without the permanent notifier nobody drops what a device has mapped")
  func noSecondNotifier() throws {
    var timeline = Timeline(try deviceAndProcessor(kernel(without: .secondNotifier)))
    timeline.finishOperation(timeline.actor("gpu"))
    expect(timeline.allInvariantsHold, is: true)
    timeline.run(until: [.mark(.violation)])
    expect(timeline.marks(ofStep: timeline.step).contains(.flip), is: true)
    expect(
      timeline.words(of: timeline.violations[0]),
      is: "gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, "
        + "but the page-table entry is present")
  }

  @Test("Without the exclusive notification a second device keeps its mapping")
  func noNotification() throws {
    let simulation = try simulation(
      kernel(without: .exclusiveNotification), devices: "[{gpu0: nouveau}, {gpu1: nouveau}]",
      setup: "app mmap heap 1 anon\napp write heap 1\ngpu0 open app\ngpu1 open app\n"
        + "gpu1 write app heap 5",
      actors: [("gpu", "gpu0 atomic-add app heap+0 1")])
    var timeline = Timeline(simulation)
    timeline.run()
    expect(
      timeline.words(of: timeline.violations[0]),
      is: "gpu0 mirror heap+0 in app: gpu0 may do atomics on f0, but gpu1 may write to it, too")
  }

  @Test("The mapcount of a device-exclusive entry is what the kernel says")
  func mapcount() throws {
    for version in Kernel.Version.allCases {
      var timeline = Timeline(try deviceAndProcessor(Kernel(version)))
      timeline.finishOperation(timeline.actor("gpu"))
      let page = timeline.machine.page(FrameNumber(1))
      expect(timeline.machine[page.mapcount], is: version == .v7_3 ? 1 : 0)
      expect(timeline.allInvariantsHold, is: true)
      let other = MemoryInvariant.all(keepsMapcount: version != .v7_3)
      let wrong = other.flatMap { $0.check(timeline.machine) }.map(\.text)
      expect(
        wrong,
        is: [version == .v7_3 ? "mapcount 1, counted entries 0" : "mapcount 0, counted entries 1"])
    }
  }
}
