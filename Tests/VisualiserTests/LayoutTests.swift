import Screen
import Testing

@testable import Visualiser

@Suite("The layout")
struct LayoutTests {
  private func layout(
    _ rows: Int, _ columns: Int, _ focus: Panel = .pageTables, zoomed: Bool = false,
    narration: Int = 1
  ) -> ScreenLayout {
    ScreenLayout(
      ScreenLayout.Request(
        rows: rows, columns: columns, focus: focus, isZoomed: zoomed, narrationRows: narration))
  }

  @Test("Boxes lie on the screen and do not overlap, at every size and focus")
  func everySize() {
    for rows in 0...80 {
      for columns in stride(from: 0, through: 300, by: rows < 26 ? 1 : 7) {
        for focus in [Panel.pageTables, .events, .timeline, .inspector] {
          check(layout(rows, columns, focus, narration: rows % 6), rows, columns)
        }
      }
    }
  }

  private func check(_ layout: ScreenLayout, _ rows: Int, _ columns: Int) {
    let screen = Rect(rows: rows, columns: columns)
    let boxes =
      layout.panels.map(\.rect)
      + [
        layout.header, layout.sentence, layout.narration, layout.strip, layout.tabs,
        layout.footer,
      ].filter { !$0.isEmpty }
    for (index, box) in boxes.enumerated() {
      #expect(box.intersection(screen) == box, "\(columns)x\(rows)")
      for other in boxes[(index + 1)...] {
        #expect(box.intersection(other).isEmpty, "\(columns)x\(rows)")
      }
    }
  }

  @Test("The panel with the focus is on the screen wherever panels are")
  func focusIsShown() {
    for (rows, columns) in [(6, 20), (10, 40), (24, 80), (40, 120), (45, 160), (60, 200)] {
      for focus in Panel.all {
        let hasIt = layout(rows, columns, focus).rect(of: focus) != nil
        #expect(hasIt, "\(focus.title) at \(columns)x\(rows)")
        #expect(layout(rows, columns, focus, zoomed: true).rect(of: focus) != nil)
      }
    }
  }

  @Test("How many panels are seen at once")
  func counts() {
    #expect(layout(10, 40).panels.count == 1)
    #expect(layout(24, 80).panels.map(\.panel) == [.pageTables, .ownership, .folios, .paths])
    #expect(layout(40, 120).panels.count == 5)
    #expect(
      Set(layout(60, 200).panels.map(\.panel)) == [
        .pageTables, .folios, .ownership, .paths, .events, .timeline, .inspector,
      ])
    #expect(layout(5, 200).isTooSmall)
    #expect(layout(40, 19).isTooSmall)
  }

  @Test("Every screen can be drawn, from nothing to 300x80, and the smallest say one line")
  func drawsEverywhere() {
    let stage = Stage("basics/take-back")
    stage.press("}")
    for rows in [0, 1, 2, 3, 5, 6, 7, 8, 9, 11, 12, 15, 16, 17, 23, 24, 30, 36, 50, 80] {
      for columns in [0, 1, 2, 5, 8, 19, 20, 21, 33, 40, 59, 60, 80, 99, 100, 149, 150, 300] {
        let grid = stage.app.view(rows: rows, columns: columns)
        #expect(grid.totalRows == rows && grid.totalColumns == columns)
      }
    }
    #expect(stage.app.view(rows: 3, columns: 60).lines[0].hasPrefix("step 10/37 10 gpu"))
  }

  @Test("Every panel and overlay can be drawn in little room")
  func littleRoom() {
    for panel in Panel.all {
      let stage = Stage("basics/take-back")
      stage.press("19g \(panel.number) z")
      for keys in ["w", "Esc .", "Esc ?", "Esc t", "Esc :"] {
        stage.press(keys)
        for (rows, columns) in [(1, 1), (6, 20), (7, 25), (10, 40), (14, 61)] {
          _ = stage.app.view(rows: rows, columns: columns)
        }
      }
    }
  }
}
