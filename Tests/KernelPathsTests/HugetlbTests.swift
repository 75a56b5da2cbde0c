import KernelPaths
import MemoryModel
import Testing

/// Mappings of 2 MiB pages.
@Suite("hugetlb")
struct HugetlbTests {
  private func bench(_ version: Kernel.Version, _ pool: Int = 8) throws -> Workbench {
    let bench = try Workbench(version, hugePages: pool)
    try bench.perform("p0 mmap a 512 hugetlb")
    return bench
  }

  @Test("One entry of the PMD table maps 512 pages", arguments: Kernels.all)
  func entry(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("p0 write a+3 7")
    #expect(try bench.tables("a+3") == 3)
    let entry = try bench.entry("a+3")
    #expect(entry.isHuge && entry.isWritable && entry.isDirty)
    #expect(entry.frameNumber % 512 == 0)
    #expect(try bench.frame("a+3").pageFrameNumber == entry.frameNumber + 3)
    let (first, other) = (try bench.frame("a+0"), try bench.frame("a+3"))
    let head = bench.machine.head(of: other)
    #expect(head == first)
  }

  @Test("A read takes a page from the pool too, read-only", arguments: Kernels.all)
  func read(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    #expect(try bench.run("p0 read a+511").data == [0])
    #expect(try bench.look("a+0") == "r")
    #expect(try bench.folio("a+0") == FolioState(1, 1))
    #expect(bench[Globals.hugePagesInUse] == 1)
    #expect(try bench.anonymousPages() == 0, "not counted as rss")
  }

  @Test("One translation serves all 512 pages", arguments: Kernels.all)
  func translation(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("p0 write a+0 7")
    let answer = try bench.run("p0 write a+500 9")
    #expect(answer.steps == ["store 0x9 through the TLB of cpu0"])
  }

  @Test("After fork a write copies all of it", arguments: Kernels.all)
  func copy(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("gpu0 open p0", "p0 write a+0 7", "p0 write a+511 8")
    #expect(try bench.run("p0 fork p1").events == ["CLEAR"])
    #expect(try bench.folio("a+0") == FolioState(2, 2))
    try bench.perform("p0 write a+0 9")
    #expect(try bench.run("p0 read a+511").data == [8])
    #expect(try bench.run("p1 read a+0").data == [7])
    #expect(try bench.folio("p1 a+0") == FolioState(1, 1))
  }

  @Test("Parts of a huge page cannot be split off", arguments: Kernels.all)
  func parts(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    #expect(try bench.run("p0 mprotect a+1 ro").errno == .EINVAL)
    #expect(try bench.run("p0 munmap a+0..100").errno == .EINVAL)
    #expect(try bench.run("p0 madvise a+1 dontneed").errno == .EINVAL)
    #expect(try bench.run("p0 madvise a+0..100 dontneed").errno == .none, "the end is rounded down")
  }

  @Test("A freed huge page goes back to the pool", arguments: Kernels.all)
  func pool(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("p0 write a+0 7")
    let frame = try bench.frame("a+0")
    try bench.perform("p0 madvise a dontneed")
    #expect(bench[Globals.hugePagesInUse] == 0)
    try bench.perform("p0 write a+0 0")
    #expect(try bench.frame("a+0") == frame)
    #expect(try bench.run("p0 read a+0").data == [0])
  }

  @Test("mmap reserves, and fails if it cannot", arguments: Kernels.all)
  func reserve(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    #expect(try bench.run("p0 mmap b 4096 hugetlb").errno == .ENOMEM)
    #expect(try bench.run("p0 mmap b 3584 hugetlb").errno == .none)
  }

  @Test(
    "If no page is left for a copy, the owner takes the page from its child",
    arguments: Kernels.all)
  func taken(_ version: Kernel.Version) throws {
    let bench = try bench(version, 1)
    try bench.perform("p0 write a+0 7", "p0 fork p1", "p0 write a+0 9")
    #expect(try bench.look("p1 a+0") == "none")
    #expect(try bench.run("p1 read a+0").signal == .busError)
    #expect(try bench.folio("a+0") == FolioState(1, 1))
  }

  @Test("Exclusive use is refused: by the folio in 6.1, by GUP since", arguments: Kernels.all)
  func refused(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("gpu0 open p0")
    #expect(
      try bench.run("gpu0 exclusive p0 a+0").errno == (version == .v7_3 ? .EOPNOTSUPP : .EBUSY))
    #expect(try bench.look("a+0") == (version == .v6_1 ? "rw dirty" : "none"), "6.1 faulted it in")
  }

  @Test("A test device mirrors single pages, Nouveau all 512 at once", arguments: Kernels.all)
  func mirrors(_ version: Kernel.Version) throws {
    let bench = try bench(version)
    try bench.perform("p0 write a+0 7", "gpu0 open p0", "nv0 open p0", "gpu0 read p0 a+2")
    #expect(try bench.mirror("gpu0", "a+2") == "rw")
    #expect(try bench.mirror("gpu0", "a+3") == "-")
    try bench.perform("nv0 read p0 a+2")
    #expect(try bench.mirror("nv0", "a+511") == "rw-pmd")
    try bench.perform("p0 madvise a dontneed")
    #expect(try bench.mirror("nv0", "a+511") == "-")
    #expect(try bench.mirror("gpu0", "a+2") == "-")
  }

  @Test("A machine without a pool has no lines about huge pages")
  func noLines() throws {
    let bench = try Workbench(.v7_3)
    try bench.perform("p0 mmap a 1 anon")
    #expect(try bench.run("p0 mmap b 512 hugetlb").errno == .ENOMEM)
  }
}
