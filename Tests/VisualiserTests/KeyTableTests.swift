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
    let unkeyed = Command.allCases.filter { !keyed.contains($0) }
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
}
