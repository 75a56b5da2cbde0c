import KernelPaths
import MemoryModel
import Testing

/// Folios that wait to get onto the LRU lists.
@Suite("The LRU batch")
struct LRUBatchTests {
  @Test("The batch holds a reference", arguments: Kernels.all)
  func reference(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, lruBatch: 31)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    #expect(try bench.folio("a") == FolioState(2, 1))
  }

  @Test("A full batch is drained", arguments: Kernels.all)
  func full(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, lruBatch: 31)
    try bench.perform("p0 mmap a 40 anon", "p0 write a 7")
    #expect(try bench.folio("a+30") == FolioState(1, 1))
    #expect(try bench.folio("a+31") == FolioState(2, 1))
  }

  @Test("Old kernels drain before they unmap; 7.3 lets the page wait", arguments: Kernels.all)
  func zap(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, lruBatch: 31)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    let frame = try bench.frame("a")
    try bench.perform("p0 madvise a dontneed")
    #expect(bench.folio(frame) == FolioState(version == .v7_3 ? 1 : 0, 0))
  }

  @Test("A write to a shared page drains it, and the copy gets the very frame")
  func drainInCopy() throws {
    let bench = try Workbench(.v7_3, lruBatch: 31)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7")
    let frame = try bench.frame("a+1")
    try bench.perform("p0 madvise a+1 dontneed", "p0 fork p1", "p0 write a+0 9")
    #expect(try bench.frame("a+0") == frame)
  }

  @Test("A batch is one processor's: another one does not drain it")
  func otherProcessor() throws {
    let bench = try Workbench(.v7_3, lruBatch: 31)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1", "p1 exit")
    let frame = try bench.frame("a")
    try bench.run("p0 write a 9", actor: 1, upTo: "walk the page tables")
    _ = bench.finish(1)
    #expect(try bench.frame("a") != frame, "copied: the reference looks like somebody else's")
  }

  @Test(
    "A page that GUP touched twice waits to become active; old kernels then copy it needlessly",
    arguments: Kernels.all)
  func touchedTwice(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, lruBatch: 31)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 mmap z 1 anon", "p0 write a 7", "p0 write z 7",
      "p0 madvise z dontneed", "gpu0 open p0", "gpu0 exclusive p0 a", "gpu0 exclusive p0 a")
    let frame = try bench.frame("a")
    #expect(try bench.folio("a").references == 2, "one is a batch's")
    try bench.perform("p0 fork p1", "p1 write a 8", "p0 write a 9")
    #expect(try (bench.frame("a") == frame) == (version == .v7_3))
  }

  @Test("Touched once, it is taken over", arguments: Kernels.all)
  func touchedOnce(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, lruBatch: 31)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 mmap z 1 anon", "p0 write a 7", "p0 write z 7",
      "p0 madvise z dontneed", "gpu0 open p0", "gpu0 exclusive p0 a")
    let frame = try bench.frame("a")
    try bench.perform("p0 fork p1", "p1 write a 8", "p0 write a 9")
    #expect(try bench.frame("a") == frame)
  }
}
