import Screen

extension Command {
  /// What belongs to the program and not to a scenario.
  static let general: [Command] = [
    Command(
      "command-line",
      [
        KeyUse(
          .character(":"),
          words: "Type a command: every key has a name, some take more, such as :seek 12.",
          footer: "command", in: [.session, .gallery])
      ], footer: 140, isTyped: false,
      anywhere: { app, _ in
        app.openPrompt(.command)
        return []
      }),
    .help, .quit,
    Command(
      "suspend",
      [
        KeyUse(.control("z"), words: "Stop the program; fg brings it back.", in: everywhere)
      ], anywhere: { _, _ in [.suspend] }),
    Command(
      "redraw", [KeyUse(.control("l"), words: "Draw the screen anew.", in: everywhere)],
      anywhere: { _, _ in [.redraw] }),
    Command(
      "mouse",
      [
        KeyUse(
          .character("M"),
          words:
            "Let go of the mouse, so that the terminal selects text to copy; again takes it back.",
          in: [.session, .gallery, .list, .text])
      ],
      argument: Argument("[on|off]", "Take the mouse, or leave it to the terminal.") { _ in
        ["on", "off"]
      },
      anywhere: { app, argument in app.setMouse(argument) }),
  ]

  private static let everywhere = Set(KeyContext.allCases)

  /// The keys that mean something here.
  static let help = Command(
    "help",
    [
      KeyUse(
        .character("?"), words: "This page: the keys that mean something where you are.",
        footer: "help", in: [.session, .gallery, .list])
    ], footer: 160,
    anywhere: { app, _ in app.showHelp() })

  /// Out of what lies on top.
  static let quit = Command(
    "quit",
    [
      KeyUse(
        .character("q"), words: "Back to the gallery, or quit.", footer: "quit",
        in: [.session, .gallery]),
      KeyUse(
        .escape, .character("q"), words: "Close.", footer: "close", in: [.list, .text]),
      KeyUse(.control("c"), words: "Quit at once.", argument: "all", in: everywhere),
    ], footer: 150,
    anywhere: { app, argument in app.quit(everything: argument == "all") })
}

extension App {
  /// Closes what lies on top: an overlay, the scenario, the program.
  fileprivate func quit(everything: Bool) -> [Effect] {
    if everything { return [.quit] }
    if !overlays.isEmpty {
      overlays.removeLast()
      return []
    }
    if session == nil || isSingleScenario { return quitProgram() }
    leaveSession()
    return []
  }

  fileprivate func showHelp() -> [Effect] {
    if case .help = overlays.last?.kind { return [] }
    let context = context == .line ? .session : context
    overlays.append(
      HelpText.overlay(context, width: Overlay.textWidth(columns), glyphs: glyphs))
    return []
  }
}
