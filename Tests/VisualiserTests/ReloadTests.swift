import KernelPaths
import ScenarioFormat
import Screen
import Testing

@testable import Visualiser

/// An edited file is read again without losing the place.
@Suite("Reading a scenario again")
struct ReloadTests {
  private static let text = """
    title: First
    machine: {cpus: 1, devices: [gpu0]}
    setup: |
      app mmap heap 2 anon
      app write heap+0 1
      gpu0 open app
    actors:
      gpu: gpu0 atomic-add app heap+0 1
      cpu: app write heap+0 2
    schedule: [gpu: all, cpu: all]
    """

  private func item(_ text: String) -> CatalogueItem {
    CatalogueItem(
      folder: "", path: "test.yaml", parsed: ScenarioReader().read(text, file: "test.yaml"))
  }

  @Test(":reload asks for the file, and the steps are taken again")
  func keepsPlace() {
    let stage = Stage(text: Self.text)
    stage.press("9g m")
    stage.app.note(isChangedOnDisk: true)
    #expect(stage.lines[0].contains("R reads"))
    stage.press(":")
    stage.type("reload")
    #expect(stage.press("Enter") == [.reload])
    stage.app.reload(item(Self.text.replacing("First", with: "Second")))
    #expect(stage.step == 9 && stage.lines[0].contains("Second"))
    #expect(!stage.lines[0].contains("R reads"))
    #expect(stage.shows("read again: step 9, the same steps"))
    #expect(stage.app.session?.timeline.bookmarks.count == 1)
  }

  @Test("Where the steps do not fit any more it stops, and says where")
  func doesNotFit() {
    let stage = Stage(text: Self.text)
    stage.press("G")
    let end = stage.step
    stage.app.reload(
      item(
        Self.text.replacing("  cpu: app write heap+0 2\n", with: "")
          .replacing(", cpu: all", with: "")))
    #expect(stage.step > 0 && stage.step < end)
    #expect(stage.shows("the same steps go as far as step \(stage.step)"))
  }

  @Test("A broken file shows its mistake over the session that stays")
  func broken() {
    let stage = Stage(text: Self.text)
    stage.press("9g")
    stage.app.reload(item(Self.text.replacing("app write heap+0 2", with: "app wrote heap+0 2")))
    #expect(stage.shows("Not read again"))
    #expect(stage.shows("test.yaml:9"))
    stage.press("Esc")
    #expect(stage.step == 9 && stage.lines[0].contains("First"))
    stage.press("Right")
    #expect(stage.step == 10)
  }
}
