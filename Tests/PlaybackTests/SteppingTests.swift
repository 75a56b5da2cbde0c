import KernelPaths
import MemoryModel
import Playback
import Testing

/// What actors do next, what they wait for, and where a run stops.
struct SteppingTests {
  /// The device has converted heap+0 and holds the folio lock; the processor waits for it.
  func processorWaits() throws -> Timeline {
    var timeline = Timeline(try deviceAndProcessor())
    let cpu = timeline.actor("cpu")
    timeline.run("gpu", until: "take the driver's mutex")
    while case .ran = timeline.step(cpu) {}
    return timeline
  }

  @Test("A blocked actor says on what it waits, who has it, and since when")
  func blocked() throws {
    let timeline = try processorWaits()
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    let wait = try found(timeline.wait(of: cpu))
    let locked = try found(
      (1...timeline.step).first { timeline.summary(ofStep: $0).title == "lock the folio" })
    expect(wait.text, is: "folio lock f0, held by gpu since step \(locked)")
    expect(wait.holders, is: [Wait.Holding(actor: gpu, since: locked)])
    expect(timeline.waiters(forPlace: wait.name.place), is: [cpu])
    expect(timeline.locks(heldBy: gpu).map(\.text), is: ["f0 lock"])
    expect(timeline.wait(of: gpu), is: nil)
    expect(
      Narrator.waiting(cpu, in: timeline),
      is: "cpu waits for folio lock f0, held by gpu since step \(locked).")
  }

  @Test("A step of a blocked actor changes nothing")
  func blockedStep() throws {
    var timeline = try processorWaits()
    let (hash, step) = (timeline.machine.stateHash, timeline.step)
    guard case .blocked = timeline.step(timeline.actor("cpu")) else {
      Issue.record("it was to be blocked")
      return
    }
    expect(timeline.machine.stateHash, is: hash)
    expect(timeline.step, is: step)
  }

  @Test("The stack of the next line goes from the operation to the innermost kernel function")
  func stack() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let gpu = timeline.actor("gpu")
    timeline.run("gpu", until: "lock the folio")
    expect(
      timeline.stack(ofNext: gpu).map(\.routine.name),
      is: [
        "device atomic add of 1", "nouveau_atomic_range_fault", "make_device_exclusive",
      ])
    expect(timeline.title(ofNext: gpu), is: "lock the folio")
    expect(timeline.operationText(gpu, 0), is: "gpu0 atomic-add app heap+0 1")
  }

  @Test("Finishing an operation stops at its end, or where the actor is blocked")
  func finishOperation() throws {
    var timeline = try processorWaits()
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    expect(timeline.finishOperation(cpu), is: .blocked)
    expect(timeline.finishOperation(gpu), is: .end)
    expect(timeline.result(of: gpu), is: "ok, read 11")
    expect(timeline.result(of: cpu), is: nil)
    expect(timeline.finishOperation(cpu), is: .end)
    expect(timeline.isFinished, is: true)
    expect(timeline.result(of: cpu), is: "ok")
  }

  @Test("A run stops after each step that writes a place, and finds the same steps going back")
  func breakOnChange() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let slot = try found(timeline.slot("app", "heap", 0))
    let breakpoint = Breakpoint.changeOf(.entry(slot))
    var stops: [Int] = []
    while timeline.run(until: [breakpoint]) == .breakpoint(0) { stops.append(timeline.step) }
    expect(stops, is: timeline.writes(to: .entry(slot)).map(\.step.step))
    var back: [Int] = []
    while timeline.runBack(until: [breakpoint]) == .breakpoint(0) { back.append(timeline.step) }
    expect(back, is: stops.reversed())
    expect(timeline.step, is: 0)
  }

  @Test("A run stops at flips, at functions, at lines and at ends of operations")
  func otherBreakpoints() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    timeline.run(until: [.routine(actor: nil, name: "make_device_exclusive")])
    expect(timeline.stack(ofNext: gpu).last?.routine.name, is: "get_user_page_vma_remote")
    timeline.run(until: [.mark(.flip)])
    expect(timeline.summary(ofStep: timeline.step).title, is: "store the device-exclusive entry")
    timeline.run(until: [.operationEnd(actor: gpu)])
    expect(timeline.result(of: gpu), is: "ok, read 11")
    timeline.run(until: [.line(actor: cpu, title: "tell secondary MMUs")])
    expect(timeline.title(ofNext: cpu), is: "tell secondary MMUs (CLEAR)")
    expect(timeline.run(), is: .end)
    let flips = (1...timeline.lastStep).filter { timeline.marks(ofStep: $0).contains(.flip) }
    expect(flips.count, is: 2)
    timeline.seek(to: 0)
    expect(timeline.nextStep(with: .flip), is: flips[0])
    timeline.seek(to: timeline.lastStep)
    expect(timeline.previousStep(with: .flip), is: flips[1])
  }

  @Test("Of two writers of one mmap_lock the second waits, and both come to their end")
  func twoWriters() throws {
    var timeline = Timeline(
      try simulation(
        setup: "app mmap heap 1 anon\napp write heap 1\ngpu0 open app",
        actors: [("one", "app mprotect heap ro"), ("two", "app mprotect heap rw")]))
    timeline.step(timeline.actor("one"))
    expect(timeline.wait(of: 1)?.text, is: "mmap_lock of app, held by one since step 1")
    expect(timeline.isDeadlocked, is: false)
    expect(timeline.run(), is: .end)
    expect(timeline.isFinished, is: true)
    expect(timeline.nextActor, is: nil)
  }
}

extension Timeline {
  /// The slot of a page of a mapping.
  func slot(_ process: String, _ mapping: String, _ page: Int) -> EntrySlot? {
    guard let process = names.knownProcess(process), let name = names.knownMapping(mapping) else {
      return nil
    }
    return machine.leaf(process, machine[machine.process(process).mappingStart(name)] + page)?.slot
  }
}
