import KernelPaths
import Screen
import Testing

@testable import Visualiser

/// Keys in, lines out, without a terminal.
@Suite("What keys do")
struct KeyJourneyTests {
  let stage = Stage("basics/take-back", rows: 40, columns: 120)

  @Test("Right steps, Left goes back, and nothing is lost")
  func stepAndBack() {
    stage.press("Right Right Space")
    #expect(stage.step == 3)
    stage.press("Left Backspace")
    #expect(stage.step == 1)
    #expect(stage.shows("step 1/37"))
    #expect(stage.press("Left Left") == [.bell])
    #expect(stage.shows("this is the start"))
  }

  @Test("} goes to the flip, { back, and the sentence says what happened")
  func marks() {
    stage.press("}")
    #expect(stage.sentence.hasPrefix("10 gpu  PTE heap+0: none → EXCLUSIVE f0"))
    #expect(stage.shows("From here on any CPU access faults."))
    stage.press("}")
    #expect(stage.sentence.contains("EXCLUSIVE f0 → present"))
    stage.press("{ {")
    #expect(stage.step == 0)
  }

  @Test("A number and g go to a step; the panel that the first digit meant has not the focus")
  func seek() {
    stage.press("19g")
    #expect(stage.step == 19)
    #expect(stage.app.session?.focus == .pageTables)
    stage.press("g")
    #expect(stage.step == 0)
    stage.press("G")
    #expect(stage.step == 37)
    stage.press(":")
    stage.type("seek 12")
    stage.press("Enter")
    #expect(stage.step == 12)
    stage.press(":")
    stage.type("seek 99")
    stage.press("Enter")
    #expect(stage.shows("step 99 has not been taken; this is the last one"))
  }

  @Test("A question hides its answer until a is pressed")
  func question() {
    stage.press("}")
    #expect(stage.shows("? Which bit of the PTE says that it is not present?"))
    #expect(stage.shows("a shows the answer"))
    #expect(!stage.shows("Bit 0."))
    stage.press("a")
    #expect(stage.shows("Bit 0. All others are free"))
    stage.press("Right Left")
    #expect(!stage.shows("Bit 0."))
  }

  @Test("Who goes next: a blocked actor says for what it waits, and is refused")
  func who() {
    stage.press("19g .")
    #expect(stage.shows("Who goes next"))
    #expect(stage.shows("waits for folio lock f0, held by gpu since step 5"))
    stage.press("Down Enter")
    #expect(stage.shows("cpu cannot go: it waits for folio lock f0"))
  }

  @Test("Choosing otherwise makes a branch; the old future stays and can be gone to")
  func branches() {
    stage.press("9g . Down Enter")
    #expect(stage.shows("cpu goes next"))
    stage.press("Right")
    #expect(stage.step == 10)
    #expect(stage.app.session?.timeline.branches.count == 2)
    stage.press("t")
    #expect(stage.shows("2 branches"))
    #expect(stage.shows("after step 9"))
    stage.press("Up Enter")
    #expect(stage.step == 37)
  }

  @Test("o finishes the operation; a blocked one says who is in the way")
  func finish() {
    stage.press("o")
    #expect(stage.shows("gpu is done with its operation: ok"))
    let other = Stage("basics/take-back", rows: 40, columns: 120)
    other.press("15g")
    other.type(":who cpu")
    other.press("Enter o")
    #expect(other.shows("cpu waits for folio lock f0"))
  }

  @Test("f runs until the selected thing changes, F back to where it did")
  func until() {
    stage.press("f")
    #expect(stage.sentence.contains("PTE heap+0: present"))
    let first = stage.step
    stage.press("f F")
    #expect(stage.step == first)
    #expect(stage.shows("PTE app heap+0 changed in this step"))
  }

  @Test("b stops runs when the selected thing changes")
  func breakpoint() {
    stage.press("b")
    #expect(stage.shows("runs stop when"))
    stage.press("r")
    #expect(stage.shows("stopped:"))
    #expect(stage.step < 37)
    stage.press("b r")
    #expect(stage.step == 37)
  }

  @Test("k replays the same choices on the next kernel; a switch begins anew")
  func kernels() {
    stage.press("} k")
    #expect(stage.app.session?.kernel == Kernel(.v6_1))
    #expect(stage.step == 10)
    #expect(stage.shows("the same choices"))
    stage.type(":without folio-lock-on-restore")
    stage.press("Enter")
    #expect(stage.step == 0)
    #expect(stage.shows("v6.1 -folio-lock-on-restore"))
    stage.type(":kernel v7.3")
    stage.press("Enter")
    #expect(stage.app.session?.kernel == Kernel(.v7_3))
    stage.type(":kernel v5.0")
    stage.press("Enter")
    #expect(stage.shows("the kernels are v6.1, v6.12, v7.3, found 'v5.0'"))
  }

  @Test("The selection follows the last change until a row is selected, and again after Esc")
  func selection() {
    stage.press("Down")
    #expect(stage.app.session?.follows == false)
    stage.press("Esc")
    #expect(stage.app.session?.follows == true)
    stage.press("}")
    #expect(stage.selected == "PTE app heap+0")
  }

  @Test("Enter inspects the selected row, Esc goes back to it")
  func inspect() {
    let stage = Stage("basics/take-back")
    stage.press("} Enter")
    #expect(stage.shows("met by            v7.3                         v6.12"))
    #expect(stage.shows("└─type 30  └─offset, inverted: pfn 12345 → f0"))
    stage.press("Esc")
    #expect(stage.shows("Ownership"))
    #expect(stage.selected == "PTE app heap+0")
  }

  @Test("c shows only what the last step changed")
  func changedOnly() {
    stage.press("} c")
    #expect(stage.shows("changed only, c shows all"))
    #expect(!stage.shows("+3 0000"))
    stage.press("c")
    #expect(stage.shows("+3 0000"))
  }

  @Test("Search finds pages and folios by name, and text in the panel with the focus")
  func search() {
    stage.press("/")
    stage.type("heap+3")
    stage.press("Enter")
    #expect(stage.selected == "PTE app heap+3")
    stage.press("4 /")
    stage.type("mmap_lock")
    stage.press("Enter")
    #expect(!stage.shows("is not in"))
    stage.press("/")
    stage.type("no such text")
    stage.press("Enter")
    #expect(stage.shows("'no such text' is not in Paths"))
  }

  @Test("Tab completes commands, Escape leaves the line")
  func completion() {
    stage.press(":")
    stage.type("ker")
    stage.press("Tab")
    #expect(stage.lines.last?.contains(":kernel") == true)
    stage.press("Esc")
    #expect(stage.app.prompt == nil)
  }

  @Test("Bookmarks are made, listed and gone to")
  func bookmarks() {
    stage.press("'")
    #expect(stage.shows("no bookmarks yet"))
    stage.press("} m g ' Enter")
    #expect(stage.step == 10)
  }

  @Test("q closes what lies on top; with one scenario it quits")
  func quit() {
    stage.press("?")
    #expect(stage.app.context == .text)
    #expect(stage.press("q") == [])
    #expect(stage.press("q") == [.quit])
    let gallery = Stage(galleryRows: 24, columns: 80)
    gallery.press("Enter")
    #expect(gallery.app.session != nil)
    gallery.press("q")
    #expect(gallery.app.session == nil)
    #expect(gallery.press("q") == [.quit])
  }

  @Test("A file that does not parse is shown with its diagnostics, and does not open")
  func brokenFile() {
    let gallery = Stage(galleryRows: 24, columns: 80)
    gallery.press("Left Down Right Enter")
    #expect(gallery.app.session == nil)
    #expect(gallery.shows("app wrote heap+0 1"))
    #expect(gallery.shows("cannot be opened"))
  }

  @Test("Controls in titles never reach the screen")
  func titles() {
    let stage = Stage(
      text: """
        title: "bad \\e[31m title"
        setup: |
          app mmap heap 1 anon
        actors: {cpu: app read heap+0}
        """)
    #expect(stage.screen.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test("The mouse selects and scrolls")
  func mouse() {
    _ = stage.app.update(.mouse(MouseEvent(.press(button: 1), row: 5, column: 5)))
    #expect(stage.selected == "PTE app heap+1")
    _ = stage.app.update(.mouse(MouseEvent(.wheelDown, row: 5, column: 5)))
    #expect(stage.selected == "PTE app heap+2")
  }
}
