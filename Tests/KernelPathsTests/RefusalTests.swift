import KernelPaths
import MemoryModel
import Testing

/// Which pages a device cannot have alone, and what it is told.
@Suite("Refusals")
struct RefusalTests {
  /// A situation, and what it answers to the test device and to Nouveau's driver.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let setup: [String]
    let errno: Errno
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "no mapping", setup: ["p0 mmap a 1 anon", "p0 munmap a"], errno: .EFAULT),
    Case(
      name: "read-only mapping", setup: ["p0 mmap a 1 anon", "p0 write a 7", "p0 mprotect a ro"],
      errno: .EFAULT),
    Case(name: "no access", setup: ["p0 mmap a 1 anon", "p0 mprotect a none"], errno: .EFAULT),
    Case(
      name: "shared memory", setup: ["p0 mmap a 1 shmem", "p0 write a 7"], errno: .EOPNOTSUPP),
    Case(name: "shared file", setup: ["p0 mmap a 1 file", "p0 write a 7"], errno: .EOPNOTSUPP),
    Case(
      name: "huge page", setup: ["p0 mmap a 512 hugetlb", "p0 write a+0 7"], errno: .EOPNOTSUPP),
  ]

  @Test("Since 6.15 the errno says why", arguments: cases)
  func reasons(_ situation: Case) throws {
    let bench = try Workbench(.v7_3, hugePages: 8)
    for line in situation.setup { try bench.perform(line) }
    try bench.perform("gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a+0").errno == situation.errno)
  }

  @Test("Before, the test device is told EBUSY for every reason", arguments: cases, Kernels.old)
  func busy(_ situation: Case, _ version: Kernel.Version) throws {
    let bench = try Workbench(version, hugePages: 8)
    for line in situation.setup { try bench.perform(line) }
    try bench.perform("gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a+0").errno == .EBUSY)
  }

  @Test("Nouveau's driver turns every reason into EINVAL", arguments: cases, Kernels.all)
  func invalid(_ situation: Case, _ version: Kernel.Version) throws {
    let bench = try Workbench(version, hugePages: 8)
    for line in situation.setup { try bench.perform(line) }
    try bench.perform("nv0 open p0")
    let answer = try bench.run("nv0 atomic-add p0 a+0 1")
    #expect(answer.errno == .EINVAL)
    #expect(answer.faults == 1)
    #expect(!answer.timedOut)
  }

  @Test("A private mapping of a file is copied first, and then accepted", arguments: Kernels.all)
  func privateFile(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 private-file", "gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a").data == [0xee])
    #expect(try bench.flags("a").contains(.anonymous))
  }

  @Test(
    "A page shared by fork is copied first; the relative keeps the old one",
    arguments: Kernels.all)
  func shared(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1", "gpu0 open p0")
    let old = try bench.frame("a")
    try bench.perform("gpu0 exclusive p0 a")
    #expect(try bench.frame("p1 a") == old)
    #expect(try bench.frame("a") != old)
    #expect(try bench.run("p1 read a").data == [7])
  }

  @Test(
    "Before 6.15 nothing of a range is mapped if one page cannot be faulted in",
    arguments: Kernels.old)
  func wholeBatch(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 mprotect a+2 ro", "gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a").errno == .EBUSY)
    #expect(try bench.look("a+0") == "exclusive-w", "it was converted")
    #expect(try bench.mirror("gpu0", "a+0") == "-", "but the device did not get it")
  }

  @Test("Since 6.15 the pages before the refused one stay with the device")
  func pagesBefore() throws {
    let bench = try Workbench(.v7_3)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 mprotect a+2 ro", "gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a").errno == .EFAULT)
    #expect(try bench.mirror("gpu0", "a+1") == "rwa")
    #expect(try bench.look("a+2") == "r dirty")
  }

  @Test(
    "A lock held by somebody else refuses before 6.15, and makes wait since",
    arguments: Kernels.all)
  func contended(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "take the driver's mutex")
    let answer = try bench.run("gpu0 exclusive p0 a")
    // GUP meets the exclusive entry and waits for the folio lock in the fault, on every kernel.
    #expect(answer.waitsIn == "lock the folio")
  }

  @Test("Before 6.15 the conversion itself only tries the lock", arguments: Kernels.old)
  func trylock(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "p0 fork p1")
    try bench.run("gpu0 exclusive p0 a", upTo: "try to lock the folio")
    let lock = FolioPlaces(try bench.frame("a")).lock
    bench[lock] = LockOwner(actor: 5)
    #expect(bench.finish().errno == .EBUSY)
    #expect(try bench.look("a") == "rw dirty")
  }

  @Test("Since 6.15 it waits, and succeeds")
  func waits() throws {
    let bench = try Workbench(.v7_3)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    try bench.run("gpu0 exclusive p0 a", upTo: "lock the folio")
    let lock = FolioPlaces(try bench.frame("a")).lock
    bench[lock] = LockOwner(actor: 5)
    #expect(bench.finish().waitsIn == "lock the folio")
    bench[lock] = .nobody
    #expect(bench.finish().succeeded)
    #expect(try bench.look("a") == "exclusive")
  }

  @Test("Without wait-for-folio-lock it gives up with EBUSY")
  func switchedBack() throws {
    let bench = try Workbench(.v7_3, without: [.waitForFolioLock])
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    try bench.run("gpu0 exclusive p0 a", upTo: "try to lock the folio")
    bench[FolioPlaces(try bench.frame("a")).lock] = LockOwner(actor: 5)
    #expect(bench.finish().errno == .EBUSY)
    #expect(try bench.folio("a") == FolioState(1, 1))
  }
}
