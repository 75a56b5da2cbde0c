import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Testing

/// A machine with two processors and the laboratory's devices (gpu0 and gpu1 of the test driver, nv0
/// and nv1 as Nouveau's), on which tests run operations line by line.
///
/// Actor 0 runs whole operations; others can be stopped before one of their steps.
final class Workbench {
  let kernel: Kernel
  private(set) var machine: Machine
  private var compiler = OperationCompiler(devices: .laboratory)
  private var programs: [Int: Program] = [:]
  private var ran: [Int: [String]] = [:]
  private var waits: [Int: String] = [:]

  init(
    _ version: Kernel.Version, with on: [Behaviour] = [], without off: [Behaviour] = [],
    patience: Int = 20, hugePages: Int = 0, lruBatch: Int = 0
  ) throws {
    kernel = try Kernel(version).switching(on: on, off: off)
    var options = MachineOptions()
    options.hugePages = hugePages
    options.lruBatch = lruBatch
    let description = MachineDescription(cpus: 2, devices: .laboratory, patience: patience)
    machine = Machine(shape: Shape(description, kernel, options))
  }

  /// A word of the machine.
  subscript<Value: PlaceValue>(place: Place<Value>) -> Value {
    get { machine[place] }
    set { machine[place] = newValue }
  }

  /// Runs an operation to its end.
  @discardableResult
  func run(_ line: String) throws -> Answer {
    try begin(line, actor: 0)
    return finish(0)
  }

  /// Runs operations to their ends; each has to succeed.
  func perform(_ lines: String...) throws {
    for line in lines {
      let answer = try run(line)
      try #require(answer.succeeded, "\(line): \(answer)")
    }
  }

  /// Runs an operation as another actor up to, not including, the first step whose title begins so.
  func run(_ line: String, actor: Int = 1, upTo title: String) throws {
    try begin(line, actor: actor)
    var mark = machine.journalCount
    while step(actor) {
      if ran[actor]?.last?.hasPrefix(title) == true {
        // Lines that do not apply are passed in the same step, so only now is it known which one ran.
        machine.undo(to: mark)
        ran[actor]?.removeLast()
        return
      }
      mark = machine.journalCount
    }
    Issue.record("\(line): no step begins with '\(title)'; it ran \(ran[actor] ?? [])")
  }

  /// Runs an actor's operation on to its end, or until it has to wait.
  func finish(_ actor: Int = 1) -> Answer {
    while step(actor) {}
    let places = ActorPlaces(number: actor)
    let count = min(machine[places.dataCount], ActorPlaces.dataLimit)
    return Answer(
      errno: machine[places.errno], signal: machine[places.signal],
      data: (0..<count).map { machine[places.data($0)] }, faults: machine[places.faults],
      rounds: machine[places.rounds], timedOut: machine[places.timedOut],
      waitsIn: waits[actor],
      steps: ran[actor] ?? [])
  }

  private func begin(_ line: String, actor: Int) throws {
    let parsed = OperationParser().parse(line, file: "test")
    let operation = try #require(parsed.value?.first, "\(parsed.diagnostics)")
    let invocation = try compiler.invocation(of: operation, processor: actor % 2)
    machine.clearActor(actor)
    machine.forgetJournal()
    ran[actor] = []
    programs[actor] = Program(
      line, invocation.path, invocation.arguments, kernel: kernel, shape: machine.shape,
      processor: actor % 2)
  }

  private func position(_ actor: Int) -> Place<Int> { ActorPlaces(number: actor).position }

  /// One step; false at the end, or if the actor has to wait.
  private func step(_ actor: Int) -> Bool {
    guard let program = programs[actor] else { return false }
    waits[actor] = nil
    switch machine.step(actor, program) {
    case .ran(let position):
      ran[actor, default: []].append(program.title(at: position))
      return true
    case .blocked(let position, _):
      waits[actor] = program.title(at: position)
      return false
    case .finished: return false
    }
  }

  /// A process and a page of a mapping: `a+1` is p0's, `p1 a+1` is p1's.
  func place(_ text: String) throws -> (process: ProcessNumber, page: VirtualPage) {
    let words = text.split(separator: " ")
    let names = compiler.names
    let process = try #require(names.knownProcess(words.count > 1 ? String(words[0]) : "p0"))
    let parts = try #require(words.last).split(separator: "+")
    let mapping = try #require(names.knownMapping(String(parts[0])))
    let start = machine[machine.process(process).mappingStart(mapping)]
    return (process, start + (parts.count > 1 ? try #require(Int(parts[1])) : 0))
  }
}

/// What an operation answered.
struct Answer: Equatable {
  let errno: Errno
  let signal: Signal
  let data: [Int]
  let faults: Int
  let rounds: Int
  let timedOut: Bool
  /// The step that waits for something; nil at the end.
  let waitsIn: String?
  /// Titles of the steps that ran.
  let steps: [String]

  var succeeded: Bool { errno == .none && signal == .none && waitsIn == nil }

  /// What secondary MMUs were told: `EXCLUSIVE, owner nv0`.
  var events: [String] {
    let prefix = "tell secondary MMUs ("
    return steps.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).dropLast()) }
  }
}

/// The kernels before and after the series of February 2025.
enum Kernels {
  static let old: [Kernel.Version] = [.v6_1, .v6_12]
  static let all: [Kernel.Version] = Kernel.Version.allCases
}
