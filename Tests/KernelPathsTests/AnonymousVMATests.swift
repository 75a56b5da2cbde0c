import KernelPaths
import MemoryModel
import ScenarioFormat
import Testing

/// Which VMAs share an `anon_vma`, who stands in whose tree, and when one is freed.
@Suite("anon_vma")
struct AnonymousVMATests {
  @Test(
    "A first write takes the anon_vma of a neighbour, so that the parts can become one again",
    arguments: Kernels.all)
  func neighbour(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 3 anon", "p0 mprotect a+1 ro", "p0 write a+0 1", "p0 mprotect a+1 rw")
    try bench.perform(
      "p0 mprotect a+1 none", "p0 mprotect a+1 rw", "p0 write a+1 2", "p0 write a+2 3")
    #expect(bench.inUse == [1], "one anon_vma for all")
    #expect(try bench.parts("p0") == ["3 rw"])
  }

  @Test("The VMA behind is asked before the one in front", arguments: Kernels.all)
  func behindFirst(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 3 anon", "p0 mprotect a+1 none", "p0 write a+2 1", "p0 write a+0 1",
      "p0 mprotect a+0 ro", "p0 mprotect a+2 ro")
    let (front, back) = (try bench.own("a+0"), try bench.own("a+2"))
    try #require(front != back, "nothing joins them while an untouched VMA lies between")
    try bench.perform("p0 mprotect a+1 rw", "p0 write a+1 2")
    #expect(try bench.own("a+1") == back)
  }

  @Test("A VMA whose process was forked keeps its anon_vma to itself", arguments: Kernels.all)
  func forked(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform(
      "p0 mmap a 2 anon", "p0 write a+0 1", "p0 fork p1", "p1 mprotect a+1 ro",
      "p1 write a+0 2", "p1 mprotect a+1 rw")
    #expect(try bench.parts("p1") == ["2 rw"], "split and joined: it is the same anon_vma")
    #expect(try bench.own("p1 a+0") != bench.own("a+0"))
  }

  @Test("A child's own anon_vma stands below its parent's, in the tree of the same root")
  func family() throws {
    let bench = try Workbench(.v6_12)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 1", "p0 fork p1", "p1 fork p2")
    let (root, child, grandchild) = (
      try bench.own("a"), try bench.own("p1 a"), try bench.own("p2 a")
    )
    #expect(bench[AnonymousVMAPlaces(child).parent] == root)
    #expect(bench[AnonymousVMAPlaces(grandchild).parent] == child)
    #expect(bench[AnonymousVMAPlaces(grandchild).root] == root)
    #expect(bench[AnonymousVMAPlaces(root).children] == 2, "itself and one child")
    #expect(bench.tree(of: root) == [0, 1, 2])
    #expect(bench.tree(of: child) == [1, 2])
    #expect(bench.tree(of: grandchild) == [2])
  }

  @Test("fork() takes over an ancestor's anon_vma that nobody uses and that has one child")
  func takenOver() throws {
    let bench = try Workbench(.v6_12)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 1", "p0 fork p1", "p1 fork p2")
    let idle = try bench.own("p1 a")
    try bench.perform("p1 exit", "p2 fork p3")
    #expect(try bench.own("p3 a") == idle)
    #expect(bench.tree(of: idle) == [2, 3])
    try bench.perform("p2 fork p4")
    #expect(try bench.own("p4 a") != idle, "it is in use now")
  }

  @Test("A root is never taken over, nor one with two children", arguments: Kernels.all)
  func notTakenOver(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 1", "p0 fork p1")
    let root = try bench.own("a")
    try bench.perform("p0 exit", "p1 fork p2", "p1 fork p3")
    let parent = try bench.own("p1 a")
    try bench.perform("p1 exit", "p2 fork p4")
    #expect(try bench.own("p4 a") != root)
    #expect(try bench.own("p4 a") != parent)
  }

  @Test("An anon_vma lives as long as some VMA is in its tree", arguments: Kernels.all)
  func freed(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 1 anon", "p0 write a 1", "p0 fork p1", "p0 munmap a")
    #expect(bench.inUse.count == 2, "the child's pages may be the parent's")
    try bench.perform("p1 exit")
    #expect(bench.inUse == [])
    for _ in 0..<50 {
      try bench.perform("p0 mmap a 2 anon", "p0 write a 1", "p0 munmap a")
    }
    #expect(bench.inUse == [])
  }

  @Test("A moved VMA is in the same trees, behind the others", arguments: Kernels.all)
  func moved(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 2 anon", "p0 write a 1", "p0 fork p1")
    let root = try bench.own("a")
    #expect(bench.tree(of: root) == [0, 1])
    try bench.perform("p0 mremap a b")
    #expect(bench.tree(of: root) == [1, 0])
    #expect(try bench.own("b") == root)
  }

  @Test("A VMA that is cut or joined is inserted anew", arguments: Kernels.all)
  func cut(_ version: Kernel.Version) throws {
    let bench = try Workbench(version)
    try bench.perform("p0 mmap a 3 anon", "p0 write a 1", "p0 fork p1")
    let root = try bench.own("a")
    try bench.perform("p0 mprotect a+2 ro")
    #expect(bench.tree(of: root) == [1, 0, 0], "by first offset, then by time")
    try bench.perform("p1 munmap a+2")
    #expect(bench.tree(of: root) == [0, 1, 0])
    try bench.perform("p0 mprotect a+2 rw")
    #expect(bench.tree(of: root) == [1, 0])
    try bench.perform("p1 mprotect a+0..1 ro", "p1 mprotect a+0..1 rw")
    #expect(bench.tree(of: root) == [1, 0], "new permissions of a whole VMA move nothing")
  }
}

extension Workbench {
  /// Numbers of the `anon_vma`s that are in use.
  var inUse: [Int] {
    (1...64).filter { self[AnonymousVMAPlaces($0).parent] != 0 }
  }

  /// The `anon_vma` of the VMA that covers a page.
  func own(_ text: String) throws -> Int {
    let place = try place(text)
    let area = machine.findArea(place.process, place.page)
    return self[VMAPlaces(place.process, try #require(area)).anonymousVMA]
  }

  /// Processes of the VMAs in the tree of an `anon_vma`, in its order.
  func tree(of number: Int) -> [Int] {
    var processes: [Int] = []
    var link = self[AnonymousVMAPlaces(number).first]
    while link.exists {
      processes.append(link.vma.process.number)
      link = self[link.next]
    }
    return processes
  }
}
