import MemoryModel
import Testing

/// What the machine holds: the last one fits, and one more is noted as a limit.
@Suite("Limits of the machine")
struct MachineLimitTests {
  @Test("The last page of memory can be had; one more is the limit of memory")
  func frames() throws {
    let bench = try Workbench(.v7_3)
    try bench.perform("p0 mmap a 4 anon", "p0 write a+0 1")
    let most = try #require(Int(ReachedLimit.frames.name.split(separator: " ")[0]))
    bench[Globals.framesEverUsed] = most - 1
    #expect(try bench.run("p0 write a+1 1").succeeded)
    #expect(bench[Globals.reachedLimit] == .none)
    #expect(try !bench.run("p0 write a+2 1").succeeded)
    #expect(bench[Globals.reachedLimit] == .frames)
    #expect(
      bench[Globals.reachedLimit].text
        == "the simulated machine holds at most \(most) pages of memory, and more are asked for")
  }

  @Test("The last page table can be had; one more is the limit of page tables")
  func tables() throws {
    let needed = try Workbench(.v7_3)
    try needed.perform("p0 mmap a 1 anon", "p0 write a 1")
    let count = needed[Globals.tablesEverUsed]
    try #require(count > 1)
    for missing in 0...1 {
      let bench = try Workbench(.v7_3)
      bench[Globals.tablesEverUsed] = TablePlaces.limit - 1 - count + missing
      try bench.perform("p0 mmap a 1 anon")
      #expect(try bench.run("p0 write a 1").succeeded == (missing == 0))
      #expect(bench[Globals.reachedLimit] == (missing == 0 ? .none : .tables))
    }
  }

  @Test("A driver's patience is the rounds that it goes on: that many, and not one more")
  func patience() throws {
    for patience in [1, 5, 50] {
      let bench = try Workbench(.v7_3, patience: patience)
      try bench.perform("p0 mmap a 1 anon", "p0 read a", "nv0 open p0")
      let answer = try bench.run("nv0 atomic-add p0 a 1")
      #expect(answer.timedOut, "it collides with itself: \(answer)")
      #expect(answer.rounds == patience, "\(answer)")
    }
  }
}
