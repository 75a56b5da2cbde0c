import KernelPaths
import MemoryModel
import Testing

/// fork() and copy-on-write.
@Suite("Fork")
struct ForkTests {
  @Test(
    "The parent's exclusive entry is restored first; the child never has one",
    arguments: Kernels.all)
  func exclusive(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    let answer = try bench.run("p0 fork p1")
    #expect(answer.events == ["PROTECTION_PAGE"], "the restore has no notification of its own")
    #expect(try bench.look("a") == "r dirty")
    #expect(try bench.look("p1 a") == "r dirty")
    #expect(try bench.mirror("gpu0", "a") == "-")
    #expect(try bench.folio("a") == FolioState(2, 2))
    #expect(try !bench.flags("a").contains(.ofPage(.anonymousExclusive)))
  }

  @Test("Both write, and have pages of their own", arguments: Kernels.all)
  func copies(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a", "p0 fork p1",
      "p0 write a 8", "p1 write a 9")
    #expect(try bench.run("p0 read a").data == [8])
    #expect(try bench.run("p1 read a").data == [9])
    #expect(try bench.folio("a") == FolioState(1, 1))
    #expect(try bench.folio("p1 a") == FolioState(1, 1))
  }

  @Test(
    "fork() fails with ENOMEM while a driver holds the folio lock, on every kernel",
    arguments: Kernels.all)
  func lockedFolio(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a+1 1", upTo: "take the driver's mutex")
    let answer = try bench.run("p0 fork p1")
    #expect(answer.errno == .ENOMEM)
    #expect(try bench.look("a+1") == (version == .v7_3 ? "exclusive" : "exclusive-w"))
    #expect(try bench.folio("a+0") == FolioState(1, 1), "the child's share was taken back")
    #expect(bench.finish(1).timedOut, "the driver collided, and finds the entry exclusive for ever")
    try bench.perform("p0 read a+1")
    #expect(try bench.run("p0 fork p1").succeeded)
  }

  @Test("The last one that maps the page takes it over without a copy", arguments: Kernels.all)
  func reuse(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1")
    let frame = try bench.frame("a")
    try bench.perform("p0 exit", "p1 write a 8")
    #expect(try bench.frame("p1 a") == frame)
    #expect(try bench.flags("p1 a").contains(.ofPage(.anonymousExclusive)))
  }

  @Test("A copy notifies; the reuse does not", arguments: Kernels.all)
  func copyNotifies(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "p0 fork p1")
    #expect(try bench.run("p0 write a 8").events == ["CLEAR"])
    try bench.perform("gpu0 open p1")
    #expect(try bench.run("p1 write a 9").events == [])
  }

  @Test("Shared mappings are not copied: the child faults its entries in", arguments: Kernels.all)
  func sharedMemory(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 shmem", "p0 write a 7", "p0 fork p1")
    #expect(try bench.look("p1 a") == "none")
    try bench.perform("p1 write a 9")
    #expect(try bench.run("p0 read a").data == [9])
    #expect(try bench.folio("a") == FolioState(3, 2), "one reference is the page cache's")
  }

  @Test("A grandchild's write leaves the others' page alone", arguments: Kernels.all)
  func grandchild(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1", "p1 fork p2", "p2 write a 9")
    #expect(try bench.folio("a") == FolioState(2, 2))
    #expect(try bench.run("p1 read a").data == [7])
  }

  @Test("The TLB forgets that the page was writable", arguments: Kernels.all)
  func flush(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1", "p0 write a 8")
    #expect(try bench.run("p1 read a").data == [7])
  }
}
