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
    let call: CallSite
    let leave: Target
    let failed: Target
    /// Number of its first label.
    let firstLabel: Int
    let labels: [Target]
  }

  struct FlatStep {
    let effect: Effect
    let call: CallSite
    /// Number of its call among `calls`.
    let callNumber: Int
    let line: Int
    /// The labels that it says it may go on at.
    let targets: [Label]
    let next: Target
  }

  private let kernel: Kernel
  private let shape: Shape
  private let purpose: Purpose
  private let processor: Int
  private(set) var steps: [FlatStep] = []
  private var calls: [FlatCall] = []
  /// Names of all labels, by number.
  private(set) var labelNames: [String] = []

  init(kernel: Kernel, shape: Shape, purpose: Purpose, processor: Int) {
    self.processor = processor
    self.kernel = kernel
    self.shape = shape
    self.purpose = purpose
  }

  /// Writes a path out.
  mutating func flatten(_ path: any KernelPath) {
    let end = Target()
    _ = write(path, base: 0, caller: nil, callerLine: 0, leave: end, failed: end)
    end.resolution = .position(steps.count)
  }

  private mutating func write(
    _ path: any KernelPath, base: Int, caller: CallSite?, callerLine: Int, leave: Target,
    failed: Target
  ) -> Target {
    let scope = Scope(
      kernel: kernel, shape: shape, purpose: purpose, processor: processor, base: base,
      firstLabel: labelNames.count)
    let routine = path.routine
    let lines = path.listing(in: scope).lines
    let (shown, numbers) = Flattener.shownLines(lines, scope)
    let call = CallSite(
      routine: routine, caller: caller, callerLine: callerLine, lines: shown,
      signposts: scope.signposts(of: lines, numbers), references: scope.references,
      localNames: scope.names, top: scope.top)
    let entries = lines.indices.map { _ in Target() } + [leave]
    let labels = marks(of: scope, in: lines, entries, routine)
    func target(_ label: Label, _ user: String) -> Target {
      let index = label.number - scope.firstLabel
      guard labels.indices.contains(index) else {
        routine.fail(label: user, "it is a label of another listing")
      }
      return labels[index]
    }
    labelNames += scope.labelNames
    let number = calls.count
    calls.append(
      FlatCall(
        call: call, leave: leave, failed: failed, firstLabel: scope.firstLabel, labels: labels))
    for (index, line) in lines.enumerated() {
      switch line {
      case .mark: entries[index].resolution = .same(entries[index + 1])
      case .goTo(let label): entries[index].resolution = .same(target(label, "of a GoTo"))
      case .step(let step):
        entries[index].resolution = .position(steps.count)
        steps.append(
          FlatStep(
            effect: step.effect, call: call, callNumber: number, line: numbers[index],
            targets: step.targets, next: entries[index + 1]))
      case .call(let inner):
        let entry = write(
          inner.path, base: scope.top, caller: call, callerLine: numbers[index],
          leave: entries[index + 1],
          failed: inner.onError.map {
            target($0, "onError of \(inner.path.routine.name)")
          } ?? failed)
        entries[index].resolution = .same(entry)
      }
    }
    return entries[0]
  }

  /// Where the labels of a listing are marked, by number: each once, and none of another listing.
  private func marks(
    of scope: Scope, in lines: [Line], _ entries: [Target], _ routine: Routine
  ) -> [Target] {
    let names = scope.labelNames
    var labels: [Target?] = Array(repeating: nil, count: names.count)
    for (index, line) in lines.enumerated() {
      guard case .mark(let label) = line else { continue }
      let number = label.number - scope.firstLabel
      guard names.indices.contains(number) else {
        routine.fail(label: "of a Mark", "it is a label of another listing")
      }
      if labels[number] != nil { routine.fail(label: names[number], "it is marked twice") }
      labels[number] = entries[index]
    }
    return names.indices.map { number in
      guard let target = labels[number] else {
        routine.fail(label: names[number], "the listing does not mark it")
      }
      return target
    }
  }

  /// The lines that a reader sees, and for every line its number among them.
  private static func shownLines(
    _ lines: [Line], _ scope: Scope
  ) -> ([CallLine], [Int]) {
    var shown: [CallLine] = []
    var numbers: [Int] = []
    for line in lines {
      numbers.append(shown.count)
      switch line {
      case .step(let step):
        shown.append(
          CallLine(
            title: step.title, why: step.why, calls: nil, targets: scope.targets(of: line)))
      case .call(let call):
        let routine = call.path.routine
        shown.append(
          CallLine(
            title: routine.name, why: "", calls: routine, targets: scope.targets(of: line)))
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
      let count = Outcome.firstLabel + flat.labels.count
      let table = UnsafeMutablePointer<Code.Target>.allocate(capacity: count)
      table.initialize(repeating: .none, count: count)
      table[Outcome.leave.exit] = resolved(flat.leave, from: flat.call)
      table[Outcome.failed.exit] = resolved(flat.failed, from: flat.call)
      for (label, target) in flat.labels.enumerated() {
        table[Outcome.firstLabel + label] = resolved(target, from: flat.call)
      }
      return table
    }
    let table = UnsafeMutablePointer<Unmanaged<Code.Instruction>>.allocate(
      capacity: max(1, steps.count))
    for (number, step) in steps.enumerated() {
      let call = calls[step.callNumber]
      (table + number).initialize(
        to: .passRetained(
          Code.Instruction(
            effect: step.effect, next: resolved(step.next, from: step.call),
            exits: exits[step.callNumber],
            labels: call.firstLabel..<call.firstLabel + call.labels.count,
            declared: step.targets, top: step.call.top)))
    }
    return (table, exits)
  }

  private func resolved(_ target: Target, from call: CallSite) -> Code.Target {
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
