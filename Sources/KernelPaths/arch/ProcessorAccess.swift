import MemoryModel

/// What a processor's instruction does to memory.
public enum MemoryAccess: Hashable, Sendable {
  /// Load of one byte.
  case load
  /// Store of one byte.
  case store(OperandNumber)
  /// A locked addition to the 32-bit word at the start of the page.
  case atomicAdd(OperandNumber)

  var isWrite: Bool { self != .load }

  /// The words for it.
  var title: String {
    switch self {
    case .load: "load"
    case .store(let byte): "store 0x\(byte.hexadecimal)"
    case .atomicAdd(let value): "atomic add of \(value.decimal)"
    }
  }

  /// What the processor or the device is told to do, as a step's title begins.
  var command: String {
    switch self {
    case .load, .store: title
    case .atomicAdd(let value): "add \(value.decimal) atomically"
    }
  }

  /// The content of the page afterwards, and the byte that the access delivers.
  func applied(
    to content: UInt64, _ machine: borrowing Machine
  ) -> (content: UInt64, byte: UInt8) {
    let byte = UInt8(truncatingIfNeeded: content)
    switch self {
    case .load: return (content, byte)
    case .store(let new):
      return (content & ~0xff | UInt64(UInt8(truncatingIfNeeded: new(machine))), byte)
    case .atomicAdd(let value):
      let sum = UInt32(truncatingIfNeeded: content) &+ UInt32(truncatingIfNeeded: value(machine))
      return (content & ~0xffff_ffff | UInt64(sum), byte)
    }
  }
}

/// One instruction for each of some pages, run by a processor: through its TLB, else through the
/// page walk, else through a page fault.
public struct ProcessorAccess: OperationPath {
  let operand: PageOperand
  let access: MemoryAccess
  let processor: Int
  /// Whether another actor may end the process meanwhile.
  let mayBeKilled: Bool

  /// An access of these pages, one after another, on a processor.
  public init(
    _ operand: PageOperand, _ access: MemoryAccess, processor: Int, mayBeKilled: Bool = false
  ) {
    self.operand = operand
    self.access = access
    self.processor = processor
    self.mayBeKilled = mayBeKilled
  }

  /// The function that it models.
  public var routine: Routine { Routine(access.title, "an instruction of the processor") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let operand = operand
    let access = access
    let processor = processor
    let mayBeKilled = mayBeKilled
    let process = operand.process
    let index: Local<Int> = scope.local("page")
    let page = operand.page(index)
    let records = scope.purpose.recordsResults
    let again = scope.label("again")
    return Listing {
      Mark(again)
      if mayBeKilled {
        Step(
          "end the thread, which has been killed",
          why: "exit_group() has sent SIGKILL; the instruction is not run any more."
        ) { m in
          guard m[m.process(process).state] == .exiting else { return .skip }
          m[m.me.signal] = .killed
          return .failed
        }
      }
      Step(
        "\(access.command) through the TLB of cpu\(processor)",
        why: "A translation in the TLB needs no look at the page table.", to: [again]
      ) { m in
        guard let found = m.translation(processor, process, page(m)), found.entry.isAccessible,
          !access.isWrite || found.entry.isWritable && found.entry.isDirty
        else { return .skip }
        m.access(m.frame(of: found, at: page(m)), access, records: records)
        guard m[index] + 1 < operand.count(m) else { return .leave }
        m[index] += 1
        return .jump(again)
      }
      Step(
        "walk the page tables, fill the TLB of cpu\(processor)",
        why: "The processor sets the accessed bit, and for a write the dirty bit.", to: [again]
      ) { m in
        guard let slot = m.leaf(process, page(m))?.slot else { return .skip }
        var entry = m[slot.entry]
        guard entry.isAccessible, !access.isWrite || entry.isWritable else { return .skip }
        entry.isAccessed = true
        if access.isWrite { entry.isDirty = true }
        m[slot.entry] = entry
        m[slot.translation(processor: processor)] = entry
        return .jump(again)
      }
      UserPageFault(process: process, page: page, isWrite: access.isWrite)
      GoTo(again)
    }
  }
}

extension Machine {
  /// The access itself.
  mutating func access(_ frame: FrameNumber, _ access: MemoryAccess, records: Bool) {
    if frame == .zero {
      if records { record(0) }
      return
    }
    let place = page(frame).content
    let (content, byte) = access.applied(to: self[place], self)
    self[place] = content
    if records { record(access == .load ? Int(byte) : nil) }
  }
}
