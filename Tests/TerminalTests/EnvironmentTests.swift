import Glibc
import PtyTestSupport
import Screen
import Terminal
import Testing

@Suite struct EnvironmentTests {
  @Test(arguments: [
    ("TERM=dumb", "cannot place the cursor"), ("TERM=bogus", "not known"), ("TERM", "not known"),
    ("TERM=", "not known"),
  ])
  func terminalsThatCannotShowGridsAreRefused(setting: String, reason: String) throws {
    let demo = try Demo(environment: [setting])
    #expect(demo.end() == .exited(3))
    #expect(demo.process.text().contains("cannot open: "))
    #expect(demo.process.text().contains(reason))
  }

  @Test(arguments: ["< /dev/null", "| cat"])
  func redirectedInputOrOutputIsRefused(redirection: String) throws {
    let command = "\(PtyProcess.builtProduct("TerminalDemo")) \(redirection); echo ended"
    let shell = try PtyProcess("/bin/sh", ["-c", command])
    #expect(shell.waitForEnd() == .exited(0))
    #expect(
      shell.text()
        == "cannot open: standard input and output must be a terminal\r\nended\r\n")
  }

  @Test(arguments: [
    "xterm-kitty", "alacritty", "foot", "xterm-ghostty", "xterm-direct", "xterm", "vt100",
    "linux", "screen", "tmux-256color", "xterm-16color", "xterm-88color", "screen.xterm-256color",
    "linux-16color", "putty-256color", "tmux-direct", "st-256color",
  ])
  func commonTerminalsWork(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.sees("ready"))
    demo.process.type("q")
    #expect(demo.process.waitForEnd() == .exited(0))
  }

  /// The window's own size counts from the first frame on.
  @Test(arguments: [
    ["LINES=100", "COLUMNS=200"], ["LINES=3", "COLUMNS=7"], ["LINES=65535", "COLUMNS=65535"],
    ["LINES=abc", "COLUMNS=-1"],
  ])
  func theWindowKnowsItsSizeBetterThanTheEnvironment(settings: [String]) throws {
    let demo = try Demo(environment: settings)
    #expect(demo.sees("ready"))
    #expect(demo.screen.lines[0].hasPrefix("┌ Demo · 12x50"))
    #expect(demo.screen.lines[11].hasSuffix("┘"))
    demo.process.type("k")
    #expect(demo.sees("key k"))
    demo.process.send(signal: SIGTSTP)
    #expect(demo.sees("resumed"))
    #expect(demo.screen.lines[0].hasPrefix("┌ Demo · 12x50"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  /// A terminal that does not know its size, as on a serial line, has that of the environment, or
  /// the one that terminals have.
  @Test(arguments: [
    (0, 0, ["LINES=20", "COLUMNS=60"], "20x60"), (0, 0, [], "24x80"), (0, 70, [], "24x70"),
    (0, 0, ["LINES=0", "COLUMNS=x"], "24x80"),
  ])
  func aWindowWithoutASizeHasAnOrdinaryOne(
    rows: Int, columns: Int, settings: [String], size: String
  ) throws {
    let process = try PtyProcess(
      PtyProcess.builtProduct("TerminalDemo"), rows: rows, columns: columns, environment: settings)
    var screen = MiniVT(rows: 24, columns: 80)
    #expect(process.wait(on: &screen) { $0.shows("Demo · \(size)") }, "\(screen.lines)")
    process.type("q")
    #expect(process.waitForEnd() == .exited(0))
  }

  /// Of a window larger than any screen a stated part is used.
  @Test(arguments: [(65535, 65535, "1000x1000"), (24, 65535, "24x1000"), (1001, 80, "1000x80")])
  func hugeWindowsAreUsedInPart(rows: Int, columns: Int, size: String) throws {
    let process = try PtyProcess(
      PtyProcess.builtProduct("TerminalDemo"), rows: rows, columns: columns)
    var screen = MiniVT(rows: min(rows, 1000), columns: min(columns, 1000))
    #expect(process.wait(on: &screen) { $0.shows("Demo · \(size)") }, "\(process.tail)")
    process.resize(rows: 12, columns: 50)
    #expect(process.wait(on: &screen) { $0.shows("Demo · 12x50") })
    process.type("q")
    #expect(process.waitForEnd() == .exited(0))
  }

  /// A light background makes the screen light, whatever the environment says.
  @Test(arguments: [
    ("rgb:ffff/ffff/ffff", ["COLORFGBG=15;0"], "1;38;5;94"),
    ("rgb:0000/0000/0000", ["COLORFGBG=0;15"], "1;38;5;215"),
  ])
  func theTerminalsBackgroundChoosesTheTheme(
    color: String, settings: [String], rendition: String
  ) throws {
    let demo = try Demo(environment: settings)
    #expect(demo.sees("ready"))
    #expect(demo.process.text().contains("\u{1B}]11;?\u{1B}\\"))
    #expect(demo.screen.rendition(row: 2, column: 1) != rendition)
    demo.process.type("\u{1B}]11;\(color)\u{1B}\\")
    #expect(
      demo.process.wait(on: &demo.screen) { $0.rendition(row: 2, column: 1) == rendition })
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  /// The question goes only to terminals that are known to answer it or to keep quiet.
  @Test(arguments: ["linux", "vt100", "vt220", "ansi", "screen"])
  func otherTerminalsAreNotAsked(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.process.wait(on: &demo.screen) { $0.shows("ready") })
    #expect(!demo.process.text().contains("]11;"))
  }

  @Test func theLinuxConsoleGetsTheGlyphsItHas() throws {
    let demo = try Demo(environment: ["TERM=linux"])
    #expect(demo.sees("ready"))
    #expect(demo.screen.lines[0].hasPrefix("┌ Demo · 12x50"))
    #expect(demo.screen.lines[3].hasPrefix("│漢字 é >"))
    demo.process.type("q")
    #expect(demo.process.waitForEnd() == .exited(0))
  }

  /// Terminals of 8 colours get those, and nothing bold and black, nor dim.
  @Test(arguments: ["xterm", "linux", "screen", "ansi", "tmux", "rxvt"])
  func eightColoursAreNeverBoldBlack(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.sees("EXCLUSIVE"))
    for (row, line) in demo.screen.lines.enumerated() {
      for column in 0..<line.count {
        let parts = demo.screen.rendition(row: row, column: column).split(separator: ";")
        #expect(!(parts.contains("1") && parts.contains("30")))
        #expect(!parts.contains("2"))
      }
    }
    demo.process.type("q")
    #expect(demo.process.waitForEnd() == .exited(0))
  }

  /// The name says how many colours there are, also where another description stands in.
  @Test(arguments: ["xterm-16color", "xterm-88color", "konsole-16color"])
  func sixteenColoursAreNotExceeded(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.sees("EXCLUSIVE"))
    #expect(!demo.process.text().contains("38;5;"))
    #expect(demo.screen.rendition(row: 2, column: 1) == "1;93")
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func noColorLeavesAttributesOnly() throws {
    let demo = try Demo(environment: ["NO_COLOR=1"])
    #expect(demo.sees("ready"))
    #expect(demo.screen.rendition(row: 2, column: 1) == "1")
    #expect(!demo.process.text().contains("38;5;"))
  }

  @Test(arguments: ["LC_ALL=C", "LANG=de_DE.ISO-8859-1"])
  func localesWithoutUnicodeGetASCII(setting: String) throws {
    let demo = try Demo(environment: [setting])
    #expect(demo.sees("ready"))
    #expect(demo.screen.lines[0].hasPrefix("+ Demo . 12x50 --"))
    #expect(demo.screen.lines[3].hasPrefix("|???? e >"))
  }

  @Test(arguments: ["LANG", "LANG=xx_XX.UTF-8"])
  func missingLocalesGetUnicode(setting: String) throws {
    let demo = try Demo(environment: [setting])
    #expect(demo.sees("┌ Demo · 12x50"))
  }

  @Test func asciiCanBeAskedFor() throws {
    let demo = try Demo(["--ascii"])
    #expect(demo.sees("+ Demo . 12x50 --"))
  }

  @Test func onlyOneTerminalCanBeOpen() throws {
    let demo = try Demo(["--twice"])
    #expect(demo.sees("second: the terminal is in use"))
    demo.process.type("q")
    #expect(demo.end() == .exited(0))
  }

  @Test func optionsAndEnvironmentChooseTheAppearance() {
    func depth(_ color: ColorChoice, _ noColor: String?) -> ColorDepth {
      Appearance(color: color) { $0 == "NO_COLOR" ? noColor : nil }.depth
    }
    #expect(depth(.auto, nil) == .palette)
    #expect(depth(.auto, "") == .palette)
    #expect(depth(.auto, "1") == .monochrome)
    #expect(depth(.always, "1") == .palette)
    #expect(depth(.never, nil) == .monochrome)
    func theme(_ hint: String?) -> Theme {
      Appearance(color: .auto) { $0 == "COLORFGBG" ? hint : nil }.theme
    }
    #expect(theme(nil) == .dark)
    #expect(theme("15;0") == .dark)
    #expect(theme("0;default;15") == .light)
    #expect(Appearance(color: .auto, theme: .light) { _ in "15;0" }.theme == .light)
  }
}
