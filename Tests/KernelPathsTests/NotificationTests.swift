import KernelPaths
import MemoryModel
import Testing

/// Which event each path raises, and for whom.
@Suite("Notifications")
struct NotificationTests {
  /// An operation on a page that gpu0 has exclusively, and what secondary MMUs are told.
  struct Case: CustomTestStringConvertible, Sendable {
    let operation: String
    let old: [String]
    let new: [String]
    var testDescription: String { operation }

    init(_ operation: String, _ events: [String]) {
      self.init(operation, old: events, new: events)
    }

    init(_ operation: String, old: [String], new: [String]) {
      self.operation = operation
      self.old = old
      self.new = new
    }
  }

  static let cases = [
    Case("p0 read a+0", old: ["EXCLUSIVE"], new: ["CLEAR"]),
    Case("p0 write a+0 9", old: ["EXCLUSIVE"], new: ["CLEAR"]),
    Case("gpu0 write p0 a+0 9", old: ["EXCLUSIVE"], new: ["CLEAR"]),
    Case("gpu1 exclusive p0 a+0", old: ["EXCLUSIVE", "EXCLUSIVE"], new: ["CLEAR", "EXCLUSIVE"]),
    Case(
      "nv0 read p0 a+0", old: ["EXCLUSIVE"], new: ["CLEAR"]),
    Case("p0 mprotect a ro", ["PROTECTION_VMA"]),
    Case("p0 madvise a+0 dontneed", ["CLEAR"]),
    Case("p0 munmap a+0", ["UNMAP"]),
    Case("p0 fork p1", ["PROTECTION_PAGE"]),
    Case("p0 exit", ["RELEASE", "UNMAP"]),
    Case("gpu0 read p0 a+0", []),
    Case("gpu0 snapshot p0 a+0", []),
  ]

  @Test("Events of the paths", arguments: cases, Kernels.all)
  func events(_ situation: Case, _ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu1 open p0", "nv0 open p0",
      "gpu0 exclusive p0 a+0")
    let answer = try bench.run(situation.operation)
    #expect(answer.succeeded)
    #expect(answer.events == (version == .v7_3 ? situation.new : situation.old))
  }

  @Test("mremap notifies for the move, and again for what is left behind", arguments: Kernels.all)
  func mremap(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    #expect(try bench.run("p0 mremap a b").events == ["UNMAP", "UNMAP"])
  }

  @Test("Nouveau's conversion names its device as the owner", arguments: Kernels.all)
  func owner(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0", "nv1 open p0")
    #expect(try bench.run("nv0 atomic-add p0 a 1").events == ["EXCLUSIVE, owner nv0"])
  }

  @Test("The test driver names none", arguments: Kernels.all)
  func noOwner(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    #expect(try bench.run("gpu0 exclusive p0 a").events == ["EXCLUSIVE"])
  }

  @Test(
    "A relative that maps the page no more is not told", arguments: Kernels.all)
  func family(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a 7", "p0 fork p1", "gpu0 open p0", "gpu0 open p1",
      "p1 madvise a dontneed")
    #expect(try bench.run("gpu0 exclusive p0 a+0").events == ["EXCLUSIVE"])
  }

  @Test("Without a device nobody is told", arguments: Kernels.all)
  func nobody(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    #expect(try bench.run("p0 munmap a").events == [])
  }

  @Test("Without exclusive-notification another device keeps its mapping")
  func versionOne() throws {
    let bench = try Workbench(.v7_3, without: [.exclusiveNotification])
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0", "nv1 open p0", "nv1 write p0 a 9",
      "nv0 atomic-add p0 a 1")
    #expect(try bench.mirror("nv0", "a") == "rwa")
    #expect(
      try bench.mirror("nv1", "a") == "rw", "both could write: the reason why the event stayed")
  }

  @Test("A reader of the sequence waits until the invalidation ends", arguments: Kernels.all)
  func readBegin(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    try bench.run("p0 madvise a dontneed", upTo: "take the page-table lock")
    #expect(try bench.run("gpu0 read p0 a").waitsIn == "wait for the running invalidation to end")
    #expect(bench.finish(1).succeeded)
    #expect(bench.finish(0).data == [0])
  }
}
