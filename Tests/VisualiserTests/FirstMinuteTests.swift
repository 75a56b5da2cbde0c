import Screen
import Testing

@testable import Visualiser

/// What a newcomer does first, and what nobody should have to fear.
@Suite("The first minute")
struct FirstMinuteTests {
  @Test("Enter opens the selected scenario; once too often it loses nothing")
  func enterTwice() {
    let stage = Stage(galleryRows: 24, columns: 80)
    stage.press("Enter")
    #expect(stage.app.session?.focus == .pageTables)
    stage.press("Enter")
    #expect(stage.app.session?.focus == .inspector)
    #expect(stage.shows("Enter or Esc goes back"))
    stage.press("Enter")
    #expect(stage.app.session?.focus == .pageTables && stage.step == 0)
  }

  @Test("Enter on a folder goes to its list")
  func folders() {
    let stage = Stage(galleryRows: 24, columns: 80)
    stage.press("Left Enter")
    #expect(stage.app.session == nil && stage.app.gallery.isInList)
    stage.press("Enter")
    #expect(stage.app.session != nil)
  }

  @Test("The keys stay at the end of a run, and behind other news")
  func footer() throws {
    let stage = Stage("basics/take-back")
    stage.press("r")
    let footer = try #require(stage.lines.last)
    #expect(footer.contains("the end: all actors are done"))
    #expect(footer.contains("← back") && footer.contains("? help"))
  }

  @Test("The gallery tells in words what differs between kernels, or nothing")
  func differs() {
    let text = """
      title: Differs
      setup: app mmap heap 1 anon
      expect:
        kernels:
          v6.12: {finally: [app heap+0 none]}
          v7.3: {finally: [app heap+0 none]}
      """
    for words in ["", "differs: Up to v6.12 the mapcount drops.\n"] {
      let stage = Stage(text: words + text)
      stage.press("q")
      let view = GalleryView(gallery: stage.app.gallery, glyphs: .unicode)
      var grid = Grid(rows: 24, columns: 80, glyphs: .unicode)
      view.draw(on: &grid, places: GalleryView.Places(rows: 24, columns: 80))
      #expect(grid.text.contains("Differs  Up to") != words.isEmpty)
      #expect(!grid.text.contains("app heap+0 none"))
    }
  }
}
