import Screen
import Testing

@testable import Visualiser

/// The picture of an event is what the reader sees until the next one.
@Suite("The picture of an event")
struct PictureTests {
  @Test(
    "What is drawn after an event is what would be drawn anew",
    arguments: [(10, 40), (24, 80), (40, 120), (60, 200)])
  func fresh(_ size: (rows: Int, columns: Int)) {
    let stage = Stage("basics/take-back", rows: size.rows, columns: size.columns)
    let keys =
      "Right Right } c Down c 2 Down Down Enter Esc z Tab Home End z 19g w Esc 6 Up 5 Up Up PageUp "
      + "f F m ' Enter 4 Down t Esc a k . Esc o r { /"
    for key in keys.split(separator: " ") {
      stage.press(String(key))
      let shown = stage.screen
      #expect(stage.app.picture != nil)
      stage.app.picture = nil
      #expect(stage.screen == shown, "after \(key)")
    }
  }

  @Test("A click and the wheel mean what is on the screen")
  func mouse() throws {
    let stage = Stage("basics/take-back", rows: 40, columns: 120)
    stage.press("}")
    let view = try #require(stage.app.picture?.view(of: .events))
    _ = stage.app.update(
      .mouse(
        MouseEvent(.press(button: 1), row: view.rect.row + 2, column: view.rect.column + 4)))
    #expect(stage.app.session?.focus == .events)
    #expect(stage.app.session?.states[.events]?.cursor == view.keys[1])
    _ = stage.app.update(
      .mouse(MouseEvent(.wheelDown, row: view.rect.row + 2, column: view.rect.column)))
    #expect(stage.app.session?.states[.events]?.cursor == view.keys[2])
  }

  @Test("At the flip, row by row")
  func flip() {
    let stage = Stage("basics/take-back", rows: 40, columns: 120)
    stage.press("}")
    #expect(stage.panel(.folios).row("f0") == "f0 2 1 gpu anon·excl·dirty")
    #expect(stage.panel(.ownership).row("heap+0") == "heap+0 - - · nobody")
    #expect(
      stage.panel(.pageTables).marked == [
        "+0 f7ff_ffff_fdb9_7402 EXCLUSIVE ·····S pfn 12345 f0"
      ])
    #expect(stage.panel(.paths).row("▶") == "▶ release the page-table lock")
    #expect(stage.panel(.paths).row("goto") == "goto done")
    #expect(stage.panel(.events).marked == ["10 gpu PTE heap+0 none → EXCLUSIVE f0"])
    #expect(stage.panel(.inspector).rows.isEmpty)
    stage.press("c")
    #expect(stage.panel(.ownership).rows.count == 1)
    #expect(stage.panel(.folios).rows.map(\.line.text) == ["The last step changed nothing here."])
  }

  @Test("Going on outside of an event forgets the picture")
  func running() {
    let stage = Stage("basics/take-back")
    stage.press("Right")
    stage.app.run(toStep: 10)
    #expect(stage.shows("10/37"))
    #expect(stage.shows("EXCLUSIVE"))
  }
}
