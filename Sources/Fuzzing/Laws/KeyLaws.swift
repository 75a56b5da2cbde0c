import ScenarioFormat
import Screen
import Simulation
import Visualiser

/// The laws of keys: whatever is pressed, typed, pasted or clicked, the screen is drawn, has its size,
/// holds clean text, and is the same for the same keys.
struct KeyLaws {
  let corpus: Corpus
  let seed: UInt64

  /// Random input, one a line: names of keys, `click ROW COLUMN`, `size ROWSxCOLUMNS`, `paste TEXT`.
  static func write(_ dice: inout Dice) -> String {
    (0..<dice.roll(in: 20...160)).map { _ in line(&dice) }.joined(separator: "\n")
  }

  private static let common = [
    "Right", "Right", "Right", "Left", "Up", "Down", "Tab", "Enter", "Esc", "Space", "PageUp",
    "PageDown", "Home", "End", "Backspace", "Delete", "Shift-Tab", "F1", "Ctrl-L", "Ctrl-U",
  ]

  private static func line(_ dice: inout Dice) -> String {
    switch dice.roll(below: 20) {
    case ..<9: return dice.pick(common)
    case ..<16: return String(Character(Unicode.Scalar(UInt8(dice.roll(in: 33...126)))))
    case 16: return "click \(dice.roll(below: 70)) \(dice.roll(below: 210))"
    case 17:
      return
        "size \(dice.pick([1, 4, 6, 10, 24, 40, 60]))x\(dice.pick([1, 8, 20, 40, 80, 120, 200]))"
    case 18:
      return "paste " + dice.pick(["q", ":quit", "heap+0", "\u{1b}[A", "日本\u{301}", "\u{202e}x"])
    default:
      return dice.pick(["é", "й", "щ", "日", "\u{301}", "Alt-b", "Ctrl-W", "Ctrl-A", ":", "/"])
    }
  }

  func judge(_ text: String) -> [Finding] {
    var findings: [Finding] = []
    let first = play(text, &findings)
    var ignored: [Finding] = []
    if findings.isEmpty, play(text, &ignored) != first {
      findings.append(Finding("the same keys give the same screen", ""))
    }
    return findings
  }

  /// Presses everything; gives the last screen.
  private func play(_ text: String, _ findings: inout [Finding]) -> String {
    var dice = Dice(seed: seed)
    let scenario = dice.pick(corpus.scenarios)
    let parsed = ScenarioReader(known: .all).read(scenario.text, file: scenario.name)
    let item = CatalogueItem(folder: "corpus", path: scenario.name, parsed: parsed)
    let size = dice.pick([(24, 80), (24, 80), (40, 120), (60, 200), (10, 40), (6, 20)])
    let app = App(
      [item, item], opening: dice.happens(80) ? 0 : nil, rows: size.0, columns: size.1,
      glyphs: dice.happens(80) ? .unicode : .ascii)
    var screen = app.view().text
    for (number, line) in text.split(separator: "\n").enumerated() {
      for event in Self.events(line) {
        if app.update(event).contains(App.Effect.quit) { return screen }
        if case .resize(let rows, let columns) = event, app.rows != rows || app.columns != columns {
          findings.append(Finding("the screen has the terminal's size", "input \(number + 1)"))
        }
        screen = app.view().text
        if let offence = TextLaw.offence(in: screen) {
          findings.append(Finding("text is clean", "\(offence) on the screen, input \(number + 1)"))
          return screen
        }
      }
    }
    return screen
  }

  private static func events(_ line: Substring) -> [InputEvent] {
    let words = line.split(separator: " ", maxSplits: 2)
    switch words.first {
    case "click" where words.count == 3:
      let (row, column) = (Int(words[1]) ?? 0, Int(words[2]) ?? 0)
      return [
        .mouse(MouseEvent(.press(button: 1), row: row, column: column)),
        .mouse(MouseEvent(.release(button: 1), row: row, column: column)),
      ]
    case "size" where words.count == 2:
      let numbers = words[1].split(separator: "x").compactMap { Int($0) }
      return numbers.count == 2 ? [.resize(rows: numbers[0], columns: numbers[1])] : []
    case "paste" where words.count > 1: return [.paste(String(line.dropFirst(6)))]
    default:
      if let key = Key(named: String(line)) { return [.key(key)] }
      return line.unicodeScalars.map { .key(.character($0)) }
    }
  }
}
