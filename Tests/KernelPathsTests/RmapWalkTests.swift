import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Testing

/// Whom a conversion's walk of the reverse map tells, in which order, and when it ends. (Since 6.15 the
/// conversion looks at one entry only.)
@Suite("Reverse-map walks")
struct RmapWalkTests {
  /// Two processes of one family; the child's page a+0 is gpu1's, when the parent wants its own.
  private func told(_ version: Kernel.Version, after lines: String...) throws -> Bool {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a 1", "p0 fork p1", "p0 write a+0 2", "gpu1 open p1",
      "gpu1 exclusive p1 a+0")
    for line in lines { try bench.perform(line) }
    try bench.perform("gpu0 open p0", "gpu0 exclusive p0 a+0")
    return try bench.mirror("gpu1", "p1 a+0") == "-"
  }

  @Test(
    "The walk ends where nothing maps the folio any more: the child behind is not told",
    arguments: Kernels.old)
  func ends(_ version: Kernel.Version) throws {
    #expect(try !told(version))
  }

  @Test("A VMA that was cut stands behind its child, which is told then", arguments: Kernels.old)
  func cut(_ version: Kernel.Version) throws {
    #expect(try told(version, after: "p0 munmap a+1"))
    #expect(try told(version, after: "p0 mprotect a+1 ro"))
    #expect(try told(version, after: "p0 mprotect a+1 ro", "p0 mprotect a+1 rw"))
    #expect(try !told(version, after: "p0 mprotect a ro", "p0 mprotect a rw"))
  }

  @Test("A VMA that begins at a lower offset comes first, whenever it came", arguments: Kernels.old)
  func offsets(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a 1", "p0 fork p1", "p0 write a 2", "gpu1 open p1",
      "gpu1 exclusive p1 a+1", "p0 munmap a+0", "gpu0 open p0", "gpu0 exclusive p0 a+1")
    #expect(try bench.mirror("gpu1", "p1 a+1") == "-", "p1's VMA begins one page before p0's")
  }

  @Test("All VMAs of a process are visited, not only the first", arguments: Kernels.old)
  func everyVMA(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a 1", "p0 fork p1", "p0 fork p2", "p1 munmap a+0",
      "p0 munmap a+1", "gpu0 open p0")
    let answer = try bench.run("gpu0 exclusive p0 a+0")
    #expect(answer.succeeded)
    #expect(try bench.look("a+0") == "exclusive-w")
    #expect(try bench.look("p2 a+0") != "exclusive-w")
  }

  @Test("While a walk stands in a tree, nobody changes the tree", arguments: Kernels.old)
  func lock(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 1", "p0 fork p1", "gpu0 open p0")
    try bench.run("gpu0 exclusive p0 a+0", upTo: "take the page-table lock, clear")
    #expect(bench[AnonymousVMAPlaces(try bench.own("a")).lock].hasReaders)
    #expect(try bench.run("p1 munmap a+1").waitsIn?.hasPrefix("split the VMA in two") == true)
    #expect(bench.finish(1).succeeded)
    #expect(bench[AnonymousVMAPlaces(try bench.own("a")).lock].isFree)
    #expect(bench.finish(0).succeeded)
    #expect(try bench.parts("p1") == ["1 rw"])
  }

  @Test("A program is as long for eight processes as for one")
  func size() throws {
    func length(_ line: String, processes: Int, hugePages: Int = 2) throws -> Int {
      let kernel = Kernel(.v6_12)
      var options = MachineOptions()
      options.processes = processes
      options.hugePages = hugePages
      let shape = Shape(.laboratory, kernel, options)
      var compiler = OperationCompiler(devices: .laboratory)
      let parsed = OperationParser().parse("p0 mmap a 512 hugetlb\n" + line, file: "test")
      var path: (any OperationPath)?
      for operation in try #require(parsed.value) {
        path = try compiler.invocation(of: operation, processor: 0).path
      }
      let whole = try #require(path)
      return Program(line, whole, kernel: kernel, shape: shape).end
    }
    for line in ["gpu0 exclusive p0 a", "nv0 atomic-add p0 a 1", "p0 write a 1"] {
      #expect(try length(line, processes: 1) == length(line, processes: 8), "\(line)")
    }
  }
}
