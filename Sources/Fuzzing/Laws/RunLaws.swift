import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Simulation

/// The laws of a run: no check breaks but those that are known to, nobody waits for ever, the same
/// choices give the same words, and forward, back and forward again lead to the same state.
struct RunLaws {
  /// Steps of one run, at most.
  static let limit = 1_500
  /// A state is looked at after every so many steps.
  private static let stride = 8

  let scenario: Scenario
  let kernel: Kernel
  /// Whether the scenario's schedule is followed, or the dice.
  let followsSchedule: Bool
  var dice: Dice

  private struct Run {
    var choices: [Int] = []
    var words: [String] = []
    var states: [UInt64] = []
    var findings: [Finding] = []
  }

  /// Runs it and tells what broke.
  mutating func judge(_ simulation: borrowing Simulation) -> [Finding] {
    var timeline = Timeline(simulation)
    var run = forward(&timeline)
    again(simulation, &run)
    backAndForth(&timeline, &run)
    return run.findings
  }

  private mutating func forward(_ timeline: inout Timeline) -> Run {
    var run = Run()
    run.states.append(timeline.machine.stateHash)
    var broken: Set<String> = kernel.isSwitched ? [] : KnownBreaks.allowed(in: scenario)
    while timeline.step < RunLaws.limit, let actor = choose(timeline) {
      timeline.step(actor)
      run.choices.append(actor)
      let line = Narrator.line(for: timeline.step, in: timeline)
      run.words.append(line)
      if let offence = TextLaw.offence(in: line) {
        run.findings.append(Finding("text is clean", "\(offence) in a sentence"))
      }
      if timeline.step % RunLaws.stride == 0 { run.states.append(timeline.machine.stateHash) }
      if kernel.isSwitched || timeline.allInvariantsHold { continue }
      for violation in timeline.violations where broken.insert(violation.invariant).inserted {
        run.findings.append(
          Finding(
            "\(violation.invariant) holds",
            "\(kernel.name), step \(timeline.step): \(timeline.words(of: violation))"))
      }
    }
    if timeline.isDeadlocked && !kernel.isSwitched {
      let waits = timeline.actors.indices.compactMap { Narrator.waiting($0, in: timeline) }
      run.findings.append(
        Finding("somebody can move", "\(kernel.name): " + waits.joined(separator: " ")))
    }
    return run
  }

  private mutating func choose(_ timeline: borrowing Timeline) -> Int? {
    if followsSchedule { return timeline.nextActor }
    var ready: [Int] = []
    for peek in timeline.peeks where peek.isReady { ready.append(peek.actor) }
    if ready.isEmpty { return nil }
    // Long stretches of one actor as well as quick turns.
    if timeline.step > 0, dice.happens(60) {
      let last = timeline.actor(ofStep: timeline.step)
      if ready.contains(last) { return last }
    }
    return dice.pick(ready)
  }

  /// The same choices on a new timeline: the same words and states.
  private func again(_ simulation: borrowing Simulation, _ run: inout Run) {
    var timeline = Timeline(simulation)
    for (index, actor) in run.choices.enumerated() {
      timeline.step(actor)
      if Narrator.line(for: timeline.step, in: timeline) != run.words[index] {
        run.findings.append(Finding("the same choices give the same words", "step \(index + 1)"))
        return
      }
    }
  }

  private mutating func backAndForth(_ timeline: inout Timeline, _ run: inout Run) {
    while timeline.back() {
      if !agrees(timeline, run) { return report(timeline, "going back", &run) }
    }
    while timeline.forward() {
      if !agrees(timeline, run) { return report(timeline, "going forward again", &run) }
    }
    for _ in 0..<4 where !run.choices.isEmpty {
      timeline.seek(to: dice.roll(below: run.choices.count + 1) / RunLaws.stride * RunLaws.stride)
      if !agrees(timeline, run) { return report(timeline, "a jump", &run) }
    }
  }

  private func agrees(_ timeline: borrowing Timeline, _ run: Run) -> Bool {
    guard timeline.step % RunLaws.stride == 0 else { return true }
    return timeline.machine.stateHash == run.states[timeline.step / RunLaws.stride]
  }

  private func report(_ timeline: borrowing Timeline, _ way: String, _ run: inout Run) {
    run.findings.append(
      Finding(
        "forward, back and forward again is the same state", "\(way) to step \(timeline.step)"))
  }
}
