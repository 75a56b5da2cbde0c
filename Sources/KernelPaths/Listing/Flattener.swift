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

  /// A call, and where the outcomes of its steps lead.
  struct FlatCall {
    let call: Program.Call
    let leave: Target
    let failed: Target
    let labels: [Target?]
  }

  struct FlatStep {
    let effect: Effect
    let call: Program.Call
    /// Number of its call among `calls`.
    let callNumber: Int
    let line: Int
    let next: Target
  }

  private let kernel: Kernel
  private let shape: Shape
  private let recordsResults: Bool
  private let processor: Int
  private(set) var steps: [FlatStep] = []
  private var calls: [FlatCall] = []

  init(kernel: Kernel, shape: Shape, recordsResults: Bool, processor: Int) {
    self.processor = processor
    self.kernel = kernel
    self.shape = shape
    self.recordsResults = recordsResults
  }

  /// Writes a path out.
  mutating func flatten(_ path: any KernelPath) {
    let end = Target()
    _ = write(path, base: 0, caller: nil, callerLine: 0, leave: end, failed: end)
    end.resolution = .position(steps.count)
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
      references: frame.references, localNames: frame.names, top: frame.top)
    let entries = lines.indices.map { _ in Target() } + [leave]
    var labels: [Target?] = Array(repeating: nil, count: Label.count)
    for (index, line) in lines.enumerated() {
      guard case .mark(let label) = line else { continue }
      precondition(
        labels[label.rawValue] == nil, "\(path.routine.name): label \(label) marked twice")
      labels[label.rawValue] = entries[index]
    }
    func target(_ label: Label) -> Target {
      guard let target = labels[label.rawValue] else {
        preconditionFailure("\(path.routine.name): label \(label) is not marked")
      }
      return target
    }
    let number = calls.count
    calls.append(FlatCall(call: call, leave: leave, failed: failed, labels: labels))
    for (index, line) in lines.enumerated() {
      switch line {
      case .mark: entries[index].resolution = .same(entries[index + 1])
      case .goTo(let label): entries[index].resolution = .same(target(label))
      case .step(let step):
        entries[index].resolution = .position(steps.count)
        steps.append(
          FlatStep(
            effect: step.effect, call: call, callNumber: number, line: numbers[index],
            next: entries[index + 1]))
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

  /// The table with every target resolved, and the exits of its calls; the caller owns them and what
  /// is in them.
  func instructions() -> (
    UnsafeMutablePointer<Unmanaged<Code.Instruction>>, [UnsafeMutablePointer<Code.Target>]
  ) {
    let exits = calls.map { flat in
      let table = UnsafeMutablePointer<Code.Target>.allocate(capacity: Outcome.exitCount)
      table.initialize(repeating: .none, count: Outcome.exitCount)
      table[Outcome.leave.exit] = resolved(flat.leave, from: flat.call)
      table[Outcome.failed.exit] = resolved(flat.failed, from: flat.call)
      for (label, target) in flat.labels.enumerated() {
        if let target { table[Outcome.firstLabel + label] = resolved(target, from: flat.call) }
      }
      return table
    }
    let table = UnsafeMutablePointer<Unmanaged<Code.Instruction>>.allocate(
      capacity: max(1, steps.count))
    for (number, step) in steps.enumerated() {
      (table + number).initialize(
        to: .passRetained(
          Code.Instruction(
            effect: step.effect, next: resolved(step.next, from: step.call),
            exits: exits[step.callNumber], top: step.call.top)))
    }
    return (table, exits)
  }

  private func resolved(_ target: Target, from call: Program.Call) -> Code.Target {
    let position = position(of: target)
    guard position < steps.count else { return Code.Target(position: position, kept: 0) }
    let common = call.innermostCall(containing: steps[position].call)
    return Code.Target(position: position, kept: common?.top ?? 0)
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
