import Screen

/// The one table of keys. The help page, the footer, the manual and the command line's completion
/// are made from it.
public enum KeyTable {
  /// All lines, in the order in which they are shown. Those with a footer word come first where
  /// there is room for few.
  public static let all: [KeyBinding] = stepping + jumping + asking + panels + lists + general

  private static let stepping = [
    KeyBinding(
      [.right, .character(" ")], .step, "Let the actor that goes next take its next step.",
      footer: "step"),
    KeyBinding(
      [.left, .backspace], .back, "Go back one step. What was ahead stays in the history.",
      footer: "back"),
    KeyBinding(
      [.character("o")], .finishOperation, "Step until the operation of the actor is done.",
      footer: "whole op"),
    KeyBinding(
      [.character("}")], .nextMark, "Go on to the next flip of an entry, or violation.",
      footer: "next flip"),
    KeyBinding(
      [.character("{")], .previousMark, "Go back to the previous flip of an entry, or violation."),
    KeyBinding(
      [.character(".")], .who,
      "Choose which actor goes next; those that wait say for what.", footer: "who next"),
    KeyBinding(
      [.character("]")], .nextFunction, "Go on until another kernel function is entered or left."),
    KeyBinding(
      [.character("[")], .previousFunction,
      "Go back until another kernel function is entered or left."),
  ]

  private static let asking = [
    KeyBinding(
      [.character("w")], .why,
      "Why: who wrote the selected thing last, what holds it, what the step is for.",
      footer: "why"),
    KeyBinding(
      [.character("a")], .answer, "Show the answer of the question, or hide it."),
    KeyBinding(
      [.character("f")], .until, "Run on until the selected thing changes."),
    KeyBinding(
      [.character("F")], .untilBack, "Run back to the step that changed the selected thing."),
    KeyBinding(
      [.character("b")], .breakpoint,
      "Stop runs when the selected thing changes; again takes that back."),
    KeyBinding(
      [.character("t")], .history, "The history as a tree: Enter goes to a branch.",
      footer: "tree"),
    KeyBinding([.character("m")], .bookmark, "Put a bookmark on this step."),
    KeyBinding([.character("'")], .bookmarks, "Choose a bookmark and go there."),
    KeyBinding(
      [.character("k")], .kernel, "The same steps on the next kernel.", footer: "kernel",
      in: [.session, .gallery]),
  ]

  private static let jumping = [
    KeyBinding(
      [.character("R")], .reload,
      "Read the scenario's file again, and take the same steps as far as they fit."),
    KeyBinding(
      [.character("r")], .run, "Run to the end, by the scenario's schedule if it has one.",
      footer: "run"),
    KeyBinding(
      [.character("g")], .start, "Go to the start; after a number such as 42, to that step."),
    KeyBinding([.character("G")], .end, "Go to the end of what was stepped so far."),
  ]

  private static let panels =
    [
      KeyBinding([.tab], .nextPanel, "Give the next panel the focus.", footer: "panel"),
      KeyBinding([.backTab], .previousPanel, "Give the panel before it the focus."),
      KeyBinding(
        [.character("z")], .zoom, "Give the panel with the focus all the room, or take it back."),
      KeyBinding([.character("c")], .changedOnly, "Show only what the last step changed, or all."),
      KeyBinding(
        [.enter], .panel, "Inspect the selected row; Enter or Esc goes back.", argument: "inspector"
      ),
      KeyBinding(
        [.escape], .follow, "Let the selection follow what changes; ends a search, too."),
    ]
    + Panel.all.prefix(9).map { panel in
      KeyBinding(
        [.character(Unicode.Scalar(UInt8(48 + panel.number)))], .panel,
        "\(panel.title): \(panel.summary).", argument: panel.word)
    }

  private static let movable: Set<KeyContext> = [.session, .gallery, .list, .text]

  private static let lists = [
    KeyBinding([.up], .up, "Select the row above.", in: movable),
    KeyBinding([.down], .down, "Select the row below.", in: movable.subtracting([.text])),
    KeyBinding([.down], .down, "A line down.", footer: "scroll", in: [.text]),
    KeyBinding([.pageUp], .pageUp, "A page up.", in: movable),
    KeyBinding([.pageDown], .pageDown, "A page down.", in: movable),
    KeyBinding([.home], .first, "The first row.", in: movable),
    KeyBinding([.end], .last, "The last row.", in: movable),
    KeyBinding(
      [.enter], .open, "Open the selected scenario; from the folders, go to the list.",
      footer: "open", in: [.gallery]),
    KeyBinding([.enter], .open, "Take the selected row.", footer: "take", in: [.list]),
    KeyBinding(
      [.enter], .open, "Go to the step that the text names.", footer: "go there", in: [.text]),
    KeyBinding([.tab], .nextPanel, "From the folders to the list, and back.", in: [.gallery]),
    KeyBinding([.left], .previousPanel, "To the folders.", in: [.gallery]),
    KeyBinding(
      [.right], .nextPanel, "To the list of scenarios.", argument: "list", in: [.gallery]),
  ]

  private static let general = [
    KeyBinding(
      [.character("/")], .search, "Search in the panel with the focus: text, heap+3, f0.",
      footer: "search", in: [.session, .gallery]),
    KeyBinding(
      [.character("n")], .searchNext, "The next place that the search finds.",
      in: [.session, .gallery]),
    KeyBinding(
      [.character("N")], .searchPrevious, "The place before that the search finds.",
      in: [.session, .gallery]),
    KeyBinding(
      [.character(":")], .commandLine,
      "Type a command: every key has a name, some take more, such as :seek 12.",
      footer: "command", in: [.session, .gallery]),
    KeyBinding(
      [.character("?")], .help, "This page: the keys that mean something where you are.",
      footer: "help", in: [.session, .gallery, .list]),
    KeyBinding(
      [.character("q")], .quit, "Back to the gallery, or quit.", footer: "quit",
      in: [.session, .gallery]),
    KeyBinding(
      [.escape, .character("q")], .quit, "Close.", footer: "close", in: [.list, .text]),
    KeyBinding(
      [.control("c")], .quit, "Quit at once.", argument: "all",
      in: Set(KeyContext.allCases)),
    KeyBinding(
      [.control("z")], .suspend, "Stop the program; fg brings it back.",
      in: Set(KeyContext.allCases)),
    KeyBinding(
      [.control("l")], .redraw, "Draw the screen anew.", in: Set(KeyContext.allCases)),
    KeyBinding(
      [.character("M")], .mouse,
      "Let go of the mouse, so that the terminal selects text to copy; again takes it back.",
      in: [.session, .gallery, .list, .text]),
  ]

  /// What a key asks for in a context; nil if nothing.
  public static func binding(_ key: Key, in context: KeyContext) -> KeyBinding? {
    all.first { $0.contexts.contains(context) && $0.keys.contains(key) }
  }

  /// The lines that mean something in a context.
  public static func bindings(in context: KeyContext) -> [KeyBinding] {
    all.filter { $0.contexts.contains(context) }
  }

  /// The names of all commands that can be typed, in alphabetical order.
  public static let commandNames: [String] =
    Command.allCases.filter(\.isOnCommandLine).map(\.rawValue).sorted()
}
