import KernelPaths
import MemoryModel
import Testing

/// What differs between released kernels is a behaviour, and each can be switched by itself.
@Suite("Differences between versions are switches")
struct VersionSwitchTests {
  /// A kernel with the behaviour, and the same one without.
  static let both = [true, false]

  func bench(
    _ behaviour: Behaviour, _ isOn: Bool, on version: Kernel.Version = .v7_3, lruBatch: Int = 0
  ) throws -> Workbench {
    try Workbench(
      version, with: isOn ? [behaviour] : [], without: isOn ? [] : [behaviour], lruBatch: lruBatch)
  }

  @Test("activate-off-list: a page that waits to become active is taken over", arguments: both)
  func activateOffList(_ isOn: Bool) throws {
    let bench = try Workbench(
      .v7_3, with: [.drainBeforeZap], without: isOn ? [] : [.activateOffList], lruBatch: 31)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 mmap z 1 anon", "p0 write a 7", "p0 write z 7",
      "p0 madvise z dontneed", "gpu0 open p0", "gpu0 exclusive p0 a", "gpu0 exclusive p0 a")
    let frame = try bench.frame("a")
    try bench.perform("p0 fork p1", "p1 write a 8", "p0 write a 9")
    #expect(try (bench.frame("a") == frame) == isOn)
  }

  @Test("drain-before-zap: the page is free at once", arguments: both, Kernels.all)
  func drainBeforeZap(_ isOn: Bool, _ version: Kernel.Version) throws {
    let bench = try bench(.drainBeforeZap, isOn, on: version, lruBatch: 31)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
    let frame = try bench.frame("a")
    try bench.perform("p0 madvise a dontneed")
    #expect(bench.isFree(frame) == isOn)
  }

  @Test("merge-touched-area: a touched VMA joins an untouched one", arguments: both, Kernels.all)
  func mergeTouchedArea(_ isOn: Bool, _ version: Kernel.Version) throws {
    let bench = try bench(.mergeTouchedArea, isOn, on: version)
    try bench.perform(
      "p0 mmap a 2 private-file", "p0 mprotect a+1 ro", "p0 write a+0 1", "p0 mprotect a+0 ro")
    #expect(try bench.parts("p0") == (isOn ? ["2 r-"] : ["1 r-", "1 r-"]))
  }

  @Test("mremap-several-vmas: a mapping cut in two moves", arguments: both, Kernels.all)
  func mremapSeveralAreas(_ isOn: Bool, _ version: Kernel.Version) throws {
    let bench = try bench(.mremapSeveralAreas, isOn, on: version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 7", "p0 mprotect a+1 ro")
    #expect(try bench.run("p0 mremap a b").errno == (isOn ? .none : .EFAULT))
  }

  @Test(
    "madvise-vma-lock: MADV_DONTNEED does not wait for a writer of mmap_lock elsewhere",
    arguments: both)
  func madviseVMALock(_ isOn: Bool) throws {
    let bench = try bench(.madviseVMALock, isOn)
    let steps = try { () throws -> [String] in
      try bench.perform("p0 mmap a 1 anon", "p0 write a 7")
      return try bench.run("p0 madvise a dontneed").steps
    }()
    #expect(
      steps.first
        == (isOn
          ? "take the VMA lock or mmap_lock for reading" : "take mmap_lock for reading"))
    try bench.perform("p0 write a 7")
    try bench.run("p0 madvise a dontneed", upTo: "find the next VMA of the range")
    let process = ProcessNumber(0)
    #expect(bench.machine[bench.machine.process(process).mmapLock].isFree == isOn)
  }

  @Test("range-fault-repeats: a lost round of hmm_range_fault() counts or not", arguments: both)
  func rangeFaultRepeats(_ isOn: Bool) throws {
    let bench = try bench(.rangeFaultRepeats, isOn)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 7", "nv0 open p0")
    try bench.run("nv0 read p0 a", upTo: "take mmap_lock for reading")
    try bench.perform("p0 madvise a dontneed")
    let answer = bench.finish()
    #expect(answer.succeeded)
    #expect(answer.rounds == (isOn ? 1 : 2))
  }

  @Test(
    "uncharge-untouched: read-only and untouched, a VMA no longer counts", arguments: both,
    Kernels.all)
  func unchargeUntouched(_ isOn: Bool, _ version: Kernel.Version) throws {
    let bench = try bench(.unchargeUntouched, isOn, on: version)
    try bench.perform("p0 mmap a 1 anon", "p0 mprotect a ro")
    let process = ProcessNumber(0)
    let area = try #require(
      bench.machine.areas(process, from: VirtualPage(0), to: VirtualPage(1 << 35)).first)
    #expect(bench.machine[bench.machine.area(process, area).isAccounted] == !isOn)
  }

  @Test("clean-becomes-writable: so does a clean entry", arguments: both, Kernels.all)
  func cleanBecomesWritable(_ isOn: Bool, _ version: Kernel.Version) throws {
    let bench = try bench(.cleanBecomesWritable, isOn, on: version)
    try bench.perform(
      "p0 mmap a 1 anon", "p0 write a 7", "gpu0 open p0", "gpu0 exclusive p0 a",
      "p0 mprotect a ro", "p0 read a", "p0 mprotect a rw")
    #expect(try bench.look("a") == (isOn ? "rw" : "r"))
  }

  @Test("A set of behaviours has room for all, and every name stands for one")
  func namesAndBits() {
    #expect(Behaviour.allCases.count <= 64)
    for behaviour in Behaviour.allCases {
      #expect(Behaviour(named: behaviour.name) == behaviour)
      #expect(behaviour.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
    }
    #expect(Behaviour(named: "no-such-switch") == nil)
  }
}
