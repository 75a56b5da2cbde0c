import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Testing

/// One way to build a machine; what differs between that of a scenario and that of the recordings is
/// an option with a name.
@Suite("The machine of a scenario, and the recorded one")
struct MachineTests {
  private func scenario(_ setup: String) throws -> Scenario {
    let lines = setup.split(separator: "\n").map { "  \($0)\n" }.joined()
    return try ScenarioReader(known: .all).read("title: t\nsetup: |\n" + lines, file: "t.yaml")
      .get()
  }

  /// References of the folio that the first page of the first mapping lies in.
  private func references(_ simulation: borrowing Simulation) -> Int {
    let process = ProcessNumber(0)
    let page = simulation.start[simulation.start.process(process).mappingStart(0)]
    return simulation.start[FolioPlaces(simulation.start.frame(process, page)).refcount]
  }

  @Test("A folio of a scenario has no reference but those that it shows")
  func scenarioMachine() throws {
    let scenario = try scenario("app mmap heap 1 anon\napp write heap 1")
    let simulation = try Simulation(scenario, kernel: Kernel(.v7_3))
    #expect(references(simulation) == 1, "the page table's")
    #expect(simulation.start.shape.lruBatch == 0)
    #expect(simulation.start.shape.hugePages == 0)
    #expect(simulation.start.shape.processes == 1)
  }

  @Test("On the recorded machine the same folio waits in an LRU batch, which holds a reference")
  func recordedMachine() throws {
    let scenario = try scenario("app mmap heap 1 anon\napp write heap 1")
    let kernel = Kernel(.v7_3)
    let simulation = try Simulation(scenario, kernel: kernel, options: .recorded(kernel))
    #expect(references(simulation) == 2, "the page table's and the batch's")
    #expect(simulation.start.shape == Shape(scenario.machine, kernel, .recorded(kernel)))
  }

  @Test("A scenario has a pool of huge pages if it maps some")
  func pool() throws {
    let scenario = try scenario("app mmap heap 512 hugetlb")
    let simulation = try Simulation(scenario, kernel: Kernel(.v7_3))
    #expect(simulation.start.shape.hugePages == MachineOptions.recorded(Kernel(.v7_3)).hugePages)
  }

  @Test("The laboratory's batches are as large as its kernels have them")
  func batches() {
    let sizes = Kernel.Version.allCases.map { MachineOptions.recorded(Kernel($0)).lruBatch }
    #expect(sizes == [15, 31, 31])
  }
}

/// What the language says by itself is what the machine has.
@Suite("The language and the machine agree")
struct AgreementTests {
  @Test("Limits of the language are limits of the machine")
  func limits() {
    #expect(OperationLimits.processes == ProcessPlaces.limit)
    #expect(OperationLimits.devices == Limits.devices)
    #expect(ScenarioLimits.cpus == Limits.processors)
    #expect(ScenarioLimits.actors < ActorPlaces.limit)
    #expect(OperationLimits.mappings < Limits.mappingNames)
  }

  @Test("Every error and every signal of the machine is a word of the language")
  func errors() throws {
    let names =
      Errno.allCases.filter { $0 != .none }.map(\.name)
      + Signal.allCases.filter { $0 != .none }.map(\.name)
    for name in names {
      let parser = ExpectationParser(devices: .laboratory, actors: ["cpu"], processes: [])
      let assertion = try parser.parse("result cpu \(name)", file: "test")
      #expect(assertion.text == "result cpu \(name)")
    }
  }

  @Test("A driver of the language is the machine's driver of the same name")
  func drivers() {
    let names = DeviceTable.Driver.allCases.map(\.rawValue)
    #expect(names == DeviceDescription.Driver.allCases.map(\.rawValue))
  }
}
