import KernelPaths
import MemoryModel
import Testing

/// The HMM test driver, with its quirks.
@Suite("The test driver")
struct TestDriverTests {
  @Test("Its invalidation goes one page too far", arguments: Kernels.all)
  func offByOne(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    try bench.perform("p0 read a+0")
    #expect(try bench.mirror("gpu0", "a+1") == "-", "forgotten too")
    #expect(try bench.mirror("gpu0", "a+2") == "rwa")
    #expect(try bench.look("a+1").hasPrefix("exclusive"), "although the entry is still exclusive")
  }

  @Test("Taking a page forgets the one behind it", arguments: Kernels.all)
  func takingForgets(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a+1",
      "gpu0 exclusive p0 a+0")
    #expect(try bench.mirror("gpu0", "a+1") == "-")
  }

  @Test("An ordinary write takes the device's own exclusive page back", arguments: Kernels.all)
  func ownWrite(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    let answer = try bench.run("gpu0 write p0 a 9")
    #expect(answer.faults == 1)
    #expect(try bench.look("a") == "rw dirty")
    #expect(try bench.mirror("gpu0", "a") == "rw")
  }

  @Test("An ordinary read goes through the exclusive entry", arguments: Kernels.all)
  func ownRead(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a")
    #expect(try bench.run("gpu0 read p0 a").faults == 0)
    #expect(try bench.look("a").hasPrefix("exclusive"))
  }

  @Test("CHECK_EXCLUSIVE answers EPERM while it holds a page", arguments: Kernels.all)
  func check(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a+1")
    #expect(try bench.run("gpu0 check-exclusive p0 a").errno == .EPERM)
    #expect(try bench.run("gpu0 check-exclusive p0 a+0").errno == .none)
    try bench.perform("p0 read a", "gpu0 check-exclusive p0 a")
  }

  @Test("Before 6.15 a range of more than 64 pages goes in batches", arguments: Kernels.all)
  func batches(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 130 anon", "gpu0 open p0")
    let answer = try bench.run("gpu0 exclusive p0 a")
    #expect(answer.succeeded)
    #expect(try bench.mirror("gpu0", "a+129") == "rwa")
    #expect(try bench.anonymousPages() == 130)
  }

  @Test("Closing the device leaves exclusive entries that nobody holds", arguments: Kernels.all)
  func close(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a", "gpu0 close p0")
    #expect(try bench.look("a").hasPrefix("exclusive"))
    let answer = try bench.run("p0 read a")
    #expect(answer.data == [7])
    #expect(answer.events == [])
  }

  @Test("It checks no sequence: a zap before its store leaves a mirror of a freed page")
  func staleMirror() throws {
    let bench = try Workbench(.v7_3)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
    try bench.run("gpu0 exclusive p0 a", upTo: "store the page in the mirror")
    let frame = try bench.frame("a")
    try bench.perform("p0 madvise a dontneed")
    _ = bench.finish()
    #expect(bench.isFree(frame))
    #expect(try bench.mirror("gpu0", "a") == "rwa")
  }

  @Test("An atomic add takes the page, then runs in one go", arguments: Kernels.all)
  func atomicAdd(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 250", "gpu0 open p0")
    #expect(try bench.run("gpu0 atomic-add p0 a 10").data == [250])
    #expect(try bench.run("p0 read a").data == [4])
  }
}

/// A driver that works as Nouveau's does.
@Suite("The Nouveau-like driver")
struct NouveauTests {
  @Test("An ordinary page takes one round", arguments: Kernels.all)
  func oneRound(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    let answer = try bench.run("nv0 atomic-add p0 a 1")
    #expect(answer.rounds == 1)
    #expect(answer.faults == 1)
    #expect(try bench.mirror("nv0", "a") == "rwa")
  }

  @Test("Its mapping serves ordinary accesses too", arguments: Kernels.all)
  func ordinary(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0", "nv0 atomic-add p0 a 1")
    #expect(try bench.run("nv0 write p0 a 9").faults == 0)
    #expect(try bench.look("a").hasPrefix("exclusive"))
  }

  /// Situations in which the conversion's own fault handling notifies.
  static let collisions = [
    ["p0 mmap a 1 anon", "p0 write a 7", "nv1 open p0", "nv1 atomic-add p0 a 1"],
    ["p0 mmap a 1 anon", "p0 read a"],
    ["p0 mmap a 1 anon", "p0 write a 7", "p0 fork p1"],
    ["p0 mmap a 1 private-file", "p0 read a"],
    [
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a", "gpu0 close p0",
    ],
  ]

  @Test("It collides with itself until its time is up", arguments: collisions, Kernels.all)
  func selfCollision(_ setup: [String], _ version: Kernel.Version) throws {
    let bench = try Workbench(version, patience: 20)
    for line in setup { try bench.perform(line) }
    try bench.perform("nv0 open p0")
    let answer = try bench.run("nv0 atomic-add p0 a 1")
    #expect(answer.errno == .EBUSY)
    #expect(answer.timedOut)
    #expect(answer.rounds == 20)
    #expect(try bench.look("a").hasPrefix("exclusive"), "held by nobody")
    #expect(try bench.mirror("nv0", "a") == "-")
    #expect(try bench.run("nv0 atomic-add p0 a 1").errno == .EBUSY, "and so on")
    try bench.perform("p0 read a", "nv0 atomic-add p0 a 1")
  }

  @Test(
    "Sound cures", arguments: [Behaviour.ownNotification, .fixupBefore, .fixupAfter],
    collisions)
  func cures(_ cure: Behaviour, _ setup: [String]) throws {
    for version in Kernels.all {
      let bench = try Workbench(version, with: [cure])
      for line in setup { try bench.perform(line) }
      try bench.perform("nv0 open p0")
      let answer = try bench.run("nv0 atomic-add p0 a 1")
      #expect(answer.succeeded)
      #expect(answer.rounds == (cure == .fixupAfter ? 2 : 1))
    }
  }

  @Test("Reading the sequence after the conversion leaves a stale mapping", arguments: Kernels.all)
  func sequenceAfter(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, with: [.sequenceAfter])
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "read the notifier's sequence")
    let frame = try bench.frame("a")
    try bench.perform("p0 madvise a dontneed")
    try bench.perform("p0 read a")
    #expect(bench.finish(1).steps.contains { $0.hasPrefix("map the page on the device") })
    #expect(bench.isFree(frame), "and the device went on with it")
  }

  @Test("As it is, an invalidation in that window makes it start over", arguments: Kernels.all)
  func readRetry(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 atomic-add p0 a 1", upTo: "take the driver's mutex")
    try bench.perform("p0 madvise a dontneed")
    let answer = bench.finish(1)
    #expect(answer.data == [0], "a fresh page")
    #expect(answer.rounds == 2)
  }

  @Test("Without its owner filter every conversion is a collision", arguments: Kernels.all)
  func ownerFilter(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, without: [.ownerFilter])
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    #expect(try bench.run("nv0 atomic-add p0 a 1").errno == .EBUSY)
  }

  @Test("An invalidation waits for an access under way", arguments: Kernels.all)
  func drain(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0", "nv0 atomic-add p0 a 0")
    try bench.run("nv0 atomic-add p0 a 5", upTo: "store the sum on the device")
    #expect(try bench.run("p0 write a 100").waitsIn?.hasPrefix("wait until nv0's access") == true)
    #expect(bench.finish(1).succeeded)
    #expect(bench.finish(0).succeeded)
    #expect(try bench.run("p0 read a").data == [100])
  }

  @Test("Without that wait an update is lost", arguments: Kernels.all)
  func lostUpdate(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, without: [.drainDevice])
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0", "nv0 atomic-add p0 a 0")
    try bench.run("nv0 atomic-add p0 a 5", upTo: "store the sum on the device")
    try bench.perform("p0 write a 100")
    #expect(bench.finish(1).succeeded)
    #expect(try bench.run("p0 read a").data == [12])
  }
}
