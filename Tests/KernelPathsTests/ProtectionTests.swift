import KernelPaths
import MemoryModel
import Testing

/// mprotect().
@Suite("Protection")
struct ProtectionTests {
  @Test("The device loses its mapping, the entry stays exclusive", arguments: Kernels.all)
  func loses(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    #expect(try bench.run("p0 mprotect a ro").events == ["PROTECTION_VMA"])
    #expect(try bench.mirror("gpu0", "a") == "-")
    #expect(try bench.look("a") == (version == .v7_3 ? "exclusive" : "exclusive-r"))
  }

  @Test("A readable exclusive entry keeps frame and soft-dirty", arguments: Kernels.old)
  func downgrade(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    let before = try bench.entry("a")
    try bench.perform("p0 mprotect a ro")
    let after = try bench.entry("a")
    #expect(after.softleafType == before.softleafType + 1)
    #expect(after.softleafOffset == before.softleafOffset)
    #expect(after.isSwapSoftDirty && before.isSwapSoftDirty)
  }

  @Test("A device write into a read-only VMA is EPERM", arguments: Kernels.all)
  func deviceWrite(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a",
      "p0 mprotect a ro")
    #expect(try bench.run("gpu0 write p0 a 9").errno == .EPERM)
    #expect(try bench.run("gpu0 read p0 a").data == [7])
  }

  @Test(
    "6.1 makes only dirty entries writable again, later kernels also clean ones",
    arguments: Kernels.all)
  func clean(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a",
      "p0 mprotect a ro", "p0 read a", "p0 mprotect a rw")
    #expect(try bench.look("a") == (version == .v6_1 ? "r" : "rw"))
  }

  @Test("A part becomes a VMA of its own, and joins again", arguments: Kernels.all)
  func parts(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 4 anon", "p0 write a 7")
    try bench.perform("p0 mprotect a+1..2 ro")
    #expect(try bench.parts("p0") == ["1 rw", "2 r-", "1 rw"])
    try bench.perform("p0 mprotect a+1..2 rw")
    #expect(try bench.parts("p0") == ["4 rw"])
  }

  @Test("Up to 6.12 a touched VMA does not join an untouched one", arguments: Kernels.all)
  func untouched(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 private-file", "p0 mprotect a+1 ro", "p0 write a+0 1", "p0 mprotect a+0 ro")
    #expect(try bench.parts("p0") == (version == .v7_3 ? ["2 r-"] : ["1 r-", "1 r-"]))
  }

  @Test("ENOMEM at a hole, after the pages before it are done", arguments: Kernels.all)
  func hole(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 munmap a+1")
    #expect(try bench.run("p0 mprotect a ro").errno == .ENOMEM)
    #expect(try bench.look("a+0") == "r dirty")
    #expect(try bench.look("a+2") == "rw dirty")
  }

  @Test("PROT_NONE keeps the page, and no access reaches it", arguments: Kernels.all)
  func none(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "p0 mprotect a none")
    #expect(try bench.look("a") == "protnone")
    #expect(try bench.run("p0 read a").signal == .notAllowed)
    try bench.perform("p0 mprotect a rw")
    #expect(try bench.run("p0 read a").data == [7])
  }
}
