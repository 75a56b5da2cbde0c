/// The checks of some invariants by what they are about, each with the number of its invariant.
struct Checks {
  typealias SlotCheck = @Sendable (borrowing Machine, EntrySlot) -> Verdict
  typealias FrameCheck = @Sendable (borrowing Machine, FrameNumber, Mappings) -> Verdict
  typealias TableCheck = @Sendable (borrowing Machine, TableNumber) -> Verdict
  typealias ProcessCheck =
    @Sendable (borrowing Machine, ProcessNumber, borrowing Tally) -> Verdict
  typealias MachineCheck = @Sendable (borrowing Machine, borrowing Tally) -> Verdict

  private(set) var slots: ContiguousArray<(number: Int, verdict: SlotCheck)> = []
  private(set) var frames: ContiguousArray<(number: Int, verdict: FrameCheck)> = []
  private(set) var tables: ContiguousArray<(number: Int, verdict: TableCheck)> = []
  private(set) var processes: ContiguousArray<(number: Int, verdict: ProcessCheck)> = []
  private(set) var machine: ContiguousArray<(number: Int, verdict: MachineCheck)> = []

  init(_ invariants: [MemoryInvariant]) {
    for (number, invariant) in invariants.enumerated() {
      switch invariant.judge {
      case .slot(let verdict, _): slots.append((number, verdict))
      case .frame(let verdict, _): frames.append((number, verdict))
      case .table(let verdict, _): tables.append((number, verdict))
      case .process(let verdict, _): processes.append((number, verdict))
      case .machine(let verdict, _): machine.append((number, verdict))
      }
    }
  }
}
