import KernelPaths
import MemoryModel
import Testing

/// When the TLBs are flushed after entries were cleared or changed, and what is held until then.
@Suite("Flushing TLBs")
struct FlushTests {
  /// What the TLB of a processor holds for a page of p0.
  private func translation(_ bench: Workbench, _ text: String, cpu: Int = 0) throws -> PTE {
    let place = try bench.place(text)
    guard let slot = bench.machine.leaf(place.process, place.page)?.slot else { return .none }
    return bench.machine[slot.translation(processor: cpu)]
  }

  private func lockIsFree(_ bench: Workbench, _ text: String) throws -> Bool {
    let place = try bench.place(text)
    let lock = bench.machine.pageTableLock(place.process, place.page)
    return bench[try #require(lock)].isFree
  }

  private func broken(_ bench: Workbench) -> [String] {
    MemoryInvariant.all(keepsMapcount: bench.kernel.has(.keepMapcount))
      .filter { !$0.holds(in: bench.machine) }.map(\.name)
  }

  private func pending(_ bench: Workbench) -> Int {
    bench.machine[bench.machine.process(ProcessNumber(0)).tlbFlushPending]
  }

  static let zaps = ["madvise a dontneed", "munmap a", "exit"]

  @Test(
    "A dirty page of a file leaves the TLBs before the page-table lock is released",
    arguments: Kernels.all, zaps)
  func dirtyFile(_ version: Kernel.Version, _ verb: String) throws {
    for kind in ["file", "shmem"] {
      let bench = try Workbench(version)
      try bench.perform("p0 mmap a 2 \(kind)", "p0 write a 7")
      try bench.run("p0 \(verb)", upTo: "release the page-table lock")
      #expect(try translation(bench, "a+0") == .none)
      #expect(try translation(bench, "a+1") == .none)
      #expect(broken(bench) == [])
      #expect(bench.finish().succeeded)
      #expect(broken(bench) == [])
    }
  }

  @Test(
    "A fault right after the lock finds nothing stale", arguments: Kernels.all,
    ["read a", "write a 8"])
  func faultAfterTheLock(_ version: Kernel.Version, _ access: String) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 file", "p0 write a 7")
    try bench.run("p0 madvise a dontneed", upTo: "free the pages gathered so far")
    #expect(try bench.run("p0 \(access)").succeeded)
    #expect(broken(bench) == [])
    #expect(bench.finish().succeeded)
    #expect(broken(bench) == [])
    #expect(pending(bench) == 0)
  }

  @Test("Without that flush the TLB is stale, and said to be", arguments: Kernels.all)
  func flushTooLate(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, without: [.delayRmap, .flushBeforeUnlock])
    try bench.perform("p0 mmap a 1 file", "p0 write a 7")
    try bench.run("p0 madvise a dontneed", upTo: "flush the TLBs")
    #expect(broken(bench) == ["no-stale-translation"])
    #expect(bench.finish().succeeded)
    #expect(broken(bench) == [])
  }

  @Test("Since 6.2 the dirty page keeps its mapcount until the flush", arguments: Kernels.all)
  func delayedMapping(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 file", "p0 write a 7")
    let frame = try bench.frame("a")
    try bench.run("p0 madvise a dontneed", upTo: "flush the TLBs of what was cleared")
    #expect(bench.folio(frame) == FolioState(2, version >= .v6_12 ? 1 : 0))
    #expect(broken(bench) == [])
    #expect(bench.finish().succeeded)
    #expect(bench.folio(frame) == FolioState(1, 0))
  }

  @Test(
    "Other pages wait for a later flush: the lock goes, the page stays", arguments: Kernels.all,
    ["anon", "private-file"])
  func laterFlush(_ version: Kernel.Version, _ kind: String) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 \(kind)", "p0 write a 7")
    let frame = try bench.frame("a")
    try bench.run("p0 madvise a dontneed", upTo: "flush the TLBs")
    #expect(try lockIsFree(bench, "a"))
    #expect(try translation(bench, "a").isWritable)
    #expect(bench.folio(frame) == FolioState(1, 0))
    #expect(pending(bench) == 1)
    #expect(broken(bench) == [])
    #expect(try bench.run("p0 read a").data == [7], "the processor still reads the old page")
    #expect(bench.finish().succeeded)
    #expect(bench.isFree(frame))
    #expect(try translation(bench, "a") == .none)
    #expect(pending(bench) == 0)
  }

  @Test("The notification ends before the flush", arguments: Kernels.all)
  func notificationFirst(_ version: Kernel.Version) throws {
    for verb in ["madvise a dontneed", "munmap a", "mprotect a ro"] {
      let bench = try Workbench(version)
      try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0")
      let steps = try bench.run("p0 \(verb)").steps
      let end = try #require(steps.firstIndex(of: "end the notification"))
      let flush = try #require(steps.firstIndex(of: "flush the TLBs"))
      #expect(end < flush, "\(verb)")
    }
  }

  @Test("mprotect() flushes once, after the last VMA", arguments: Kernels.all)
  func protection(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 mprotect a+1 none")
    try bench.perform("p0 read a+0")
    try bench.run("p0 mprotect a ro", upTo: "flush the TLBs")
    #expect(try bench.look("a+0") == "r dirty")
    #expect(try translation(bench, "a+0").isWritable)
    #expect(try lockIsFree(bench, "a"))
    #expect(broken(bench) == [])
    let answer = bench.finish()
    #expect(answer.succeeded)
    #expect(answer.steps.filter { $0 == "flush the TLBs" }.count == 1)
    #expect(try translation(bench, "a+0") == .none)
    #expect(pending(bench) == 0)
  }

  @Test("An mprotect() that fails has flushed what it did", arguments: Kernels.all)
  func failedProtection(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 munmap a+1", "p0 write a+0 7")
    #expect(try bench.run("p0 mprotect a ro").errno == .ENOMEM)
    #expect(try translation(bench, "a+0") == .none)
    #expect(pending(bench) == 0)
    #expect(broken(bench) == [])
  }

  @Test(
    "mremap() moves all entries of a table, then flushes, then releases the locks",
    arguments: Kernels.all)
  func move(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7")
    let frames = try (0..<3).map { try bench.frame("a+\($0)") }
    try bench.run("p0 mremap a b", upTo: "flush the TLBs of the old place")
    #expect(try translation(bench, "a+2").isWritable)
    #expect(try !lockIsFree(bench, "a"))
    #expect(broken(bench) == [])
    let answer = bench.finish()
    #expect(answer.succeeded)
    let moved = answer.steps.filter { $0 == "move the entry to its new place" }
    #expect(moved.count == 3)
    #expect(answer.steps.filter { $0 == "release both page-table locks" }.count == 1)
    #expect(try (0..<3).map { try bench.frame("b+\($0)") } == frames)
    #expect(broken(bench) == [])
  }

  @Test("A full batch is flushed under the lock and freed before the rest", arguments: Kernels.all)
  func fullBatch(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 70 anon", "p0 write a 7")
    let frames = [try bench.frame("a+0"), try bench.frame("a+69")]
    try bench.run("p0 madvise a dontneed", upTo: "free the pages gathered so far")
    #expect(try translation(bench, "a+63") == .none)
    #expect(broken(bench) == [])
    let answer = bench.finish()
    #expect(answer.succeeded)
    #expect(answer.steps.filter { $0 == "free the pages gathered so far" }.count == 1)
    for frame in frames { #expect(bench.isFree(frame)) }
  }

  @Test("Two flushes pending at once empty all TLBs of the process", arguments: Kernels.all)
  func nested(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 mmap b 1 anon", "p0 write a 7", "p0 write b 7")
    try bench.run("p0 madvise a+0 dontneed", upTo: "flush the TLBs")
    #expect(pending(bench) == 1)
    try bench.perform("p0 madvise a dontneed")
    #expect(try translation(bench, "a+0") == .none)
    #expect(try translation(bench, "b") == .none)
    #expect(bench.finish().succeeded)
    #expect(pending(bench) == 0)
  }

  @Test(
    "batch-madvise-flush: one flush for all VMAs of the range", arguments: Kernels.all,
    [true, false])
  func batchedAdvice(_ version: Kernel.Version, _ isOn: Bool) throws {
    let bench = try Workbench(
      version, with: isOn ? [.batchMadviseFlush] : [], without: isOn ? [] : [.batchMadviseFlush])
    #expect(Kernel(version).has(.batchMadviseFlush) == (version >= .v7_3))
    try bench.perform("p0 mmap a 3 anon", "p0 write a 7", "p0 mprotect a+1 ro", "p0 read a")
    let steps = try bench.run("p0 madvise a dontneed").steps
    #expect(steps.filter { $0 == "flush the TLBs" }.count == (isOn ? 1 : 3))
    #expect(pending(bench) == 0)
    #expect(try (0..<3).map { try bench.look("a+\($0)") } == ["none", "none", "none"])
  }

  @Test(
    "notify-hugetlb-once: what is told when a huge page is taken away", arguments: Kernels.all)
  func hugePageTakenAway(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, hugePages: 1)
    try bench.perform("p0 mmap a 512 hugetlb", "p0 write a+0 7", "p0 fork p1", "gpu0 open p1")
    let answer = try bench.run("p0 write a+0 8")
    #expect(answer.succeeded)
    let event = version >= .v6_12 ? "CLEAR" : "UNMAP"
    #expect(answer.steps.contains("tell secondary MMUs (\(event))"))
    #expect(bench.machine[bench.machine.process(ProcessNumber(1)).tlbFlushPending] == 0)
    #expect(broken(bench) == [])
  }

  @Test("MADV_DONTNEED of huge pages gives them back at once", arguments: Kernels.all)
  func hugePages(_ version: Kernel.Version) throws {
    let bench = try Workbench(version, hugePages: 2)
    try bench.perform("p0 mmap a 1024 hugetlb", "p0 write a+0 7", "p0 write a+512 7")
    try bench.perform("p0 madvise a dontneed", "p0 write a+0 8")
    #expect(pending(bench) == 0)
    #expect(broken(bench) == [])
  }
}
