import KernelPaths
import MemoryModel
import ScenarioFormat

/// The pages that processes have for themselves on a machine whose options say so: a stack, here of one
/// page, that is shared by fork and written to at once by both.
///
/// They show in no state, but they pass through the same LRU batches as the pages under test: a process
/// that forks a second time drains them in the copy of its own stack.
public struct OwnPages {
  /// Name of the mapping, by number: the last one, which no script reaches.
  private static let stack = Limits.mappingNames - 1

  private let isThere: Bool
  private let library: CodeLibrary
  private let actor: Int

  /// The own pages of a machine with these options.
  ///
  /// - Parameters:
  ///   - options: how the machine was built.
  ///   - library: what their accesses are written out in.
  ///   - actor: the number of the actor that runs operations one after another.
  public init(_ options: MachineOptions, _ library: CodeLibrary, actor: Int) {
    isThere = options.hasOwnPages
    self.library = library
    self.actor = actor
  }

  /// A process that an operation is about to start is alive, and has its stack on the LRU lists.
  public func prepare(for operation: Operation, _ names: Names, _ machine: inout Machine) {
    guard isThere, case .process(let reference) = operation.subject,
      let process = names.knownProcess(reference.process),
      machine[machine.process(process).state] == .unborn
    else { return }
    machine[machine.process(process).state] = .alive
    run(Mmap(process, name: OwnPages.stack, pages: 1, .anonymous, [.read, .write]), &machine)
    touch(process, &machine)
    machine.drainLRU(0)
    machine.forgetJournal()
  }

  /// Parent and child come back from fork.
  public func touch(after operation: Operation, _ names: Names, _ machine: inout Machine) {
    guard isThere, let name = operation.givenProcess, let child = names.knownProcess(name),
      let parent = operation.process.flatMap({ names.knownProcess($0) })
    else { return }
    touch(parent, &machine)
    if machine[machine.process(child).state] == .alive { touch(child, &machine) }
  }

  private func touch(_ process: ProcessNumber, _ machine: inout Machine) {
    run(
      ProcessorAccess(
        PageOperand(process: process, name: OwnPages.stack), .store(1), processor: 0),
      &machine)
  }

  private func run(_ path: any OperationPath, _ machine: inout Machine) {
    let program = Program("the laboratory", [Invocation(path)], from: library)
    if let failure = machine.runToEnd(actor, program) {
      preconditionFailure("a process's own pages: \(failure)")
    }
  }
}
