import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Screen
import Testing

@testable import Visualiser

@Suite("What panels compute")
struct PanelModelTests {
  @Test("Words are grouped, numbers too")
  func figures() {
    #expect(Figures.groupedHex(0xf7ff_ffff_fdb9_7402) == "f7ff_ffff_fdb9_7402")
    #expect(Figures.groupedHex(0) == "0000_0000_0000_0000")
    #expect(Figures.grouped(4_194_300) == "4,194,300")
    #expect(Figures.grouped(12) == "12")
    #expect(Figures.count(1, "page") == "1 page")
  }

  @Test("A long run of empty pages shares one row, the selected page has its own")
  func folding() throws {
    let stage = Stage(
      text: """
        title: a large mapping
        setup: |
          app mmap heap 16000000 anon
          app write heap+7 1
        actors: {cpu: app read heap+7}
        """, rows: 40, columns: 100)
    stage.press("z")
    #expect(stage.shows("+1        0000"))
    #expect(stage.shows("+8 … +15999999  15,999,992 pages: none"))
    stage.press("/")
    stage.type("heap+9000000")
    stage.press("Enter")
    #expect(stage.shows("+9000000"))
    #expect(stage.shows("+8 … +8999999  8,999,992 pages: none"))
    stage.press("Home End")
    #expect(stage.app.session?.timeline.step == 0)
  }

  @Test(
    "Rows lead back where they came from", arguments: ["basics/take-back", "basics/first"],
    [false, true])
  func rowsAreSymmetric(_ name: String, changedOnly: Bool) throws {
    let stage = Stage(name)
    stage.press("19g")
    let session = try #require(stage.app.session)
    session.showsChangedOnly = changedOnly
    let scene = session.scene(.unicode)
    for panel in Panel.all {
      let rows = session.rows(panel, scene, PanelRoom(width: 60, height: 40))
      var down: [RowKey] = []
      var key = rows.first(session.timeline)
      while let row = key {
        down.append(row)
        #expect(down.count < 1000)
        key = rows.after(row, session.timeline)
      }
      let last = rows.last(session.timeline)
      #expect(down.last == last, "\(panel.title)")
      var up: [RowKey] = []
      key = rows.last(session.timeline)
      while let row = key, up.count < 1000 {
        up.append(row)
        key = rows.before(row, session.timeline)
      }
      #expect(Array(up.reversed()) == down, "\(panel.title)")
    }
  }

  @Test("Ownership at the start, while nobody may touch the page, and when the device is alone")
  func ownership() throws {
    let stage = Stage("basics/take-back")
    #expect(try verdict(stage) == "app")
    stage.press("}")
    #expect(try verdict(stage) == "nobody")
    stage.press("19g")
    #expect(try verdict(stage) == "nv0 alone ✓")
    let broken = Stage("races/no-lock")
    broken.press("} } }")
    #expect(try verdict(broken) == "✗ not alone")
  }

  /// The last words of the first page's row.
  private func verdict(_ stage: Stage) throws -> String {
    let session = try #require(stage.app.session)
    let rows = OwnershipRows(scene: session.scene(.unicode))
    guard let key = rows.first(session.timeline) else { return "" }
    return rows.row(key, width: 80, session.timeline).line.spans.last?.text ?? ""
  }

  @Test("The panel says two can write exactly when the invariant of exclusivity is broken")
  func agreesWithInvariant() throws {
    for name in ["basics/take-back", "basics/first", "races/no-lock"] {
      let stage = Stage(name)
      let session = try #require(stage.app.session)
      while session.timeline.step < session.timeline.lastStep {
        stage.press("Right")
        let rights = PageRights(ProcessNumber(0), page(session), session.timeline.machine)
        let isBroken = session.timeline.brokenInvariants.contains("exclusive-means-exclusive")
        #expect(rights.isBroken == isBroken, "\(name) step \(session.timeline.step)")
      }
    }
  }

  private func page(_ session: Session) -> VirtualPage {
    session.timeline.machine[VMAPlaces(ProcessNumber(0), 0).start]
  }

  @Test("Lines of a function are done, passed, current or ahead")
  func paths() throws {
    let stage = Stage("basics/take-back")
    stage.press("}")
    let session = try #require(stage.app.session)
    let path = ActorPath(0, isNext: true, session.timeline)
    #expect(path.calls.last?.name == "make_device_exclusive")
    let states = path.lines.prefix(8).map(\.state)
    #expect(states == [.done, .passed, .done, .done, .done, .done, .done, .current])
    #expect(path.locks.contains { $0.hasPrefix("mmap_lock") })
  }

  @Test("Steps and columns of the track fit each other")
  func track() {
    for last in [1, 5, 31, 78, 200, 100_000] {
      for columns in [3, 10, 78] {
        #expect(TimelineTrack.column(0, of: last, columns: columns) == 0)
        #expect(TimelineTrack.column(last, of: last, columns: columns) == columns - 1)
        for column in 0..<columns {
          guard
            let steps = TimelineTrack.steps(inColumn: column, of: last, columns: columns)
          else { continue }
          #expect(TimelineTrack.column(steps.lowerBound, of: last, columns: columns) == column)
          #expect(TimelineTrack.column(steps.upperBound, of: last, columns: columns) == column)
        }
      }
    }
  }

  @Test("An entry's words on three kernels")
  func entries() {
    let present = words(PTE(word: 0x8000_0000_1234_6867), .v7_3)
    #expect(present.title == "present" && present.bits(.unicode) == "RWUADS")
    #expect(present.pageFrameNumber == 0x12346)
    let exclusive = words(PTE(word: 0xf7ff_ffff_fdb9_7402), .v7_3)
    #expect(exclusive.title == "EXCLUSIVE" && exclusive.bits(.unicode) == "·····S")
    #expect(exclusive.frameName == "f0")
    let old = words(PTE(word: 0xefff_ffff_fdb9_7400), .v6_12)
    #expect(old.title == "EXCLUSIVE writable")
    #expect(words(.none, .v7_3).title == "none")
  }

  private func words(_ entry: PTE, _ encoding: SoftleafEncoding) -> EntryWords {
    EntryWords(entry, Machine(shape: Shape(processors: 1, devices: [], softleaf: encoding)))
  }
}
