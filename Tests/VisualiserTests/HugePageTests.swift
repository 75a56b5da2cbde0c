import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

@testable import Visualiser

/// One entry of a PMD table maps 2 MiB: panels, checks and `why` agree about it.
@Suite("A huge page on the screen")
struct HugePageTests {
  private static let cases = ["v6.1", "v6.12", "v7.3"].flatMap { kernel in
    ["nouveau", "hmm-test"].map { (kernel, $0) }
  }

  private func stage(_ kernel: String, _ driver: String, columns: Int = 120) -> Stage {
    let stage = Stage(
      text: """
        title: a huge page
        machine: {cpus: 1, devices: [{gpu0: \(driver)}]}
        kernel: \(kernel)
        setup: |
          app mmap heap 512 hugetlb
          app write heap+0 0x11
          gpu0 open app
        actors: {gpu: gpu0 read app heap+0}
        schedule: [gpu: all]
        expect: {finally: [gpu0 app heap+0 mapped, app heap+0 present, value app heap+0 0x11]}
        """, rows: 40, columns: columns)
    stage.press("G")
    return stage
  }

  @Test("The check sees the device's mapping", arguments: cases)
  func check(_ kernel: String, _ driver: String) throws {
    let session = try #require(stage(kernel, driver).app.session)
    let page = PageReference(name: "heap", page: 0)
    let mapped = session.timeline.reasonAgainst(
      .device("gpu0", process: "app", page, .mapped))
    let unmapped = session.timeline.reasonAgainst(
      .device("gpu0", process: "app", page, .unmapped))
    #expect(mapped == nil)
    #expect(unmapped?.hasPrefix("gpu0 has it mapped: rw") == true)
    let last = PageReference(name: "heap", page: 511)
    let value = session.timeline.reasonAgainst(.value(process: "app", last, 0))
    let mapcount = session.timeline.reasonAgainst(.mapcount(process: "app", last, 1))
    #expect(value == nil, "the last page holds its own content")
    #expect(mapcount == nil, "and counts with the folio")
  }

  @Test("Page tables has one row for 2 MiB, and the device's mirror", arguments: cases)
  func pageTables(_ kernel: String, _ driver: String) throws {
    let stage = stage(kernel, driver)
    #expect(stage.shows("PMD 2 MiB  h0"))
    #expect(!stage.shows("nothing below"))
    let session = try #require(stage.app.session)
    let rows = session.rows(.pageTables, session.scene(.unicode), PanelRoom(width: 100, height: 40))
    var keys: [RowKey] = []
    var key = rows.first(session.timeline)
    while let row = key, keys.count < 100 {
      keys.append(row)
      key = rows.after(row, session.timeline)
    }
    let pages = keys.filter { if case .pages = $0 { true } else { false } }
    let mirrors = keys.filter { if case .mirror = $0 { true } else { false } }
    #expect(pages.count == 1)
    #expect(mirrors.count == 1)
    #expect(stage.shows("h0  R W"))
    var up: [RowKey] = []
    key = rows.last(session.timeline)
    while let row = key, up.count < 100 {
      up.append(row)
      key = rows.before(row, session.timeline)
    }
    #expect(up.reversed() == keys)
  }

  @Test("Ownership says that the device may use it", arguments: cases)
  func ownership(_ kernel: String, _ driver: String) throws {
    let session = try #require(stage(kernel, driver).app.session)
    let rows = session.rows(.ownership, session.scene(.unicode), PanelRoom(width: 100, height: 40))
    let found = rows.first(session.timeline)
    let first = try #require(found)
    let text = rows.row(first, width: 100, session.timeline).text
    #expect(text.contains("heap+0 2 MiB"))
    let next = rows.after(first, session.timeline)
    #expect(next == nil, "one row for the whole entry")
    let start = session.timeline.machine[VMAPlaces(ProcessNumber(0), 0).start]
    let entry = session.timeline.machine.leaf(ProcessNumber(0), start)
    let leaf = try #require(entry)
    let rights = PageRights(ProcessNumber(0), leaf, session.timeline.machine)
    #expect(rights.devices[0].read == .mirror)
    #expect(rights.devices[0].write == .mirror)
    #expect(rights.processors[0].write == .translation)
  }

  @Test("The step is followed, why and the inspector know the mirror", arguments: cases)
  func why(_ kernel: String, _ driver: String) throws {
    let stage = stage(kernel, driver)
    let session = try #require(stage.app.session)
    let start = session.timeline.machine[VMAPlaces(ProcessNumber(0), 0).start]
    session.select(.page(ProcessNumber(0), start + 5))
    stage.press("w")
    #expect(stage.shows("Why"))
    #expect(driver == "hmm-test" || stage.shows("gpu0"), "2 MiB reach page 5 too")
  }

  @Test("The huge page stands among the folios", arguments: cases)
  func folios(_ kernel: String, _ driver: String) throws {
    let session = try #require(stage(kernel, driver).app.session)
    let rows = session.rows(.folios, session.scene(.unicode), PanelRoom(width: 100, height: 40))
    var keys: [RowKey] = []
    var key = rows.first(session.timeline)
    while let row = key, keys.count < 100 {
      keys.append(row)
      key = rows.after(row, session.timeline)
    }
    let texts = keys.map { rows.row($0, width: 100, session.timeline).text }
    #expect(texts.contains { $0.contains("h0") && $0.contains("hugetlb") })
  }
}
