import KernelPaths
import MemoryModel
import Testing

/// References, mappings and counters of one ordinary page on its way to a device and back.
@Suite("References and mappings")
struct ReferenceTests {
  @Test("A written page has one reference and one mapping", arguments: Kernels.all)
  func present(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    #expect(try bench.folio("a") == FolioState(1, 1))
    #expect(try bench.anonymousPages() == 1)
    #expect(bench.anonymousMapped == 1)
  }

  @Test("The driver's reference and lock last until it has its mapping", arguments: Kernels.all)
  func held(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    try bench.run("gpu0 exclusive p0 a", upTo: "store the page")
    #expect(try bench.isLocked("a"))
    #expect(try bench.folio("a") == FolioState(2, version == .v7_3 ? 1 : 0))
    #expect(bench.finish().succeeded)
    #expect(try !bench.isLocked("a"))
    #expect(try bench.folio("a") == FolioState(1, version == .v7_3 ? 1 : 0))
  }

  @Test("Before the series the conversion gives up the mapcount", arguments: Kernels.all)
  func counters(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    #expect(bench.anonymousMapped == (version == .v7_3 ? 3 : 0))
    #expect(try bench.anonymousPages() == 3, "rss is not touched")
    try bench.perform("p0 read a")
    #expect(bench.anonymousMapped == 3)
    #expect(try bench.folio("a+1") == FolioState(1, 1))
  }

  @Test("keep-mapcount alone makes the difference")
  func keepMapcount() throws {
    let bench = try Workbench(.v7_3, without: [.keepMapcount])
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    #expect(try bench.look("a") == "exclusive")
    #expect(try bench.folio("a") == FolioState(1, 0))
  }

  @Test(
    "The folio is dirty after every conversion, also of a page that was only mapped",
    arguments: Kernels.all)
  func dirty(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "gpu0 open p0", "gpu0 exclusive p0 a")
    #expect(
      try bench.flags("a").isSuperset(of: [.dirty, .anonymous, .ofPage(.anonymousExclusive)]))
  }

  @Test("A fault that waits for the folio lock holds one more reference", arguments: Kernels.all)
  func waiter(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "unlock and put the folio")
    let before = try bench.folio("a")
    let answer = try bench.run("p0 read a")
    #expect(answer.waitsIn?.contains("wait until the folio is unlocked") == true)
    #expect(try bench.folio("a") == FolioState(before.references + 1, before.mappings))
  }

  @Test("The zero page is never counted", arguments: Kernels.all)
  func zeroPage(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 read a")
    #expect(try bench.frame("a") == .zero)
    #expect(bench.folio(.zero) == FolioState(0, 0))
    #expect(try bench.anonymousPages() == 0)
    try bench.perform("p0 madvise a dontneed", "p0 read a+1", "p0 write a+1 3")
    #expect(try bench.folio("a+1") == FolioState(1, 1))
  }

  @Test("Exclusive use of a hole allocates a page", arguments: Kernels.all)
  func hole(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a").data == [0])
    #expect(try bench.anonymousPages() == 1)
  }
}
