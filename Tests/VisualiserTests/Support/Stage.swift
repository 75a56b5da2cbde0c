import Foundation
import KernelPaths
import Playback
import ScenarioFormat
import Screen
import Testing

@testable import Visualiser

/// An app on a fixture, driven by the names of keys.
struct Stage {
  let app: App

  /// Opens a fixture: `basics/take-back`.
  init(
    _ name: String, rows: Int = 24, columns: Int = 80, kernel: Kernel? = nil,
    glyphs: Glyphs = .unicode
  ) {
    app = App(
      [Self.item(name)], kernel: kernel, opening: 0, rows: rows, columns: columns,
      glyphs: glyphs)
  }

  /// Opens a scenario given as text.
  init(text: String, rows: Int = 24, columns: Int = 80) {
    let parsed = ScenarioReader().read(text, file: "test.yaml")
    app = App(
      [CatalogueItem(folder: "", path: "test.yaml", parsed: parsed)], opening: 0, rows: rows,
      columns: columns)
  }

  /// The gallery of all fixtures.
  init(galleryRows rows: Int, columns: Int) {
    let names = ["basics/first", "basics/take-back", "races/broken", "races/no-lock"]
    app = App(names.map(Self.item), rows: rows, columns: columns)
  }

  private static func item(_ name: String) -> CatalogueItem {
    let path = TestFiles.fixtures.appendingPathComponent(name + ".yaml").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let parsed = ScenarioReader().read(text, file: "\(name).yaml")
    let folder = name.split(separator: "/").first.map(String.init) ?? ""
    return CatalogueItem(folder: folder, path: "\(name).yaml", parsed: parsed)
  }

  /// Presses keys: names separated by spaces; `"text"` is typed letter by letter.
  @discardableResult
  func press(_ keys: String) -> [App.Effect] {
    var effects: [App.Effect] = []
    for word in keys.split(separator: " ") {
      if let key = Key(named: String(word)) {
        effects += app.update(.key(key))
      } else {
        for scalar in word.unicodeScalars { effects += app.update(.key(.character(scalar))) }
      }
    }
    return effects
  }

  /// Types text, spaces included.
  func type(_ text: String) {
    for scalar in text.unicodeScalars { _ = app.update(.key(.character(scalar))) }
  }

  var lines: [String] { app.view().lines }
  var screen: String { app.view().text }
  var step: Int { app.session?.timeline.step ?? -1 }
  /// The sentence about the last step.
  var sentence: String {
    guard let session = app.session else { return "" }
    return Narration(session, width: 200, glyphs: app.glyphs).sentence.text
  }

  /// What is selected, by name.
  var selected: String? {
    guard let session = app.session, let selection = session.selection else { return nil }
    return SubjectWords.name(selection, session.timeline)
  }

  /// The rows that a panel shows on the screen.
  func panel(_ panel: Panel) -> PanelText {
    guard let session = app.session, let view = app.picture(of: session).view(of: panel) else {
      return PanelText(rows: [])
    }
    return PanelText(
      rows: view.keys.map {
        view.content.rows.row($0, width: view.width, session.timeline)
      })
  }

  /// True if a line of the screen has the text in it.
  func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
}

/// What a panel shows, by rows: `stage.panel(.folios).row("f0")`.
struct PanelText {
  let rows: [Row]

  /// The words of the first row that begins with one, runs of spaces as one; nil if there is none.
  func row(_ name: String) -> String? {
    rows.lazy.map { Self.words($0) }.first { $0 == name || $0.hasPrefix(name + " ") }
  }

  /// The marks of the rows that have one.
  var marked: [String] {
    rows.filter { $0.mark != .none }.map { Self.words($0) }
  }

  private static func words(_ row: Row) -> String {
    row.text.split(separator: " ").joined(separator: " ")
  }
}

/// Where the files of these tests are.
enum TestFiles {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = folder.appendingPathComponent("Fixtures")
  static let snapshots = folder.appendingPathComponent("Snapshots")
}

/// Compares a screen with the text file of that name. With the environment variable
/// `FOLIOSCOPE_RECORD_SNAPSHOTS` the file is written instead.
func expectSnapshot(
  _ grid: Grid, _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let file = TestFiles.snapshots.appendingPathComponent(name + ".txt")
  let text = grid.text + "\n"
  if ProcessInfo.processInfo.environment["FOLIOSCOPE_RECORD_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(
      at: TestFiles.snapshots, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let recorded = try String(contentsOf: file, encoding: .utf8)
  if recorded == text { return }
  let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    "\(name) differs, first in line \((first?.offset ?? min(old.count, new.count)) + 1):\n\(text)",
    sourceLocation: sourceLocation)
}
