import KernelPaths
import MemoryModel
import Testing

/// hmm_range_fault() over several pages, as the HMM test driver calls it.
@Suite("Faulting a range in for a device")
struct RangeFaultTests {
  @Test(
    "Pages after the first missing one are faulted too, whatever they hold", arguments: Kernels.all)
  func theRest(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 shmem", "p0 read a+1", "p0 mmap b 3 shmem", "p0 read b+0")
    try bench.perform("gpu0 open p0", "gpu0 write p0 a+0..1 9", "gpu0 write p0 b+0..1 9")
    #expect(try bench.look("a+1") == "rw dirty", "clean and writable, but behind a missing one")
    #expect(try bench.look("b+0") == "rw", "in front of the missing one nothing is faulted")
    #expect(try bench.look("a+2") == "none", "not asked for")
  }

  @Test("It ends at the end of the VMA; the walk goes on in the next one", arguments: Kernels.all)
  func nextVMA(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 4 shmem", "p0 read a+3", "p0 mprotect a+2 ro", "p0 mprotect a+2 rw")
    try bench.perform("p0 mprotect a+2..3 ro", "gpu0 open p0")
    #expect(try bench.run("gpu0 write p0 a+0..3 9").errno == .EPERM)
    #expect(try bench.look("a+0") == "rw dirty", "faulted before the next VMA refused")
    #expect(try bench.look("a+1") == "rw dirty")
    #expect(try bench.mirror("gpu0", "a+0") == "-", "but nothing of the batch reaches the mirror")
  }

  @Test("It ends at the end of the page table", arguments: Kernels.all)
  func nextTable(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 520 shmem", "p0 read a+511..513", "gpu0 open p0")
    try bench.perform("gpu0 write p0 a+510..513 9")
    #expect(try bench.look("a+511") == "rw dirty")
    #expect(try bench.look("a+512") == "rw", "in the next table, where none was missing")
    #expect(try bench.look("a+513") == "rw")
  }

  @Test("A fault that cannot be handled is EFAULT", arguments: Kernels.all)
  func cannot(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 mprotect a+1 none", "gpu0 open p0")
    #expect(try bench.run("gpu0 read p0 a+0..2").errno == .EFAULT)
    #expect(try bench.look("a+0") == "r", "faulted before the walk came to the next VMA")
    #expect(try bench.look("a+2") == "none")
  }

  @Test("The test driver asks for 64 pages at a time, 32 in 7.3", arguments: Kernels.all)
  func batch(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 34 anon", "p0 mprotect a+33 none", "gpu0 open p0")
    #expect(try bench.run("gpu0 read p0 a+0..33").errno == .EFAULT)
    #expect(try bench.mirror("gpu0", "a+0") == (version == .v7_3 ? "r" : "-"))
    #expect(try bench.look("a+32") == "r", "faulted in either way")
  }

  @Test("The batch can be switched by itself")
  func switchedBatch() throws {
    let large = try Workbench(.v7_3, without: [.smallFaultBatch])
    let small = try Workbench(.v6_12, with: [.smallFaultBatch])
    for (bench, found) in [(large, "-"), (small, "r")] {
      try bench.perform("p0 mmap a 34 anon", "p0 mprotect a+33 none", "gpu0 open p0")
      #expect(try bench.run("gpu0 read p0 a+0..33").errno == .EFAULT)
      #expect(try bench.mirror("gpu0", "a+0") == found)
    }
  }
}
