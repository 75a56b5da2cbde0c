import MemoryModel

/// Writes paths out into a flat table: gives every step a position and resolves where outcomes lead.
struct Flattener {
  /// A place in the table that is known once everything is written out.
  final class Target {
    enum Resolution {
      case open
      case position(Int)
      case same(Target)
    }
    var resolution = Resolution.open
  }

  struct FlatStep {
    let effect: Effect
    let call: Program.Call
    let line: Int
    let next: Target
    let leave: Target
    let failed: Target
    let labels: [Label: Target]
    let operation: Int
  }

  private var operation = 0
  private let kernel: Kernel
  private let shape: Shape
  private let recordsResults: Bool
  private let processor: Int
  private(set) var steps: [FlatStep] = []

  init(kernel: Kernel, shape: Shape, recordsResults: Bool, processor: Int) {
    self.processor = processor
    self.kernel = kernel
    self.shape = shape
    self.recordsResults = recordsResults
  }

  /// Writes the paths out one after another; gives the position where each begins.
  mutating func flatten(_ paths: [any KernelPath]) -> [Int] {
    var starts: [Int] = []
    for (number, path) in paths.enumerated() {
      operation = number
      starts.append(steps.count)
      let end = Target()
      _ = write(path, base: 0, caller: nil, callerLine: 0, leave: end, failed: end)
      end.resolution = .position(steps.count)
    }
    return starts
  }

  private mutating func write(
    _ path: any KernelPath, base: Int, caller: Program.Call?, callerLine: Int, leave: Target,
    failed: Target
  ) -> Target {
    let frame = Frame(
      kernel: kernel, shape: shape, recordsResults: recordsResults, processor: processor,
      base: base)
    let lines = path.listing(in: frame).lines
    let (shown, numbers) = Flattener.shownLines(lines)
    let call = Program.Call(
      routine: path.routine, caller: caller, callerLine: callerLine, lines: shown,
      references: frame.references,
      localNames: Dictionary(uniqueKeysWithValues: frame.names.map { ($0.slot, $0.name) }),
      top: frame.top)
    let entries = lines.indices.map { _ in Target() } + [leave]
    var labels: [Label: Target] = [:]
    for (index, line) in lines.enumerated() {
      guard case .mark(let label) = line else { continue }
      precondition(labels[label] == nil, "\(path.routine.name): label \(label) marked twice")
      labels[label] = entries[index]
    }
    func target(_ label: Label) -> Target {
      guard let target = labels[label] else {
        preconditionFailure("\(path.routine.name): label \(label) is not marked")
      }
      return target
    }
    for (index, line) in lines.enumerated() {
      switch line {
      case .mark: entries[index].resolution = .same(entries[index + 1])
      case .goTo(let label): entries[index].resolution = .same(target(label))
      case .step(let step):
        entries[index].resolution = .position(steps.count)
        steps.append(
          FlatStep(
            effect: step.effect, call: call, line: numbers[index], next: entries[index + 1],
            leave: leave, failed: failed, labels: labels, operation: operation))
      case .call(let inner):
        let entry = write(
          inner.path, base: frame.top, caller: call, callerLine: numbers[index],
          leave: entries[index + 1], failed: inner.onError.map(target) ?? failed)
        entries[index].resolution = .same(entry)
      }
    }
    return entries[0]
  }

  /// The lines that a reader sees, and for every line its number among them.
  private static func shownLines(_ lines: [Line]) -> ([Program.CallLine], [Int]) {
    var shown: [Program.CallLine] = []
    var numbers: [Int] = []
    for line in lines {
      numbers.append(shown.count)
      switch line {
      case .step(let step):
        shown.append(Program.CallLine(title: step.title, why: step.why, calls: nil))
      case .call(let call):
        let routine = call.path.routine
        shown.append(Program.CallLine(title: routine.name, why: "", calls: routine))
      case .mark, .goTo: break
      }
    }
    return (shown, numbers)
  }

  /// The table with every target resolved; the caller owns it and what is in it.
  func instructions() -> UnsafeMutablePointer<Unmanaged<Program.Instruction>> {
    let table = UnsafeMutablePointer<Unmanaged<Program.Instruction>>.allocate(
      capacity: steps.count)
    for (number, step) in steps.enumerated() {
      let targets = UnsafeMutablePointer<Program.Target>.allocate(capacity: Outcome.targetCount)
      targets.initialize(
        repeating: Program.Target(position: -1, kept: 0), count: Outcome.targetCount)
      targets[Outcome.next.raw] = resolved(step.next, from: step)
      targets[Outcome.leave.raw] = resolved(step.leave, from: step)
      targets[Outcome.failed.raw] = resolved(step.failed, from: step)
      targets[Outcome.skip.raw] = resolved(step.next, from: step)
      for (label, target) in step.labels {
        targets[Outcome.jump(label).raw] = resolved(target, from: step)
        targets[Outcome.skip(to: label).raw] = resolved(target, from: step)
      }
      (table + number).initialize(
        to: .passRetained(
          Program.Instruction(
            effect: step.effect, targets: targets, top: step.call.top, operation: step.operation)))
    }
    return table
  }

  private func resolved(_ target: Target, from step: FlatStep) -> Program.Target {
    let position = position(of: target)
    guard position < steps.count else { return Program.Target(position: position, kept: 0) }
    let goal = steps[position].call
    let common = step.call.innermostCall(containing: goal)
    return Program.Target(position: position, kept: common?.top ?? 0)
  }

  private func position(of target: Target) -> Int {
    var target = target
    for _ in 0...steps.count * 2 + 16 {
      switch target.resolution {
      case .position(let position): return position
      case .same(let other): target = other
      case .open: preconditionFailure("a target was never written out")
      }
    }
    preconditionFailure("a goto leads to itself")
  }
}
