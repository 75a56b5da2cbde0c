import Screen
import Testing

@testable import Visualiser

/// The line at the bottom is edited as people know it from shells.
@Suite("The line editor")
struct LineEditorTests {
  private func typed(_ text: String, _ keys: [Key] = []) -> LineEditor {
    var line = LineEditor()
    for scalar in text.unicodeScalars { line.type(scalar) }
    for key in keys { _ = line.edit(key) }
    return line
  }

  @Test("Every letter of Cyrillic, Greek, Hebrew, Han and emoji goes in and comes out")
  func letters() {
    let text = "абвгдежзийклмнопрстуфхцчшщъыьэюя ЙЩ αβγ שלום 漢字 한글 🙂"
    #expect(typed(text).text == text)
  }

  @Test("An accent of its own stays with its letter, and goes with it")
  func clusters() {
    var line = typed("cafe\u{301}")
    #expect(Array(line.text.unicodeScalars.map(\.value)).suffix(2) == [0x65, 0x301])
    let erased = line.backspace()
    #expect(erased && line.text == "caf")
    line = typed("и\u{306}x", [.left, .left])
    #expect(line.before.isEmpty && line.after == "и\u{306}x")
  }

  @Test(
    "Keys move, delete, cut and put back",
    arguments: [
      ("seek 12", [Key.home, .delete], "|eek 12"),
      ("seek 12", [.control("a"), .right, .right, .character("X")], "seX|ek 12"),
      ("seek 12", [.left, .left, .control("k")], "seek |"),
      ("with read-retry", [.control("w")], "with |"),
      ("with read-retry  ", [.control("w")], "with |"),
      ("with read-retry", [.alt("b")], "with read-|retry"),
      ("with read-retry", [.alt("b"), .alt("b"), .alt("b")], "|with read-retry"),
      ("with read-retry", [.home, .alt("f")], "with| read-retry"),
      ("with read-retry", [.home, .alt("d")], "| read-retry"),
      ("seek 12", [.control("u")], "|"),
      ("seek 12", [.control("w"), .home, .control("y")], "12|seek "),
      ("seek 12", [.control("e"), .control("b"), .control("d")], "seek 1|"),
      ("", [.left, .right, .delete, .control("w"), .control("k"), .control("y")], "|"),
    ])
  func keys(_ text: String, _ keys: [Key], _ wanted: String) {
    let line = typed(text, keys)
    #expect("\(line.before)|\(line.after)" == wanted)
  }

  @Test("What cannot be shown is left out, and a line has an end")
  func limits() {
    #expect(typed("a\u{1b}\u{202e}b").text == "ab")
    #expect(typed(String(repeating: "x", count: 5_000)).text.count == LineEditor.longest)
  }

  @Test("A long line scrolls so that the cursor is always in sight")
  func window() {
    let line = typed(String(repeating: "漢", count: 50))
    let end = line.window(columns: 20)
    #expect(end.cursor == 18 && end.text.count == 9)
    let start = typed(String(repeating: "x", count: 50), [.home]).window(columns: 20)
    #expect(start.cursor == 0 && start.text.count == 50)
  }

  @Test("Up and Down go through earlier lines that begin with what was typed")
  func history() {
    let stage = Stage("basics/take-back")
    for command in ["seek 3", "seek 5", "why", "bookmark here"] {
      stage.press(":")
      stage.type(command)
      stage.press("Enter Esc")
    }
    stage.press(":")
    stage.type("see")
    stage.press("Up")
    #expect(stage.app.prompt?.text == "seek 5")
    stage.press("Up Up")
    #expect(stage.app.prompt?.text == "seek 3")
    stage.press("Down Down")
    #expect(stage.app.prompt?.text == "see")
    stage.press("Esc : Up")
    #expect(stage.app.prompt?.text == "bookmark here")
    stage.press("Esc / Up")
    #expect(stage.app.prompt?.text == "", "searches have a history of their own")
  }

  @Test("What was cut in one line can be put into the next")
  func cutStays() {
    let stage = Stage("basics/take-back")
    stage.press(":")
    stage.type("seek 7")
    stage.press("Ctrl-U Esc / Ctrl-Y")
    #expect(stage.app.prompt?.text == "seek 7")
  }
}
