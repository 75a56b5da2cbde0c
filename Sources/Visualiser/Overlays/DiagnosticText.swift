import ScenarioFormat
import Screen

/// What is wrong with a scenario's file, with its lines.
enum DiagnosticText {
  static func rows(_ item: CatalogueItem, width: Int, glyphs: Glyphs) -> [Row] {
    var prose = Prose(width: width, glyphs: glyphs)
    for diagnostic in item.parsed.diagnostics.diagnostics {
      let lines = diagnostic.rendered.split(separator: "\n", omittingEmptySubsequences: false)
      prose.paragraph(String(lines.first ?? ""), .bad)
      for line in lines.dropFirst() { prose.line(StyledLine(String(line), .text)) }
    }
    return prose.rows
  }

  /// The same over a session that stays as it was.
  static func overlay(_ item: CatalogueItem, width: Int, glyphs: Glyphs) -> Overlay {
    Overlay(
      kind: .diagnostics, title: "Not read again \(glyphs[.separator]) \(item.fileName)",
      trailing: "Esc closes", rows: rows(item, width: width, glyphs: glyphs))
  }
}
