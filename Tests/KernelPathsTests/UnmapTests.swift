import KernelPaths
import MemoryModel
import Testing

/// MADV_DONTNEED, munmap(), mremap() and the end of a process.
@Suite("Unmapping and moving")
struct UnmapTests {
  @Test(
    "An exclusive page is freed at once", arguments: Kernels.all,
    ["madvise a dontneed", "munmap a"])
  func freed(_ version: Kernel.Version, _ verb: String) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    let frame = try bench.frame("a")
    try bench.perform("p0 \(verb)")
    #expect(bench.isFree(frame))
    #expect(bench.folio(frame) == FolioState(0, 0))
    #expect(bench.anonymousMapped == 0)
    #expect(try bench.anonymousPages() == 0)
    #expect(try bench.mirror("gpu0", "a") == "-")
  }

  @Test("So is it when the process ends", arguments: Kernels.all)
  func exit(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "nv0 open p0", "nv0 atomic-add p0 a 1")
    let frames = [try bench.frame("a+0"), try bench.frame("a+1")]
    try bench.perform("p0 exit")
    for frame in frames { #expect(bench.folio(frame) == FolioState(0, 0)) }
    #expect(bench.anonymousMapped == 0)
  }

  @Test("MADV_DONTNEED of an exclusive page leaves a hole of zeros", arguments: Kernels.all)
  func zeros(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a",
      "p0 madvise a dontneed")
    #expect(try bench.run("gpu0 exclusive p0 a").data == [0])
  }

  @Test("A private file page comes back as the file has it", arguments: Kernels.all)
  func privateFile(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 private-file", "p0 write a 7", "p0 madvise a dontneed")
    #expect(try bench.run("p0 read a").data == [0xee])
  }

  @Test("MADV_DONTNEED goes on after a hole, and tells it at the end", arguments: Kernels.all)
  func hole(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 munmap a+1")
    #expect(try bench.run("p0 madvise a dontneed").errno == .ENOMEM)
    #expect(try bench.look("a+0") == "none")
    #expect(try bench.look("a+2") == "none")
  }

  @Test("It needs no folio lock: it runs while a driver holds the page", arguments: Kernels.all)
  func noFolioLock(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "take the driver's mutex")
    #expect(try bench.run("p0 madvise a dontneed").succeeded)
  }

  @Test("Shared memory keeps its content while somebody maps it", arguments: Kernels.all)
  func sharedMemory(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 shmem", "p0 write a 7", "p0 madvise a dontneed")
    #expect(try bench.run("p0 read a").data == [7])
    let frame = try bench.frame("a")
    try bench.perform("p0 munmap a")
    #expect(bench.isFree(frame))
  }

  @Test("Page tables that nothing uses go with the last mapping", arguments: Kernels.all)
  func tables(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    #expect(try bench.tables("a") == 4)
    try bench.perform("p0 munmap a")
    #expect(try bench.tables("a") == 0)
  }

  @Test("An exclusive entry moves as it is; the device has to ask anew", arguments: Kernels.all)
  func move(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    let before = try bench.entry("a")
    try bench.perform("p0 mremap a b")
    #expect(try bench.entry("b").softleafOffset == before.softleafOffset)
    #expect(try bench.look("b") == (version == .v7_3 ? "exclusive" : "exclusive-w"))
    #expect(try bench.mirror("gpu0", "b") == "-")
    #expect(try bench.folio("b") == FolioState(1, version == .v7_3 ? 1 : 0))
    #expect(try bench.run("p0 read b").data == [7])
  }

  @Test("One mremap of several VMAs works since 6.17", arguments: Kernels.all)
  func moveSeveral(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 4 anon", "p0 write a 7", "p0 mprotect a+1 ro", "p0 munmap a+2")
    let answer = try bench.run("p0 mremap a b")
    #expect(answer.errno == (version == .v7_3 ? .none : .EFAULT))
    if version == .v7_3 {
      #expect(try bench.parts("p0") == ["1 rw", "1 r-", "1 rw"])
      #expect(try bench.run("p0 read b+3").data == [7])
    }
  }

  @Test("Nothing mapped at the start is EFAULT on every kernel", arguments: Kernels.all)
  func moveNothing(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "p0 munmap a+0")
    #expect(try bench.run("p0 mremap a b").errno == .EFAULT)
  }
}
