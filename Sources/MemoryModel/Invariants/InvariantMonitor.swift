/// Keeps all invariants checked while the machine moves on and back: after a step it looks only at
/// the objects that the step's changes touch.
///
/// `note` each step after its changes were made or taken back, then `judge`. What it finds is what
/// `MemoryInvariant.check` finds, whatever way led there.
public struct InvariantMonitor: ~Copyable {
  /// What is broken or excused: an invariant and an object, by number.
  struct Finding: Hashable {
    let invariant: Int
    let subject: Int
  }

  /// What it keeps checked, in the order in which it is shown.
  public let invariants: [MemoryInvariant]
  private let checks: Checks
  var tally: Tally
  var touched = TouchedObjects()
  private var broken: Set<Finding> = []
  /// Excused findings with the place that excuses them, and the other way round.
  private var excuses: [Finding: Int] = [:]
  private var excusedBy: [Int: Set<Finding>] = [:]

  /// Checks the whole machine.
  public init(_ invariants: [MemoryInvariant], _ machine: borrowing Machine) {
    self.invariants = invariants
    checks = Checks(invariants)
    tally = Tally(of: machine)
    judgeAll(machine)
  }

  /// True if no object breaks an invariant.
  public var allHold: Bool { broken.isEmpty }

  /// Names of the invariants that are broken, in the order in which they are shown.
  public var brokenNames: [String] {
    invariants.indices.filter { number in broken.contains { $0.invariant == number } }
      .map { invariants[$0].name }
  }

  /// All violations, by invariant and object.
  public func violations(_ machine: borrowing Machine) -> [InvariantViolation] {
    let findings = broken.sorted {
      ($0.invariant, $0.subject) < ($1.invariant, $1.subject)
    }
    var violations: [InvariantViolation] = []
    for finding in findings {
      violations.append(invariants[finding.invariant].explain(finding.subject, machine, tally))
    }
    return violations
  }

  /// Starts over with a machine that has gone a way that was not noted.
  public mutating func reset(_ machine: borrowing Machine) {
    broken = []
    excuses = [:]
    excusedBy = [:]
    touched.removeAll()
    tally = Tally(of: machine)
    judgeAll(machine)
  }

  /// Checks what the noted steps touched.
  public mutating func judge(_ machine: borrowing Machine) {
    if !broken.isEmpty && touched.circumstances {
      for finding in Array(broken) { judge(finding, machine) }
    }
    for place in touched.locks {
      guard let findings = excusedBy[place] else { continue }
      for finding in Array(findings) { judge(finding, machine) }
    }
    for slot in touched.slots { judge(slot, machine) }
    for frame in touched.frames { judge(frame, machine) }
    for (number, verdict) in checks.tables {
      for table in touched.tables { settle(number, table.number, verdict(machine, table)) }
    }
    for (number, verdict) in checks.processes {
      for process in 0..<ProcessPlaces.limit where touched.processes & (1 << UInt64(process)) != 0 {
        settle(number, process, verdict(machine, ProcessNumber(process), tally))
      }
    }
    if touched.machine {
      for (number, verdict) in checks.machine { settle(number, 0, verdict(machine, tally)) }
    }
    touched.removeAll()
  }

  /// Slots that are broken or excused now: TLBs and mirrors that the page table does not lead to.
  func suspectSlots(_ body: (EntrySlot) -> Void) {
    for finding in broken where isAboutSlots(finding) { body(EntrySlot(number: finding.subject)) }
    for finding in excuses.keys where isAboutSlots(finding) {
      body(EntrySlot(number: finding.subject))
    }
  }

  private func isAboutSlots(_ finding: Finding) -> Bool {
    if case .slot = invariants[finding.invariant].judge { true } else { false }
  }

  private mutating func judgeAll(_ machine: borrowing Machine) {
    // One after another, not gathered first: there may be millions.
    machine.forEachSlot { judge($0, machine) }
    machine.forEachFrame { judge($0, machine) }
    machine.forEachTable { touched.add($0) }
    for process in 0..<ProcessPlaces.limit { touched.add(ProcessNumber(process)) }
    touched.machine = true
    judge(machine)
  }

  private mutating func judge(_ slot: EntrySlot, _ machine: borrowing Machine) {
    for (number, verdict) in checks.slots { settle(number, slot.number, verdict(machine, slot)) }
  }

  private mutating func judge(_ frame: FrameNumber, _ machine: borrowing Machine) {
    guard !checks.frames.isEmpty else { return }
    let mappings = machine.mappings(of: frame)
    for (number, verdict) in checks.frames {
      settle(number, frame.number, verdict(machine, frame, mappings))
    }
  }

  private mutating func judge(_ finding: Finding, _ machine: borrowing Machine) {
    let verdict = invariants[finding.invariant].verdict(finding.subject, machine, tally)
    settle(finding.invariant, finding.subject, verdict)
  }

  /// Keeps a verdict.
  private mutating func settle(_ invariant: Int, _ subject: Int, _ verdict: Verdict) {
    if verdict == .holds && broken.isEmpty && excuses.isEmpty { return }
    let finding = Finding(invariant: invariant, subject: subject)
    if let place = excuses.removeValue(forKey: finding) {
      excusedBy[place]?.remove(finding)
      if excusedBy[place]?.isEmpty == true { excusedBy[place] = nil }
    }
    switch verdict {
    case .holds: broken.remove(finding)
    case .broken: broken.insert(finding)
    case .excused(let place):
      broken.remove(finding)
      excuses[finding] = place
      excusedBy[place, default: []].insert(finding)
    }
  }
}

extension MemoryInvariant {
  /// The verdict about one object, by its number.
  func verdict(_ subject: Int, _ machine: borrowing Machine, _ tally: borrowing Tally) -> Verdict {
    switch judge {
    case .slot(let verdict, _): verdict(machine, EntrySlot(number: subject))
    case .frame(let verdict, _):
      verdict(machine, FrameNumber(subject), machine.mappings(of: FrameNumber(subject)))
    case .table(let verdict, _): verdict(machine, TableNumber(subject))
    case .process(let verdict, _): verdict(machine, ProcessNumber(subject), tally)
    case .machine(let verdict, _): verdict(machine, tally)
    }
  }

  /// The violation of one object, by its number.
  func explain(_ subject: Int, _ machine: borrowing Machine, _ tally: borrowing Tally)
    -> InvariantViolation
  {
    let (objects, text): ([ObjectReference], String)
    switch judge {
    case .slot(_, let explain): (objects, text) = explain(machine, EntrySlot(number: subject))
    case .frame(_, let explain): (objects, text) = explain(machine, FrameNumber(subject))
    case .table(_, let explain): (objects, text) = explain(machine, TableNumber(subject))
    case .process(_, let explain):
      (objects, text) = explain(machine, ProcessNumber(subject), tally)
    case .machine(_, let explain):
      objects = [.machine]
      text = explain(machine, tally)
    }
    return InvariantViolation(name, objects, text)
  }
}
