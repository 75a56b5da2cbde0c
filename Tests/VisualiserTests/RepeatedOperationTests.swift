import Screen
import Testing

@testable import Visualiser

/// An operation that is repeated says which time it is, however often that is.
@Suite("Repeated operations on the screen")
struct RepeatedOperationTests {
  private static let text = """
    title: Many additions
    machine: {cpus: 1, devices: []}
    setup: app mmap heap 1 anon
    actors: {a: app atomic-add heap+0 1 times 1000000}
    """

  @Test(
    "The panel of paths says 3 of 1,000,000", arguments: [(24, 80), (40, 120), (60, 200)])
  func counted(_ size: (rows: Int, columns: Int)) {
    let stage = Stage(text: Self.text, rows: size.rows, columns: size.columns)
    stage.press("o o")
    #expect(stage.shows("app atomic"))
    #expect(stage.shows("3 of 1,000,000"))
    #expect(!stage.shows("times 1000000"))
  }
}
