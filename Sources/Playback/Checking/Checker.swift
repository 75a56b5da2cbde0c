import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation

/// What became of one expectation of a scenario.
public struct CheckResult: Sendable {
  /// The expectation as it stands in the file: `always exclusive-means-exclusive`,
  /// `finally app heap+0 present`.
  public let expectation: String
  /// Whether it is met.
  public let passed: Bool
  /// Why it failed; empty if it passed.
  public let reason: String
  /// The step after which it failed.
  public let step: Int
  /// Where it stands in the file; nil for what every scenario is expected to do.
  public let location: SourceLocation?
}

/// What became of all expectations of a scenario on one kernel.
public struct CheckReport: Sendable {
  /// Title of the scenario.
  public let title: String
  /// Name of the kernel, switches included.
  public let kernel: String
  /// Steps that the run took.
  public let steps: Int
  /// That it runs to its end, then `always`, then `finally`, in the order of the file.
  public let results: [CheckResult]

  /// Whether all expectations are met.
  public var passed: Bool { results.allSatisfy(\.passed) }
}

/// Runs a scenario by its schedule and holds it against what it expects.
public enum Checker {
  /// Runs it, checking the invariants after every step and the assertions at the end.
  ///
  /// - Parameters:
  ///   - simulation: the scenario on its machine.
  ///   - limit: steps after which the run counts as endless.
  public static func check(
    _ simulation: borrowing Simulation, limit: Int = Timeline.Limits.steps
  ) -> CheckReport {
    var timeline = Timeline(simulation)
    let always = timeline.scenario.expectations.always(on: timeline.kernel.version.rawValue)
    var failures: [String: (step: Int, reason: String)] = [:]
    note(&failures, timeline)
    var end = RunEnd.limit
    while timeline.step < limit && timeline.reachedLimit == nil {
      guard let actor = timeline.nextActor else {
        end = timeline.isFinished ? .end : .deadlock
        break
      }
      timeline.step(actor)
      note(&failures, timeline)
    }
    if timeline.isFinished { end = .end }
    var results = [ending(end, timeline)]
    for name in always {
      let known = MemoryInvariant.names.contains(name)
      let failure = known ? failures[name] : (0, "there is no invariant of that name")
      results.append(
        CheckResult(
          expectation: "always \(name)", passed: failure == nil, reason: failure?.reason ?? "",
          step: failure?.step ?? timeline.step, location: nil))
    }
    for assertion in timeline.scenario.expectations.finally(on: timeline.kernel.version.rawValue) {
      let reason = timeline.reasonAgainst(assertion.expectation)
      results.append(
        CheckResult(
          expectation: "finally \(assertion.text)", passed: reason == nil, reason: reason ?? "",
          step: timeline.step, location: assertion.location))
    }
    return CheckReport(
      title: timeline.scenario.title, kernel: timeline.kernel.name, steps: timeline.step,
      results: results)
  }

  /// Keeps the first violation of every invariant.
  private static func note(
    _ failures: inout [String: (step: Int, reason: String)], _ timeline: borrowing Timeline
  ) {
    if timeline.allInvariantsHold { return }
    for violation in timeline.violations where failures[violation.invariant] == nil {
      failures[violation.invariant] = (
        timeline.step, "after step \(timeline.step): \(timeline.words(of: violation))"
      )
    }
  }

  private static func ending(_ end: RunEnd, _ timeline: borrowing Timeline) -> CheckResult {
    var reason = ""
    if end == .deadlock {
      let waits = timeline.actors.indices.compactMap { Narrator.waiting($0, in: timeline) }
      reason = "deadlock: " + waits.joined(separator: " ")
    } else if end == .limit {
      reason = timeline.reachedLimit ?? "not at its end after \(timeline.step) steps"
    }
    return CheckResult(
      expectation: "runs to its end", passed: end == .end, reason: reason, step: timeline.step,
      location: nil)
  }
}
