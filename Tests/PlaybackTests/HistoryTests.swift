import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// Going back and forth, and keeping every future.
struct HistoryTests {
  @Test("Undo is the same as playing the shorter run", arguments: Stress.allCases)
  func undoEqualsReplay(_ stress: Stress) throws {
    let simulation = try stress.simulation(Kernel(.v7_3))
    var timeline = Timeline(simulation, checksInvariants: false)
    var dice = Dice(state: 7)
    while timeline.step < 300, timeline.stepAtRandom(&dice) != nil {}
    for target in [0, 1, 17, timeline.step / 2, timeline.step - 1] {
      var replayed = Timeline(simulation, checksInvariants: false)
      for step in 1..<target + 1 { replayed.step(timeline.actor(ofStep: step)) }
      timeline.seek(to: target)
      expect(timeline.machine.hasSameState(as: replayed.machine), is: true)
      expect(timeline.peeks, is: replayed.peeks)
      timeline.seek(to: timeline.lastStep)
    }
  }

  @Test("The same choices give the same states in every run")
  func deterministic() throws {
    var hashes: [[UInt64]] = []
    for _ in 0..<2 {
      var timeline = Timeline(try Stress.forks.simulation(Kernel(.v6_12)))
      var dice = Dice(state: 3)
      var run: [UInt64] = []
      while timeline.step < 300, timeline.stepAtRandom(&dice) != nil {
        run.append(timeline.machine.stateHash)
      }
      hashes.append(run)
    }
    expect(hashes[0], is: hashes[1])
  }

  @Test("A look at what comes next changes nothing")
  func peekChangesNothing() throws {
    var timeline = Timeline(try deviceAndProcessor())
    var dice = Dice(state: 11)
    while timeline.stepAtRandom(&dice) != nil {
      let hash = timeline.machine.stateHash
      let peeks = timeline.peeks
      timeline.seek(to: timeline.step)
      expect(timeline.machine.stateHash, is: hash)
      expect(timeline.peeks, is: peeks)
      expect(timeline.machine.journalCount, is: 0)
    }
    expect(timeline.isFinished, is: true)
  }

  @Test("Going back and choosing otherwise keeps the old future as a branch")
  func branches() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    for _ in 0..<6 { timeline.step(gpu) }
    let old = timeline.node
    let state = timeline.machine.stateHash
    timeline.seek(to: 4)
    timeline.step(cpu)
    expect(timeline.branches.count, is: 2)
    expect(timeline.currentBranch, is: 1)
    expect(timeline.branches[1].fork, is: HistoryNode(branch: 0, step: 4))
    expect(timeline.branches[1].firstActor, is: "cpu")
    expect(timeline.lastStep, is: 5)
    expect(timeline.parent(of: timeline.node), is: HistoryNode(branch: 0, step: 4))
    expect(
      timeline.children(of: HistoryNode(branch: 0, step: 4)),
      is: [
        HistoryNode(branch: 0, step: 5), HistoryNode(branch: 1, step: 5),
      ])
    timeline.go(to: old)
    expect(timeline.machine.stateHash, is: state)
    expect(timeline.currentBranch, is: 0)
    expect(timeline.lastStep, is: 6)
  }

  @Test("Choosing what was chosen before goes along the kept future, or over to its branch")
  func noDuplicateBranches() throws {
    var timeline = Timeline(try deviceAndProcessor())
    let (gpu, cpu) = (timeline.actor("gpu"), timeline.actor("cpu"))
    for _ in 0..<3 { timeline.step(gpu) }
    timeline.seek(to: 1)
    timeline.step(gpu)
    expect(timeline.lastStep, is: 3)
    timeline.seek(to: 1)
    timeline.step(cpu)
    timeline.seek(to: 1)
    timeline.step(gpu)
    expect(timeline.branches.count, is: 2)
    expect(timeline.currentBranch, is: 0)
    timeline.back()
    timeline.step(cpu)
    expect(timeline.currentBranch, is: 1)
    expect(timeline.branches.count, is: 2)
  }

  @Test("Random walks over the tree always meet the state that the path leads to")
  func walkOverTree() throws {
    let simulation = try Stress.testDevice.simulation(Kernel(.v7_3))
    var timeline = Timeline(simulation)
    var dice = Dice(state: 5)
    var nodes: [(HistoryNode, UInt64, Int)] = []
    for round in 0..<200 {
      for _ in 0..<dice.roll(8) { _ = timeline.stepAtRandom(&dice) }
      nodes.append((timeline.node, timeline.machine.stateHash, timeline.step))
      if round % 3 == 0 { timeline.seek(to: dice.roll(timeline.lastStep + 1)) }
      let (node, hash, step) = nodes[dice.roll(nodes.count)]
      timeline.go(to: node)
      expect(timeline.machine.stateHash, is: hash)
      expect(timeline.step, is: step)
      expect(timeline.node, is: node)
      expect(monitored(timeline), is: fullCheck(timeline.machine, timeline.kernel))
    }
    expect(timeline.branches.count > 20, is: true)
  }

  @Test("With a short journal, steps before its window are taken again from a checkpoint")
  func shortJournal() throws {
    let simulation = try Stress.testDevice.simulation(Kernel(.v7_3))
    var timeline = Timeline(simulation, journalLimit: 200)
    var whole = Timeline(simulation)
    var dice = Dice(state: 9)
    while timeline.step < 400, let actor = timeline.stepAtRandom(&dice) { whole.step(actor) }
    expect(timeline.journalSize.changes < 300, is: true)
    let place = try found(timeline.slot("app", "heap", 0)).entry.index
    for target in [350, 3, 60, 399, 0, 61, 200, 400] {
      timeline.seek(to: target)
      whole.seek(to: target)
      expect(timeline.step, is: whole.step)
      expect(timeline.machine.stateHash, is: whole.machine.stateHash)
      expect(timeline.word(ofPlace: place, after: 30), is: whole.word(ofPlace: place, after: 30))
      expect(
        timeline.lastWrite(toPlace: place)?.step.step,
        is: whole.lastWrite(toPlace: place)?.step.step)
      expect(
        timeline.writes(toPlace: place).map(\.step.step),
        is: whole.writes(toPlace: place).map(\.step.step))
      expect(
        timeline.events(ofStep: 100).map(\.text), is: whole.events(ofStep: 100).map(\.text))
      expect(monitored(timeline), is: monitored(whole))
    }
    while timeline.back() {
      whole.back()
      if timeline.step % 20 == 0 {
        expect(timeline.machine.stateHash, is: whole.machine.stateHash)
        expect(monitored(timeline), is: monitored(whole))
      }
    }
    expect(timeline.step, is: 0)
    while timeline.forward() {}
    whole.seek(to: 400)
    expect(timeline.machine.stateHash, is: whole.machine.stateHash)
  }

  @Test("A bookmark leads back to its node, on whatever branch it lies")
  func bookmarks() throws {
    var timeline = Timeline(try deviceAndProcessor())
    for _ in 0..<5 { timeline.step(timeline.actor("gpu")) }
    timeline.bookmark("here")
    let hash = timeline.machine.stateHash
    timeline.seek(to: 2)
    timeline.step(timeline.actor("cpu"))
    expect(timeline.go(toBookmark: "here"), is: true)
    expect(timeline.machine.stateHash, is: hash)
    expect(timeline.go(toBookmark: "there"), is: false)
  }
}
