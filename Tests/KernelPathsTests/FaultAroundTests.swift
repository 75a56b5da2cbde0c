import KernelPaths
import MemoryModel
import Testing

/// The pages that a read fault on a file maps along.
@Suite("Fault-around")
struct FaultAroundTests {
  /// The pages of mapping `a` that have an entry.
  private func mapped(_ bench: Workbench, _ pages: Int) throws -> [Int] {
    try (0..<pages).filter { try bench.look("a+\($0)") != "none" }
  }

  @Test(
    "16 pages from the 64 KiB boundary, or from the start of the VMA",
    arguments: Kernels.all, ["file", "private-file"])
  func fromTheStart(_ version: Kernel.Version, _ kind: String) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 64 \(kind)", "p0 munmap a+0..4", "p0 read a+7")
    #expect(try mapped(bench, 64) == Array(5..<21))
    try bench.perform("p0 read a+40")
    #expect(try mapped(bench, 64) == Array(5..<21) + Array(32..<48))
  }

  @Test("They end with the VMA", arguments: Kernels.all)
  func toTheEnd(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 32 file", "p0 mprotect a+5 none", "p0 read a+2")
    #expect(try mapped(bench, 32) == Array(0..<5))
    try bench.perform("p0 read a+8")
    #expect(try mapped(bench, 32) == Array(0..<5) + Array(6..<22))
  }

  @Test("They end with the page table", arguments: Kernels.all)
  func toTheTable(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 530 file", "p0 munmap a+0..503", "p0 read a+505")
    #expect(try mapped(bench, 530) == Array(504..<512))
  }

  @Test("A write maps its own page only", arguments: Kernels.all, ["file", "private-file"])
  func write(_ version: Kernel.Version, _ kind: String) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 32 \(kind)", "p0 write a+3 7")
    #expect(try mapped(bench, 32) == [3])
  }

  @Test("What is mapped already stays as it is", arguments: Kernels.all)
  func mappedAlready(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 32 private-file", "p0 munmap a+0", "p0 write a+4 7")
    let copy = try bench.frame("a+4")
    try bench.perform("p0 read a+3")
    #expect(try mapped(bench, 32) == Array(1..<17))
    #expect(try bench.frame("a+4") == copy)
  }

  @Test("Shared memory gives what it has already", arguments: Kernels.all)
  func sharedMemory(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 32 shmem", "p0 munmap a+0", "p0 write a+2 7", "p0 write a+16..17 7",
      "p0 madvise a+1..31 dontneed", "p0 read a+2")
    #expect(try mapped(bench, 32) == [2, 16])
  }
}
