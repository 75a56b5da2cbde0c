import Screen
import Testing

@testable import Visualiser

/// A scenario that is left for the gallery is not forgotten, and nothing is lost without a word.
@Suite("Scenarios that were left")
struct KeptSessionTests {
  /// In the gallery, a branch and a bookmark in the second scenario.
  private func left() -> Stage {
    let stage = Stage(galleryRows: 24, columns: 80)
    stage.press("Down Enter 7g m . Down Enter Right Right")
    return stage
  }

  @Test("Opened again it has its step, its branches and its bookmarks")
  func comesBack() throws {
    let stage = left()
    let session = try #require(stage.app.session)
    let belongings = session.belongings
    #expect(belongings == Belongings(branches: 1, bookmarks: 1))
    let step = stage.step
    stage.press("q Up Down Enter")
    #expect(stage.app.session?.belongings == belongings)
    #expect(stage.step == step)
    #expect(stage.shows("as you left it, at step \(step)"))
  }

  @Test("Another kernel takes branches and bookmarks along")
  func kernels() {
    let stage = left()
    let step = stage.step
    stage.press("k")
    #expect(stage.app.session?.kernel.version == .v6_1)
    #expect(stage.app.session?.belongings == Belongings(branches: 1, bookmarks: 1))
    #expect(stage.step == step)
  }

  @Test("Quitting asks once where something would be lost, and not where nothing would")
  func word() {
    let stage = left()
    #expect(stage.press("q").isEmpty)
    #expect(stage.press("q") == [.bell])
    #expect(stage.shows("1 branch and 1 bookmark will be lost; q again quits"))
    #expect(stage.press("Down").isEmpty)
    #expect(stage.press("q") == [.bell], "any other key takes it back")
    #expect(stage.press("q") == [.quit])
    #expect(Stage(galleryRows: 24, columns: 80).press("q") == [.quit])
    #expect(Stage("basics/take-back").press("Right Right q") == [.quit])
  }

  @Test("Only so many are kept; one with nothing to lose makes room first")
  func limit() throws {
    var kept = KeptSessions()
    let stage = left()
    let precious = try #require(stage.app.session)
    let kernel = precious.kernel
    #expect(kept.keep(precious, KeptSessions.Name(item: 0, kernel: kernel)) == nil)
    for item in 1...KeptSessions.limit + 3 {
      let other = try #require(Stage("basics/take-back").app.session)
      #expect(kept.keep(other, KeptSessions.Name(item: item, kernel: kernel)) == nil)
    }
    #expect(kept.sessions.count == KeptSessions.limit)
    #expect(kept.take(KeptSessions.Name(item: 0, kernel: kernel)) === precious)
  }
}
