import KernelPaths
import MemoryModel
import Testing

/// What a processor finds when it takes a page back.
@Suite("Restoring a device-exclusive entry")
struct RestoreTests {
  private func exclusive(
    _ version: Kernel.Version, without off: [Behaviour] = []
  ) throws -> Workbench {
    let bench = try Workbench(version, without: off)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a+0")
    return bench
  }

  @Test("A read is enough to take the page from the device", arguments: Kernels.all)
  func read(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    #expect(try bench.mirror("gpu0", "a+0") == "rwa")
    #expect(try bench.run("p0 read a+0").data == [7])
    #expect(try bench.look("a+0") == "rw dirty")
    #expect(try bench.mirror("gpu0", "a+0") == "-")
  }

  @Test(
    "The device is told with EXCLUSIVE before the series, with CLEAR since",
    arguments: Kernels.all)
  func event(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    let answer = try bench.run("p0 read a+0")
    #expect(answer.events == [version == .v7_3 ? "CLEAR" : "EXCLUSIVE"])
  }

  @Test("A write needs one fault", arguments: Kernels.all)
  func write(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    let answer = try bench.run("p0 write a+0 9")
    #expect(answer.steps.filter { $0.hasPrefix("fault, take") }.count == 1)
    #expect(try bench.run("p0 read a+0").data == [9])
  }

  @Test(
    "After mprotect there and back, the old kernels need a second fault to write",
    arguments: Kernels.all)
  func readableEntry(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    try bench.perform("p0 mprotect a ro", "p0 mprotect a rw")
    #expect(try bench.look("a+0") == (version == .v7_3 ? "exclusive" : "exclusive-r"))
    let answer = try bench.run("p0 write a+0 9")
    #expect(
      answer.steps.filter { $0.hasPrefix("fault, take") }.count == (version == .v7_3 ? 1 : 2))
    #expect(try bench.folio("a+0") == FolioState(1, 1), "reused, not copied")
  }

  @Test(
    "A read after that restores a clean, read-only entry on old kernels",
    arguments: Kernels.all)
  func readableEntryRead(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    try bench.perform("p0 mprotect a ro", "p0 mprotect a rw", "p0 read a+0")
    #expect(try bench.look("a+0") == (version == .v7_3 ? "rw dirty" : "r"))
  }

  @Test("In a read-only VMA the entry comes back read-only", arguments: Kernels.all)
  func readOnly(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    try bench.perform("p0 mprotect a ro", "p0 read a+0")
    #expect(try bench.look("a+0") == "r")
    #expect(try bench.run("p0 write a+0 9").signal == .notAllowed)
  }

  @Test("Without restore-from-vma the entry's type decides")
  func withoutPatchFive() throws {
    let bench = try Workbench(.v7_3, without: [.oneExclusiveType, .restoreFromVMA])
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a",
      "p0 mprotect a ro", "p0 mprotect a rw", "p0 read a")
    #expect(try bench.look("a") == "r")
  }

  @Test(
    "A fault waits for the device to finish, and gives its own lock up meanwhile",
    arguments: Kernels.all)
  func waits(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "map the page on the device")
    let answer = try bench.run("p0 read a")
    #expect(answer.waitsIn?.hasPrefix("wait until the folio is unlocked") == true)
    let process = try bench.place("a").process
    #expect(bench[ProcessPlaces(process).mmapLock].isFree)
    #expect(bench.finish(1).errno == .none)
    #expect(bench.finish(0).data == [8])
  }

  @Test(
    "The entry is compared again under its lock: somebody else may have restored it",
    arguments: Kernels.all)
  func twice(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    try bench.run("p0 write a+0 9", actor: 2, upTo: "tell secondary MMUs")
    try bench.run("p0 read a+0", upTo: "reference the folio")
    #expect(bench.finish(2).succeeded)
    #expect(bench.finish(1).succeeded)
    #expect(try bench.folio("a+0") == FolioState(1, 1))
    #expect(try bench.run("p0 read a+0").data == [9])
  }

  @Test("Two processors that fault at once both get through", arguments: Kernels.all)
  func convoy(_ version: Kernel.Version) throws {
    let bench = try exclusive(version)
    try bench.run("p0 write a+0 9", actor: 2, upTo: "take the page-table lock, restore the entry")
    try bench.run("p0 read a+0", upTo: "release the fault's lock")
    #expect(bench.finish(1).waitsIn?.contains("wait until the folio is unlocked") == true)
    #expect(bench.finish(2).succeeded)
    #expect(bench.finish(1).succeeded)
    #expect(try bench.folio("a+0") == FolioState(1, 1))
  }
}
