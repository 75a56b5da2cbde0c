import KernelPaths
import Screen
import Testing

@testable import Visualiser

/// Pictures of panels and screens; recorded anew with FOLIOSCOPE_RECORD_SNAPSHOTS=1.
@Suite("Snapshots")
struct SnapshotTests {
  static let sizes = [(rows: 10, columns: 40), (rows: 24, columns: 80), (rows: 40, columns: 120)]

  @Test("Every panel alone at three sizes, at the flip", arguments: Panel.all, [0, 1, 2])
  func panel(_ panel: Panel, _ size: Int) throws {
    let (rows, columns) = Self.sizes[size]
    let stage = Stage("basics/take-back", rows: rows, columns: columns)
    stage.press("} \(panel.number) z")
    try expectSnapshot(stage.app.view(), "panel-\(panel.word)-\(columns)x\(rows)")
  }

  @Test(
    "The moment of the flip, at every size",
    arguments: [
      [3, 30], [6, 20], [10, 40], [24, 80], [40, 120], [45, 160], [60, 200], [80, 300],
    ])
  func flip(_ size: [Int]) throws {
    let stage = Stage("basics/take-back", rows: size[0], columns: size[1])
    stage.press("}")
    try expectSnapshot(stage.app.view(), "flip-\(size[1])x\(size[0])")
  }

  @Test("The flip in ASCII")
  func ascii() throws {
    let stage = Stage("basics/take-back", rows: 24, columns: 80, glyphs: .ascii)
    stage.press("}")
    let grid = stage.app.view()
    #expect(grid.text.utf8.count == grid.text.unicodeScalars.count)
    try expectSnapshot(grid, "flip-ascii-80x24")
  }

  @Test("A processor waits for the folio lock", arguments: [[24, 80], [40, 120]])
  func waiting(_ size: [Int]) throws {
    let stage = Stage("basics/take-back", rows: size[0], columns: size[1])
    stage.press("19g")
    try expectSnapshot(stage.app.view(), "waiting-\(size[1])x\(size[0])")
  }

  @Test("Reference and map counts on two kernels", arguments: Kernel.Version.allCases)
  func counts(_ version: Kernel.Version) throws {
    let stage = Stage("basics/first", kernel: Kernel(version))
    stage.press("}")
    try expectSnapshot(stage.app.view(), "counts-\(version.rawValue)-80x24")
  }

  @Test("A violation", arguments: [[24, 80], [40, 120]])
  func violation(_ size: [Int]) throws {
    let stage = Stage("races/no-lock", rows: size[0], columns: size[1])
    stage.press("} } }")
    try expectSnapshot(stage.app.view(), "violation-\(size[1])x\(size[0])")
  }

  @Test(
    "Overlays",
    arguments: [
      ["who", "7g ."], ["why", "19g w"], ["help", "?"],
      ["history", "9g . Down Enter Right Right t"], ["answer", "} a"], ["command", ":with"],
    ])
  func overlay(_ overlay: [String]) throws {
    let stage = Stage("basics/take-back")
    stage.press(overlay[1])
    try expectSnapshot(stage.app.view(), "overlay-\(overlay[0])-80x24")
  }

  @Test("The gallery, and a file that does not parse in it", arguments: [[24, 80], [10, 40]])
  func gallery(_ size: [Int]) throws {
    let stage = Stage(galleryRows: size[0], columns: size[1])
    try expectSnapshot(stage.app.view(), "gallery-\(size[1])x\(size[0])")
    stage.press("Left Down Right")
    try expectSnapshot(stage.app.view(), "gallery-broken-\(size[1])x\(size[0])")
  }
}
