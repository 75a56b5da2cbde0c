import Screen
import Testing

@testable import Terminal

/// What the bytes of a keyboard mean, without a terminal.
@Suite struct InputDecoderTests {
  static let escape = "\u{1B}"

  /// Spellings of keys as xterm, the Linux console, rxvt, the VT220 and the VT100, PuTTY, screen
  /// and tmux send them.
  static let spellings: [Spelling] =
    behindEscape.map { (escape + $0.bytes, $0.key) }

  typealias Spelling = (bytes: String, key: Key)

  private static let behindEscape: [Spelling] = [
    ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OB", .down),
    ("OC", .right), ("OD", .left), ("[a", .up), ("Oa", .up), ("[c", .right), ("Oc", .right),
    ("[1;5C", .right), ("[1;2A", .up), ("[1;3D", .left), ("[1;8B", .down), ("[5C", .right),
    ("O5C", .right), ("O2D", .left), ("\u{1B}[C", .right), ("\u{1B}OC", .right),
    ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end), ("[1~", .home), ("[4~", .end),
    ("[7~", .home), ("[8~", .end), ("[1;5H", .home), ("[1;2F", .end), ("[7$", .home),
    ("[8^", .end), ("[7@", .home), ("[5~", .pageUp), ("[6~", .pageDown), ("[5;5~", .pageUp),
    ("[6^", .pageDown), ("[6$", .pageDown), ("[2~", .insert), ("[3~", .delete),
    ("[3;5~", .delete), ("[2;2~", .insert), ("[3$", .delete), ("[Z", .backTab),
    ("[1;2Z", .backTab), ("[9;2u", .backTab), ("[27;2;9~", .backTab), ("OP", .function(1)),
    ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)), ("[P", .function(1)),
    ("[1;5P", .function(1)), ("[1;2S", .function(4)), ("[[A", .function(1)),
    ("[[E", .function(5)), ("[11~", .function(1)), ("[14~", .function(4)),
    ("[15~", .function(5)), ("[17~", .function(6)), ("[18~", .function(7)),
    ("[19~", .function(8)), ("[20~", .function(9)), ("[21~", .function(10)),
    ("[23~", .function(11)), ("[24~", .function(12)), ("[24;5~", .function(12)),
    ("[25~", .function(13)), ("[28~", .function(15)), ("[34~", .function(20)), ("OM", .enter),
    ("OI", .tab), ("Op", .character("0")), ("Oy", .character("9")), ("Ok", .character("+")),
    ("[97;5u", .control("a")), ("[27u", .escape), ("[13;2u", .enter),
    ("[27;5;106~", .control("j")), ("[120;3u", .alt("x")), ("[97;2u", .character("A")),
    ("x", .alt("x")), ("é", .alt("é")), ("\u{7F}", .alt("\u{7F}")),
  ]

  /// Sequences that are no keys, and what they are: nothing, or one event.
  static let others: [Other] = othersBehindEscape.map { (escape + $0.bytes, $0.event) }

  typealias Other = (bytes: String, event: InputEvent?)

  private static func mouse(_ action: MouseEvent.Action, _ row: Int, _ column: Int) -> InputEvent {
    .mouse(MouseEvent(action, row: row, column: column))
  }

  private static let othersBehindEscape: [Other] = [
    ("[<0;5;3M", mouse(.press(button: 1), 2, 4)),
    ("[<2;300;3m", mouse(.release(button: 3), 2, 299)),
    ("[<64;9;2M", mouse(.wheelUp, 1, 8)),
    ("[<65;9;2M", mouse(.wheelDown, 1, 8)),
    ("[<16;9;2M", mouse(.press(button: 1), 1, 8)),
    ("[<35;9;2M", nil), ("[<66;9;2M", nil), ("[<128;9;2M", nil),
    ("[32;5;3M", mouse(.press(button: 1), 2, 4)),
    ("[35;5;3M", mouse(.release(button: 1), 2, 4)),
    ("[96;5;3M", mouse(.wheelUp, 2, 4)),
    ("[M q!", mouse(.press(button: 1), 0, 80)),
    ("[M#q!", mouse(.release(button: 1), 0, 80)),
    ("[M`qq", mouse(.wheelUp, 80, 80)),
    ("[M\u{1B}\u{1B}q", nil), ("[M\u{3}qq", nil),
    ("[200~q\u{1B}[D\r:quit\r\u{1B}[201~", .paste("q\u{1B}[D\n:quit\n")),
    ("[200~\u{1B}[20\u{1B}[201~", .paste("\u{1B}[20")),
    ("[201~", nil), ("[I", nil), ("[O", nil), ("[?1;2c", nil), ("[>41;354;0c", nil),
    ("[24;80R", nil), ("[?2026;2$y", nil), ("[57441;3F", nil), ("[9999X", nil),
    ("[E", nil), ("OE", nil), ("[57358u", nil), ("[;;;q", nil), ("[=1q", nil), ("[1 q", nil),
    ("]0;quit q\u{7}", nil), ("]52;c;cXE=\u{1B}\\", nil), ("P>|xterm(379)q\u{1B}\\", nil),
    ("_Gi=1;OK q\u{1B}\\", nil),
  ]

  /// What the decoder makes of pieces that come one by one, without a pause that is too long.
  private func events(_ pieces: [[UInt8]], _ decoder: InputDecoder = InputDecoder()) -> [InputEvent]
  {
    var decoder = decoder
    var events: [InputEvent] = []
    for piece in pieces {
      decoder.take(piece)
      while let input = decoder.next() {
        if case .event(let event) = input { events.append(event) }
      }
    }
    return events
  }

  @Test(arguments: spellings)
  func everySpellingOfAKeyIsKnown(bytes: String, key: Key) {
    #expect(events([Array(bytes.utf8)]) == [.key(key)])
  }

  @Test(arguments: others)
  func whatIsNoKeyNeverBecomesOne(bytes: String, event: InputEvent?) {
    #expect(
      events([Array(bytes.utf8), [UInt8(ascii: "k")]])
        == [event, .key(.character("k"))]
        .compactMap(\.self))
  }

  /// Cuts every sequence at every byte, then at every two, then at all.
  @Test(arguments: spellings.map(\.bytes) + others.map(\.bytes) + ["é", "漢", "🙂"])
  func aTornSequenceIsTheSameSequence(text: String) {
    let bytes = Array(text.utf8)
    let whole = events([bytes])
    for first in 0...bytes.count {
      for second in first...bytes.count {
        let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map(Array.init)
        #expect(events(pieces) == whole, "\(pieces)")
      }
    }
    #expect(events(bytes.map { [$0] }) == whole)
  }

  /// A whole sequence never leaves anything to wait for, and a part of one always does.
  @Test(arguments: spellings.map(\.bytes) + others.map(\.bytes))
  func onlyWhatIsUnfinishedIsWaitedFor(text: String) {
    let bytes = Array(text.utf8)
    var decoder = InputDecoder()
    for byte in bytes.dropLast() {
      decoder.take([byte])
      let isCharacter = bytes.count > 1 && bytes[1] >= 0x80
      #expect(isCharacter || decoder.patience != nil)
    }
    decoder.take([bytes[bytes.count - 1]])
    #expect(decoder.patience == nil)
  }

  @Test func aPauseMakesEscapeAKey() {
    for (bytes, keys) in [
      ("\u{1B}", [Key.escape]), ("\u{1B}\u{1B}", [.escape, .escape]), ("\u{1B}[", [.alt("[")]),
      ("\u{1B}O", [.alt("O")]), ("\u{1B}]", [.alt("]")]), ("\u{1B}P", [.alt("P")]),
      ("\u{1B}[1", []), ("\u{1B}[<0;5", []), ("\u{1B}[M ", []), ("\u{1B}]11;", []),
      ("\u{1B}O5", []),
    ] {
      var decoder = InputDecoder(delay: .milliseconds(40))
      decoder.take(bytes.utf8)
      #expect(decoder.next() == nil)
      let isLong = bytes.count > 2 && bytes != "\u{1B}\u{1B}"
      #expect(decoder.patience == (isLong ? .seconds(1) : .milliseconds(40)))
      decoder.pause()
      var seen: [DecodedInput] = []
      while let input = decoder.next() { seen.append(input) }
      #expect(seen == keys.map { .event(.key($0)) }, "\(bytes.debugDescription)")
      #expect(decoder.patience == nil)
      decoder.take("k".utf8)
      #expect(decoder.next() == .event(.key(.character("k"))))
    }
  }

  @Test func keysAfterEscapeInOneReadAreKeysOfTheirOwn() {
    #expect(events([Array("\u{1B}\r".utf8)]) == [.key(.escape), .key(.enter)])
    #expect(events([Array("\u{1B}\u{1B}\u{1B}[C".utf8)]) == [.key(.escape), .key(.right)])
    #expect(events([Array("\u{1B}\u{1B}q".utf8)]) == [.key(.escape), .key(.alt("q"))])
    #expect(events([Array("\u{1B}[1\u{1B}[C".utf8)]) == [.key(.right)])
  }

  /// Even a mark that was torn for longer than anybody waits does not run its text.
  @Test(arguments: 1...5)
  func aMarkTornForLongStillMarks(first: Int) {
    var decoder = InputDecoder()
    let mark = InputDecoder.pasteBegin
    decoder.take(mark[..<first])
    decoder.pause()
    while decoder.next() != nil {}
    decoder.take(mark[first...] + Array("q:quit\r\u{1B}[201~".utf8))
    #expect(decoder.next() == .event(.paste("q:quit\n")))
    #expect(decoder.next() == nil)
  }

  @Test func aPasteWithoutItsEndEndsAfterAWhile() {
    var decoder = InputDecoder()
    decoder.take("\u{1B}[200~lost".utf8)
    #expect(decoder.patience == .seconds(2))
    decoder.pause()
    #expect(decoder.next() == .event(.paste("lost")))
    #expect(decoder.patience == nil)
  }

  @Test func pressAndReleaseInOneReadBothArrive() {
    let click = events([Array("\u{1B}[<0;5;3M\u{1B}[<0;5;3m".utf8)])
    #expect(
      click == [
        .mouse(MouseEvent(.press(button: 1), row: 2, column: 4)),
        .mouse(MouseEvent(.release(button: 1), row: 2, column: 4)),
      ])
    let old = events([Array("\u{1B}[M\"!!\u{1B}[M#!!".utf8)])
    #expect(
      old == [
        .mouse(MouseEvent(.press(button: 3), row: 0, column: 0)),
        .mouse(MouseEvent(.release(button: 3), row: 0, column: 0)),
      ])
  }

  @Test(arguments: UInt8.min...UInt8.max)
  func noPlaceOfAnOldClickIsAKey(byte: UInt8) {
    for bytes in [[0x20, byte, 0x21], [byte, 0x71, 0x71], [0x23, 0x71, byte]] {
      let events = events([Array("\u{1B}[M".utf8) + bytes])
      for event in events {
        guard case .mouse = event else {
          Issue.record("\(bytes) is \(event)")
          continue
        }
      }
    }
  }

  @Test func bytesThatAreNoCharactersAreSkipped() {
    for bytes: [UInt8] in [
      [0xFF], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xF8],
      [0xF4, 0x90, 0x80, 0x80], [0xC2, 0x9B], [0x9B],
    ] {
      #expect(events([bytes + [UInt8(ascii: "k")]]) == [.key(.character("k"))], "\(bytes)")
    }
  }

  @Test func longSequencesAreSkippedToTheirEnd() {
    let long = "\u{1B}[" + String(repeating: "1;", count: 4000) + "Cq"
    #expect(events([Array(long.utf8)]) == [.key(.character("q"))])
    let text = "\u{1B}]52;c;" + String(repeating: "q", count: 100_000) + "\u{7}k"
    #expect(events([Array(text.utf8)]) == [.key(.character("k"))])
  }

  @Test func theTerminalsOwnSpellingsCount() {
    let sun: [String: String] = ["khome": "\u{1B}[214z", "kf1": "\u{1B}[224z", "kcuu1": "\u{1B}[A"]
    let own = KeySequences.own { sun[$0].map { Array($0.utf8) } }
    let decoder = InputDecoder(ownKeys: own)
    #expect(
      events([Array("\u{1B}[214z\u{1B}[224z".utf8)], decoder) == [.key(.home), .key(.function(1))])
    #expect(events([Array("\u{1B}[214zk".utf8)]) == [.key(.character("k"))])
    // FreeBSD's console means F1 by what begins a click elsewhere; control characters are keys.
    let odd = ["kf1": "\u{1B}[M", "kcub1": "\u{8}", "kcuf1": "\u{1B}"]
    #expect(KeySequences.own { odd[$0].map { Array($0.utf8) } }.isEmpty)
  }

  @Test(arguments: [
    ("11;rgb:ffff/ffff/ffff", true), ("11;rgb:00/00/00", false), ("11;rgb:f/f/d", true),
    ("11;rgba:fdf6/f6e3/e3e3/ffff", true), ("11;rgb:1e1e/1e1e/1e1e", false),
    ("11;rgb:00/2b/36", false), ("11;rgb:80/80/80", true),
  ])
  func theBackgroundIsLightOrDark(answer: String, isLight: Bool) {
    for end in ["\u{7}", "\u{1B}\\"] {
      var decoder = InputDecoder()
      decoder.take(("\u{1B}]" + answer + end).utf8)
      guard case .background(let color) = decoder.next() else {
        Issue.record("no answer was seen in \(answer)")
        return
      }
      #expect(color.isLight == isLight)
    }
  }

  @Test(arguments: ["11;rgb:", "11;rgb:zz/00/00", "11;?", "10;rgb:ff/ff/ff", "11;rgb:12345/1/1"])
  func otherAnswersMeanNothing(answer: String) {
    var decoder = InputDecoder()
    decoder.take(("\u{1B}]" + answer + "\u{7}").utf8)
    #expect(decoder.next() == nil)
  }

  @Test func theDelayIsTheUsers() {
    #expect(InputDecoder.delay(setting: nil) == .milliseconds(100))
    #expect(InputDecoder.delay(setting: "400") == .milliseconds(400))
    #expect(InputDecoder.delay(setting: "0") == .zero)
    #expect(InputDecoder.delay(setting: "soon") == .milliseconds(100))
    #expect(InputDecoder.delay(setting: "-1") == .milliseconds(100))
  }
}
