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
    "linux", "screen", "tmux-256color",
  ])
  func commonTerminalsWork(term: String) throws {
    let demo = try Demo(environment: ["TERM=\(term)"])
    #expect(demo.sees("ready"))
    demo.process.type("q")
    #expect(demo.process.waitForEnd() == .exited(0))
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
