import Screen
import Testing

@testable import Visualiser

/// A search is over at once where there is little, and holds up no key where there is much.
@Suite("Searching in panels")
struct RowSearchTests {
  private func stage(pages: Int, writes: String) -> Stage {
    Stage(
      text: """
        title: Search
        machine: {cpus: 1, devices: [gpu0]}
        setup: |
          app mmap heap \(pages) anon
          app write \(writes) 1
        actors:
          cpu: app read heap+0
        """)
  }

  @Test("Nothing found in four pages: once round the panel, and that is all")
  func absent() {
    let stage = stage(pages: 4, writes: "heap+0")
    stage.press("/")
    stage.type("zqx")
    #expect(stage.press("Enter") == [.bell])
    #expect(stage.app.searching == nil && stage.shows("'zqx' is not in Page tables"))
    #expect(stage.press("n") == [.bell])
  }

  @Test("Sixteen million untouched pages are a few rows")
  func untouched() {
    let stage = stage(pages: 16_777_216, writes: "heap+5")
    stage.press("/")
    stage.type("zqx")
    #expect(stage.press("Enter") == [.bell])
  }

  @Test("Many rows are looked at in slices; any key ends the search")
  func slices() {
    let stage = stage(pages: 4096, writes: "heap")
    stage.press("/")
    stage.type("zqx")
    #expect(stage.press("Enter") == [.more])
    #expect(stage.shows("any key stops"))
    #expect(stage.app.update(.wake) == [.more])
    stage.press("Down")
    #expect(stage.app.searching == nil)
    #expect(stage.app.update(.wake).isEmpty)
    var effects = stage.press("n")
    var turns = 1
    while effects == [.more] {
      effects = stage.app.update(.wake)
      turns += 1
    }
    #expect(effects == [.bell] && turns <= 4200 / RowSearch.slice + 2)
  }

  @Test("What lies behind the cursor is found on the way round, in both directions")
  func round() {
    let stage = stage(pages: 4, writes: "heap+1")
    stage.press("End /")
    stage.type("RWUAD")
    #expect(stage.press("Enter").isEmpty)
    #expect(stage.selected == "PTE app heap+1")
    #expect(stage.press("Home N").isEmpty)
    #expect(stage.selected == "PTE app heap+1")
  }
}
