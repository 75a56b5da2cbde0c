import KernelPaths
import MemoryModel
import Playback
import Simulation
import Testing

/// Busy scenarios with actors stepped in random order, on every kernel.
struct RandomRunTests {
  static let cases = Stress.allCases.flatMap { stress in
    Kernel.Version.allCases.map { StressCase(stress: stress, version: $0) }
  }

  @Test(
    "10,000 random steps break no invariant, and every reference has a holder", arguments: cases)
  func invariants(_ stress: StressCase) throws {
    var steps = 0
    var seed: UInt64 = 0
    while steps < 10_000 {
      var timeline = Timeline(try stress.simulation())
      var dice = Dice(state: seed)
      while timeline.step < 500, timeline.stepAtRandom(&dice) != nil {
        let broken = timeline.violations.map { timeline.words(of: $0) }
        try #require(broken == [], "seed \(seed), step \(timeline.step)")
        if timeline.step % 7 == 0 {
          try #require(timeline.unexplained == [], "seed \(seed), step \(timeline.step)")
        }
      }
      if timeline.isFinished { try #require(timeline.leftOpen == [], "seed \(seed)") }
      steps += timeline.step
      seed += 1
    }
  }

  @Test("The monitor finds what a full check finds, forward and back", arguments: cases)
  func monitor(_ stress: StressCase) throws {
    for seed in 0..<3 {
      var timeline = Timeline(try stress.simulation())
      var dice = Dice(state: UInt64(seed))
      while timeline.step < 150, timeline.stepAtRandom(&dice) != nil {
        try #require(monitored(timeline) == fullCheck(timeline.machine, timeline.kernel))
      }
      while timeline.back() {
        try #require(monitored(timeline) == fullCheck(timeline.machine, timeline.kernel))
      }
    }
  }

  @Test("It does so in kernels that break invariants", arguments: BrokenKernel.allCases)
  func monitorOfBroken(_ kernel: BrokenKernel) throws {
    for stress in [Stress.anonymous, .testDevice, .forks, .files] {
      for seed in 0..<4 {
        var timeline = Timeline(try stress.simulation(try kernel.kernel()))
        var dice = Dice(state: UInt64(seed))
        while timeline.step < 200, timeline.stepAtRandom(&dice) != nil {
          try #require(monitored(timeline) == fullCheck(timeline.machine, timeline.kernel))
        }
        timeline.seek(to: 20)
        try #require(monitored(timeline) == fullCheck(timeline.machine, timeline.kernel))
        timeline.seek(to: timeline.lastStep)
        try #require(monitored(timeline) == fullCheck(timeline.machine, timeline.kernel))
      }
    }
  }
}

/// A busy scenario on a kernel.
struct StressCase: CustomTestStringConvertible, Sendable {
  let stress: Stress
  let version: Kernel.Version

  var testDescription: String { "\(stress.rawValue) on \(version.rawValue)" }

  func simulation() throws -> Simulation { try stress.simulation(Kernel(version)) }
}

/// Kernels with something switched off that holds invariants up.
enum BrokenKernel: String, CaseIterable, Sendable {
  case noFlush
  case noReadRetry
  case noSecondNotifier
  case noNotification
  case noFolioLock
  case sequenceAfter
  case lateFlush

  func kernel() throws -> Kernel {
    let new = Kernel(.v7_3)
    return switch self {
    case .noFlush: try new.switching(on: [], off: [.flushOnConversion])
    case .noReadRetry: try new.switching(on: [], off: [.readRetry])
    case .noSecondNotifier: try new.switching(on: [], off: [.secondNotifier])
    case .noNotification: try new.switching(on: [], off: [.exclusiveNotification])
    case .noFolioLock: try new.switching(on: [], off: [.folioLockOnRestore])
    case .lateFlush: try new.switching(on: [], off: [.delayRmap, .flushBeforeUnlock])
    case .sequenceAfter: try new.switching(on: [.sequenceAfter], off: [])
    }
  }
}

extension Timeline {
  /// Locks that are held and notifications that are open. Whose sequence an interval notifier has
  /// changed stays known until it is read again.
  var leftOpen: [String] {
    var found: [String] = []
    machine.forEachWord { place, _ in
      let name = name(ofPlace: place)
      let isAsBefore = word(ofPlace: place, after: 0) == machine.word(place)
      let isOpen = name.kind == .notifier && !name.field.contains("read_retry")
      let isPending = name.field == "TLB flushes pending" && machine.word(place) != 0
      if name.kind == .lock || isOpen && !isAsBefore || isPending {
        found.append("\(name.text): \(words(ofPlace: place))")
      }
    }
    return found
  }

  /// References that nobody accounts for, by folio.
  var unexplained: [String] {
    var found: [String] = []
    for number in 1..<machine[Globals.framesEverUsed] + 1 {
      let frame = FrameNumber(number)
      for case .unknown(let count) in holders(of: frame) {
        found.append("\(machine.name(of: frame)): \(count)")
      }
    }
    return found
  }
}
