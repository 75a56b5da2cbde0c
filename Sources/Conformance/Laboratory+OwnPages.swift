import KernelPaths
import MemoryModel
import ScenarioFormat

/// The pages that the laboratory's processes have for themselves: a stack, here of one page, that is
/// shared by fork and written to at once by both.
///
/// They show in no state, but they pass through the same LRU batches as the pages under test: a process
/// that forks a second time drains them in the copy of its own stack.
extension Laboratory {
  /// Name of the mapping, by number: the last one, which no script reaches.
  private static let stack = Limits.mappingNames - 1

  /// A process that a script starts has its stack on the LRU lists.
  mutating func makeStack(_ process: ProcessNumber) {
    run(Mmap(process, name: Laboratory.stack, pages: 1, .anonymous, [.read, .write]))
    touchStack(process)
    machine.drainLRU(0)
    machine.forgetJournal()
  }

  /// Parent and child come back from fork.
  mutating func touchStacks(after operation: Operation) {
    guard case .process(.fork(let name)) = operation.verb,
      case .process(let reference) = operation.subject,
      let parent = names.knownProcess(reference.process), let child = names.knownProcess(name)
    else { return }
    touchStack(parent)
    if machine[machine.process(child).state] == .alive { touchStack(child) }
  }

  private mutating func touchStack(_ process: ProcessNumber) {
    run(
      ProcessorAccess(
        PageOperand(process: process, name: Laboratory.stack), .store(1), processor: 0))
  }

  private mutating func run(_ path: any OperationPath) {
    let program = Program("the laboratory", [Invocation(path)], from: library)
    if let failure = machine.runToEnd(Laboratory.actor, program) {
      preconditionFailure("the laboratory's own process: \(failure)")
    }
  }
}
