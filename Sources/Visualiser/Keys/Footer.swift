import Screen

/// The line of keys at the bottom: as many as there is room for by their rank, help always among them.
enum Footer {
  /// Room for the way to the help page.
  static let narrowest = 10

  /// - Parameter leavingOut: commands that have no meaning at the moment.
  static func line(
    _ context: KeyContext, leavingOut: Set<Command> = [], width: Int, glyphs: Glyphs
  ) -> StyledLine {
    let bindings = KeyTable.bindings(in: context)
      .filter { $0.footer != nil && !leavingOut.contains($0.command) }
      .sorted { $0.command.footerRank < $1.command.footerRank }
    let help = bindings.first { $0.command == .help }.map { entry($0, glyphs) }
    let gap = width >= 100 ? "   " : "  "
    var line = StyledLine(" ")
    let reserved = help.map { $0.width + gap.utf8.count } ?? 0
    for binding in bindings where binding.command != .help {
      let next = entry(binding, glyphs)
      let gapWidth = line.spans.count > 1 ? gap.utf8.count : 0
      if line.width + gapWidth + next.width + reserved > width { break }
      if gapWidth > 0 { line.append(gap) }
      line.append(next)
    }
    if let help {
      if line.spans.count > 1 { line.append(gap) }
      line.append(help)
    }
    return line
  }

  private static func entry(_ binding: KeyBinding, _ glyphs: Glyphs) -> StyledLine {
    var line = StyledLine(binding.keys[0].sign(glyphs), .footerKey)
    line.append(" " + (binding.footer ?? ""), .footerText)
    return line
  }
}
