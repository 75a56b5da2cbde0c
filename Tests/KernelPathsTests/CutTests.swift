import KernelPaths
import MemoryModel
import Testing

/// What devices are told when a VMA is cut in two, or changes its protection.
@Suite("Cutting a VMA")
struct CutTests {
  private func holding(_ version: Kernel.Version, pages: Int) throws -> Workbench {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a \(pages) anon", "p0 write a+1 7", "gpu0 open p0", "gpu0 exclusive p0 a+1")
    return bench
  }

  @Test(
    "A cut inside a 2 MiB block that the VMA holds whole takes the block from the device",
    arguments: Kernels.all, ["munmap a+0", "munmap a+511", "munmap a+300", "mprotect a+300 ro"])
  func block(_ version: Kernel.Version, _ verb: String) throws {
    let bench = try holding(version, pages: 512)
    let answer = try bench.run("p0 \(verb)")
    #expect(answer.succeeded)
    #expect(answer.steps.contains("tell secondary MMUs (CLEAR)"))
    #expect(try bench.mirror("gpu0", "a+1") == "-")
    #expect(try bench.look("a+1").hasPrefix("exclusive"), "only the device has lost the page")
  }

  @Test(
    "Whoever wants to tell of two cuts in one block tells once", arguments: Kernels.all,
    ["munmap a+300", "mprotect a+300 ro"])
  func once(_ version: Kernel.Version, _ verb: String) throws {
    let bench = try holding(version, pages: 512)
    let told = try bench.run("p0 \(verb)").steps.filter { $0 == "tell secondary MMUs (CLEAR)" }
    #expect(told.count == 1, "after the first cut no VMA holds the block whole")
  }

  @Test(
    "A block that the VMA does not hold whole stays with the device", arguments: Kernels.all,
    ["munmap a+510", "mprotect a+510 ro", "munmap a+300"])
  func partOfBlock(_ version: Kernel.Version, _ verb: String) throws {
    let bench = try holding(version, pages: 511)
    try bench.perform("p0 \(verb)")
    #expect(try bench.mirror("gpu0", "a+1") == "rwa")
  }

  @Test(
    "So does a block beside an aligned cut, and one beside another block", arguments: Kernels.all,
    ["munmap a+512..1023", "munmap a+600", "mprotect a+600 ro", "mprotect a+1 rw"])
  func otherBlock(_ version: Kernel.Version, _ verb: String) throws {
    let bench = try holding(version, pages: 1024)
    try bench.perform("p0 \(verb)")
    #expect(try bench.mirror("gpu0", "a+1") == "rwa")
  }

  @Test("Where no PMD table is, nobody is told of the block", arguments: Kernels.all)
  func untouched(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 512 anon", "gpu0 open p0")
    let answer = try bench.run("p0 munmap a+511")
    #expect(answer.succeeded)
    #expect(!answer.steps.contains("tell secondary MMUs (CLEAR)"))
  }

  @Test(
    "A PMD table is enough to be told of a block without a page table", arguments: Kernels.all)
  func noPageTable(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1024 anon", "p0 write a+512 7", "gpu0 open p0")
    #expect(try bench.run("p0 munmap a+7").steps.contains("tell secondary MMUs (CLEAR)"))
  }

  @Test(
    "mprotect() of a range without a page table tells devices since 6.12", arguments: Kernels.all)
  func protectionWithoutPageTable(_ version: Kernel.Version) throws {
    for (switched, isTold) in [
      (try Workbench(version), version >= .v6_12),
      (try Workbench(version, with: [.tellPerPUD]), true),
      (try Workbench(version, without: [.tellPerPUD]), false),
    ] {
      try switched.perform("p0 mmap a 1024 anon", "p0 write a+512 7", "gpu0 open p0")
      let steps = try switched.run("p0 mprotect a+0..511 ro").steps
      #expect(steps.contains("tell secondary MMUs (PROTECTION_VMA)") == isTold)
    }
  }

  @Test("mprotect() of hugetlb memory tells devices on every kernel", arguments: Kernels.all)
  func protectionOfHugetlb(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, hugePages: 2)
    try bench.perform("p0 mmap a 1024 hugetlb", "gpu0 open p0")
    let steps = try bench.run("p0 mprotect a+0..511 ro").steps
    #expect(steps.contains("tell secondary MMUs (PROTECTION_VMA)"))
  }
}
