import PtyTestSupport
import Testing

@Suite struct InputTests {
  @Test(arguments: [
    ("w", "key w"), (" ", "key Space"), ("é", "key é"), ("漢", "key 漢"), ("\r", "key Enter"),
    ("\n", "key Enter"), ("\t", "key Tab"), ("\u{1B}[Z", "key Shift-Tab"),
    ("\u{7F}", "key Backspace"),
    ("\u{8}", "key Backspace"), ("\u{3}", "key Ctrl-C"), ("\u{1}", "key Ctrl-A"),
    ("\u{0}", "key Ctrl-Space"), ("\u{1B}OA", "key Up"), ("\u{1B}OB", "key Down"),
    ("\u{1B}OC", "key Right"), ("\u{1B}OD", "key Left"), ("\u{1B}OH", "key Home"),
    ("\u{1B}OF", "key End"), ("\u{1B}[5~", "key PageUp"), ("\u{1B}[6~", "key PageDown"),
    ("\u{1B}[2~", "key Insert"), ("\u{1B}[3~", "key Delete"), ("\u{1B}OP", "key F1"),
    ("\u{1B}[15~", "key F5"), ("\u{1B}[24~", "key F12"), ("\u{1B}", "key Esc"),
    ("\u{1B}x", "key Alt-x"), ("\u{1B}[1;5C", "key Right"), ("\u{1B}[1;2C", "key Right"),
    ("\u{1B}[<0;5;3M", "mouse press(button: 1) 2 4"),
    ("\u{1B}[<0;5;3M\u{1B}[<0;5;3m", "mouse release(button: 1) 2 4"),
    ("\u{1B}[<2;5;3M", "mouse press(button: 3) 2 4"), ("\u{1B}[<64;9;2M", "mouse wheelUp 1 8"),
    ("\u{1B}[<65;9;2M", "mouse wheelDown 1 8"),
    ("\u{1B}[200~qF\ré漢🙂\u{1B}[201~", "paste qF|é漢🙂"),
  ])
  func everyKeyArrivesByItsName(typed: String, shown: String) throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type(typed)
    #expect(demo.sees(shown), "\(demo.screen.lines)")
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func sequencesNobodyKnowsAreSwallowed() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    // Each of them contains letters the demo would die of.
    demo.process.type("\u{1B}[57441;3F\u{1B}]10;rgb:FF/FF/FF\u{7}\u{1B}[9999X")
    demo.process.type("k")
    #expect(demo.sees("key k"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func invalidBytesAreIgnored() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type(bytes: [0xFF, 0xC3, UInt8(ascii: "k"), 0x80])
    #expect(demo.sees("key k"))
    demo.process.type(bytes: [0xED, 0xA0, 0x80, 0xC3])
    demo.process.type(bytes: [0xA9])
    #expect(demo.sees("key é"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func aPasteWithoutItsEndDoesNotSwallowTheRest() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("\u{1B}[200~lost")
    #expect(demo.sees("paste lost"))
    demo.process.type("k")
    #expect(demo.sees("key k"))
  }

  @Test func keysTypedAheadAllArrive() throws {
    let demo = try Demo()
    // Raw mode is on from here; before, the system would echo what is typed.
    #expect(demo.process.wait(on: &demo.screen) { $0.modes.contains(2004) })
    demo.process.type("abcdefgh")
    #expect(demo.sees("key h"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }
}
