import Foundation
import KernelPaths
import ScenarioFormat
import Testing

@testable import Visualiser

@Suite("Shipped scenarios on the screen")
struct ShippedScenarioTests {
  private static let paths: [String] = {
    let folder = TestFiles.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios").path
    return (try? FileTree(folder, suffixes: [".yaml"]).files) ?? []
  }()

  @Test("There are scenarios")
  func exist() { #expect(!Self.paths.isEmpty) }

  @Test("Each opens on every kernel", arguments: Kernel.Version.allCases)
  func open(_ version: Kernel.Version) {
    for path in Self.paths {
      let app = Self.app(path, Kernel(version))
      #expect(app.session != nil, "\(path)")
    }
  }

  @Test("Each is walked to its end and back, in a window of changing size")
  func walk() {
    let sizes = [(24, 80), (40, 120), (10, 40), (60, 200), (7, 30)]
    for path in Self.paths {
      let app = Self.app(path, nil)
      guard let session = app.session else { continue }
      var count = 0
      while session.timeline.step < session.timeline.lastStep, count < 60 {
        _ = app.update(.key(.right))
        count += 1
        let (rows, columns) = sizes[count % sizes.count]
        if count % 3 == 0 { _ = app.view(rows: rows, columns: columns) }
      }
      #expect(app.view().lines.count == 24)
      _ = app.update(.key(.character("g")))
      #expect(session.timeline.step == 0)
    }
  }

  private static func app(_ path: String, _ kernel: Kernel?) -> App {
    let parsed = ScenarioReader().read(path: path)
    return App(
      [CatalogueItem(folder: "", path: path, parsed: parsed)], kernel: kernel, opening: 0)
  }
}
