import Screen

extension Command {
  /// Search in a panel, or in the gallery.
  static let searching: [Command] = [
    Command(
      "search",
      [
        KeyUse(
          .character("/"), words: "Search in the panel with the focus: text, heap+3, f0.",
          footer: "search", in: [.session, .gallery])
      ], argument: Argument("TEXT", "Search in the panel with the focus."), footer: 110,
      anywhere: { app, argument in
        if let argument { return app.startSearch(argument) }
        app.openPrompt(.search)
        return []
      }),
    Command(
      "search-next",
      [
        KeyUse(
          .character("n"), words: "The next place that the search finds.",
          in: [.session, .gallery])
      ], unless: { _, session in session.search == nil ? nothing : nil },
      inGallery: { app, _ in app.gallery.find(1) ? [] : app.refuse(nothing) },
      does: { app, session, _ in app.find(1, in: session) }),
    Command(
      "search-previous",
      [
        KeyUse(
          .character("N"), words: "The place before that the search finds.",
          in: [.session, .gallery])
      ], unless: { _, session in session.search == nil ? nothing : nil },
      inGallery: { app, _ in app.gallery.find(-1) ? [] : app.refuse(nothing) },
      does: { app, session, _ in app.find(-1, in: session) }),
  ]

  private static let nothing = "nothing to search for; / takes a text"
}
