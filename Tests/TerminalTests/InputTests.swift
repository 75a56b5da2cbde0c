import Glibc
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

  /// As a slow line tears them: no pause is as long as Escape waits for the rest.
  @Test(arguments: [
    ("\u{1B}OC", "key Right"), ("\u{1B}[1;5D", "key Left"), ("\u{1B}[24~", "key F12"),
    ("\u{1B}[<0;5;3M", "mouse press(button: 1) 2 4"),
    ("\u{1B}[200~qF\u{1B}[201~", "paste qF"),
  ])
  func sequencesTornBySlowLinesArriveWhole(typed: String, shown: String) throws {
    let demo = try Demo(environment: ["ESCDELAY=2000"])
    #expect(demo.sees("ready"))
    for byte in typed.utf8 {
      demo.process.type(bytes: [byte])
      usleep(30_000)
    }
    #expect(demo.sees(shown), "\(demo.screen.lines)")
    #expect(!demo.process.text().contains("key Esc"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  /// Escape alone is a key as soon as the delay is over, and not before.
  @Test func escapeWaitsAsLongAsTheUserSays() throws {
    for (milliseconds, keys) in [("0", "key C"), ("2000", "key Right")] {
      let demo = try Demo(environment: ["ESCDELAY=\(milliseconds)"])
      #expect(demo.sees("ready"))
      demo.process.type("\u{1B}")
      if milliseconds == "0" { #expect(demo.sees("key Esc")) }
      usleep(30_000)
      demo.process.type("[C")
      #expect(demo.sees(keys), "\(demo.screen.lines)")
      demo.process.type("q")
      #expect(demo.end() == .exited(0))
    }
  }

  @Test(arguments: ["vt100", "vt220", "linux", "xterm", "screen", "tmux-256color", "ansi"])
  func keysAreKnownWhateverTheTerminalIsCalled(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.process.wait(on: &demo.screen) { $0.shows("ready") })
    for (typed, shown) in [
      ("\u{1B}[C", "Right"), ("\u{1B}OD", "Left"), ("\u{1B}[1~", "Home"), ("\u{1B}OF", "End"),
      ("\u{1B}[5~", "PageUp"), ("\u{1B}[Z", "Shift-Tab"), ("\u{1B}[[A", "F1"),
      ("\u{8}", "Backspace"),
      ("\u{1B}[8~", "End"), ("\u{7F}", "Backspace"), ("\u{1B}[15~", "F5"), ("\u{1B}", "Esc"),
    ] {
      demo.process.type(typed)
      #expect(demo.process.wait(on: &demo.screen) { $0.shows("key \(shown)") }, "\(term) \(shown)")
    }
    demo.process.type("q")
    #expect(demo.process.waitForEnd() == .exited(0))
  }

  /// A terminal that does not know the newer ways reports clicks in raw bytes, `q` among them.
  @Test func clicksReportedTheOldWayAreClicks() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    demo.process.type("\u{1B}[M qq")
    #expect(demo.sees("mouse press(button: 1) 80 80"))
    demo.process.type("\u{1B}[M#q#\u{1B}[32;3;2M")
    #expect(demo.sees("mouse press(button: 1) 1 2"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func theMouseCanBeLetGoOf() throws {
    let demo = try Demo()
    #expect(demo.sees("ready"))
    #expect(demo.screen.modes.contains(1000))
    demo.process.type("m")
    #expect(demo.process.wait(on: &demo.screen) { $0.modes.isDisjoint(with: [1000, 1006, 1015]) })
    demo.process.type("M")
    #expect(demo.process.wait(on: &demo.screen) { $0.modes.isSuperset(of: [1000, 1006, 1015]) })
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }
}
