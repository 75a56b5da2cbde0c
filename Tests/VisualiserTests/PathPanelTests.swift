import Foundation
import KernelPaths
import Playback
import Screen
import Testing

@testable import Visualiser

/// The Paths panel reads like source.
@Suite("The Paths panel")
struct PathPanelTests {
  /// The rows of the panel in a box of `width` columns.
  private func rows(_ stage: Stage, width: Int, height: Int = .max) throws -> [Row] {
    let session = try #require(stage.app.session)
    return PathRows.rows(session.timeline, session.scene(.unicode), width: width, height: height)
      .rows
  }

  @Test("Labels, gotos and where steps lead stand in the listing")
  func labels() throws {
    let stage = Stage("basics/take-back")
    stage.press("}")
    let all = try rows(stage, width: 80).map(\.text)
    let texts = all.map { $0.trimmingCharacters(in: .whitespaces) }
    let first = try #require(texts.firstIndex { $0.hasPrefix("make_device_exclusive") })
    let listing = texts[(first + 1)...]
    let expected = [
      "retry:",
      "✓ walk again, clear the entry if unchanged, keep its dirty bit  → abort",
      "mmu_notifier_invalidate_range_end  mm/mmu_notifier.c",
      "goto done",
      "abort:",
      "mmu_notifier_invalidate_range_end  mm/mmu_notifier.c",
      "unlock and put the folio, start over  → retry",
      "done:",
    ]
    var rest = listing
    for text in expected {
      let place = rest.firstIndex(of: text)
      #expect(place != nil, "\(text)")
      rest = place.map { rest[($0 + 1)...] } ?? rest
    }
  }

  @Test("A call that goes on at a label when it fails says so")
  func onError() throws {
    let stage = Stage("basics/take-back")
    stage.press("}")
    let texts = try rows(stage, width: 80).map(\.text)
    #expect(texts.contains { $0.hasSuffix("handle_mm_fault  → failed  mm/memory.c") })
  }

  @Test("A step that can go on at many labels names as many as there is room for")
  func many() throws {
    let stage = Stage(
      text: """
        title: One fault
        machine: {cpus: 1, devices: []}
        setup: app mmap heap 1 anon
        actors: {a: app read heap+0}
        """)
    let session = try #require(stage.app.session)
    while !session.timeline.title(ofNext: 0).hasPrefix("read the entry") { stage.press("Right") }
    let wide = try rows(stage, width: 120).map(\.text)
    #expect(
      wide.contains {
        $0.hasSuffix(
          "→ anonymous, shared_fault, read_fault, cow_fault, softleaf, write_protected, spurious")
      })
    let narrow = try rows(stage, width: 32)
    #expect(narrow.contains { $0.text.hasSuffix("→ anonymous, …") })
  }

  @Test(
    "The step that comes next is never cut off",
    arguments: ["basics/take-back", "basics/first", "races/no-lock"])
  func whole(_ name: String) throws {
    let stage = Stage(name)
    let session = try #require(stage.app.session)
    while session.timeline.forward() {
      guard let next = session.upNext, session.timeline.wait(of: next) == nil else { continue }
      let subject = Subject.line(actor: next, position: session.timeline.peeks[next].position)
      let title = session.timeline.title(ofNext: next).filter { $0 != " " }
      for (width, height) in [(32, 9), (32, 4), (23, 4), (18, 12), (52, 16)] {
        let shown = try rows(stage, width: width, height: height)
        let lines = shown.filter { $0.subject == subject }.map(\.line)
          .drop { !$0.text.contains("▶") }
        #expect(lines.allSatisfy { $0.width <= width })
        let words = lines.map(\.text).joined().filter { $0 != " " }
        #expect(words.hasPrefix("▶" + title), "step \(session.timeline.step)")
      }
    }
  }

  @Test("Where the title fits and its label does not, the title is whole")
  func titleFirst() throws {
    let stage = Stage("basics/take-back")
    let session = try #require(stage.app.session)
    while !session.timeline.title(ofNext: 0).hasPrefix("walk again") { stage.press("Right") }
    let texts = try rows(stage, width: 25, height: 4).prefix(4).map(\.text)
    #expect(
      texts.dropFirst() == [
        "  ▶ walk again, clear the", "    entry if unchanged,", "    keep its dirty bit",
      ])
  }
}
