import Foundation
import Screen
import Testing

@testable import Visualiser

@Suite("The key table")
struct KeyTableTests {
  @Test("A key means one thing in a context", arguments: KeyContext.allCases)
  func unambiguous(_ context: KeyContext) {
    let keys = KeyTable.bindings(in: context).flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test("Every line explains itself in a sentence")
  func sentences() {
    for binding in KeyTable.all {
      #expect(!binding.keys.isEmpty && !binding.contexts.isEmpty)
      #expect(binding.words.hasSuffix("."), "\(binding.words)")
    }
  }

  @Test("Every command that a name has can also be had by a key, but for four")
  func commandsHaveKeys() {
    let keyed = Set(KeyTable.all.map(\.command))
    let unkeyed = Command.all.filter { !keyed.contains($0) }
    #expect(unkeyed == [.seek, .with, .without, .process])
  }

  @Test("The footer fits, and help is in it", arguments: [20, 40, 60, 80, 100, 120, 200, 300])
  func footer(_ width: Int) {
    let line = Footer.line(.session, width: width, glyphs: .unicode)
    #expect(line.width <= width)
    #expect(line.text.hasSuffix("? help"))
  }

  @Test("The names of keys can be typed in tests and read in help")
  func names() {
    for key in KeyTable.all.flatMap(\.keys) {
      #expect(Key(named: key.name) == key)
    }
  }

  @Test("Commands may be shortened while only one begins so")
  func commandLine() throws {
    #expect(try ParsedCommand("see 12").command == .seek)
    #expect(try ParsedCommand("12").argument == "12")
    #expect(try ParsedCommand("with  folio-walk").argument == "folio-walk")
    #expect(try ParsedCommand("with folio-walk").command == .with)
    #expect(throws: ParsedCommand.Refusal(text: "there is no command 'fly'; ? lists them")) {
      try ParsedCommand("fly")
    }
    #expect(throws: ParsedCommand.Refusal.self) { try ParsedCommand("s") }
    #expect(throws: ParsedCommand.Refusal.self) { try ParsedCommand("step 3") }
    #expect(throws: ParsedCommand.Refusal.self) { try ParsedCommand("") }
  }

  /// The keys that the table of a README names, in the words of `KeyBinding`.
  private static func keys(inREADME text: String) -> Set<String> {
    let section = text.components(separatedBy: "\n## Keys\n").last ?? ""
    var names: Set<String> = []
    for line in (section.components(separatedBy: "\n## ").first ?? "").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[0] != "key", cells[0] != "---",
        !cells[0].hasPrefix("in a line")
      else { continue }
      for word in cells[0].split(separator: " ") {
        let parts = word.replacingOccurrences(of: "`", with: "").components(separatedBy: "–")
        if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]) {
          names.formUnion((first...last).map(String.init))
        } else {
          names.insert(parts[0])
        }
      }
    }
    return names.subtracting(["·", "then", "42g"])
  }

  @Test("The README names every key of a scenario, and no other")
  func readme() throws {
    let file = TestFiles.folder.appendingPathComponent("../../README.md").standardizedFileURL
    let named = Self.keys(inREADME: try String(contentsOf: file, encoding: .utf8))
    let known = Set(
      KeyTable.bindings(in: .session).flatMap { $0.keys.map { $0.sign(.unicode) } })
    #expect(named.subtracting(known) == [])
    #expect(known.subtracting(named) == [])
  }

  @Test("A command that cannot be done now says why")
  func refusals() {
    let stage = Stage("basics/take-back")
    for (name, reason) in [
      ("back", "this is the start"), ("previous-mark", "this is the start"),
      ("answer", "there is no question at this step"),
      ("bookmarks", "no bookmarks yet; m makes one"),
      ("search-next", "nothing to search for; / takes a text"),
    ] {
      stage.press(":")
      stage.type(name)
      #expect(stage.press("Enter") == [.bell])
      #expect(stage.app.message?.text == reason)
    }
    let gallery = Stage(galleryRows: 24, columns: 80)
    gallery.press(":")
    gallery.type("zoom")
    #expect(gallery.press("Enter") == [.bell])
    #expect(gallery.app.message?.text == ":zoom needs an open scenario; Enter opens one")
  }
}
