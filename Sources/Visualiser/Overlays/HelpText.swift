import Screen

/// The help page, made from the key table.
enum HelpText {
  static func overlay(_ context: KeyContext, width: Int, glyphs: Glyphs) -> Overlay {
    var prose = Prose(width: width, glyphs: glyphs)
    add(context, to: &prose)
    if context == .session {
      prose.heading("On the command line, after :")
      prose.paragraph(
        "Every key has a name there, too. Tab completes it. These take more:", .dim)
      for command in Command.all where command.isTyped {
        guard let argument = command.argument else { continue }
        prose.pair("  :\(command.name) \(argument.placeholder)", argument.words, column: 22)
      }
      prose.heading("Marks")
      for (sign, role, meaning) in marks(glyphs) {
        var line = StyledLine("  ")
        line.append(sign, role)
        line.pad(to: 12)
        line.append(meaning)
        prose.line(line)
      }
    }
    return Overlay(
      kind: .help(context), title: "Keys \(glyphs[.separator]) \(context.title)",
      trailing: "Esc closes", rows: prose.rows)
  }

  private static func add(_ context: KeyContext, to prose: inout Prose) {
    for binding in KeyTable.bindings(in: context) {
      prose.pair(
        "  " + binding.keyNames(prose.glyphs), binding.words, column: prose.width >= 50 ? 16 : 12)
    }
  }

  private static func marks(_ glyphs: Glyphs) -> [(String, Role, String)] {
    [
      (glyphs[.changed], .changed, "the last step changed this"),
      (glyphs[.selection], .selection, "selected: w, f, b and the Inspector mean this"),
      (glyphs[.current], .current, "runs next"),
      (glyphs[.done], .done, "done; holds"),
      (glyphs[.right] + " retry", .heading, "a step that may go on at a label"),
      (glyphs[.waiting], .blocked, "waits"),
      (glyphs[.failed], .bad, "broken"),
      (glyphs[.timelineHere], .exclusive, "an entry became device-exclusive, or ceased to be"),
      ("RWUADS", .present, "readable writable user accessed dirty soft-dirty"),
      ("RW rw -", .present, "by a TLB, by the page table, would fault"),
    ]
  }
}
