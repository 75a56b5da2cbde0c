import MemoryModel
import Screen

/// The anatomy of an entry: its bits drawn in three rows, or listed where there is little room.
enum BitPicture {
  /// Columns that the drawing needs.
  static let width = 70

  static func add(
    _ words: EntryWords, encoding: SoftleafEncoding, to prose: inout Prose
  ) {
    if words.entry.isNone {
      prose.paragraph("All bits are clear: there is nothing, and any access faults.", .none)
    } else if words.entry.isPresent {
      prose.width >= width ? drawPresent(words, &prose) : listPresent(words, &prose)
    } else {
      prose.width >= width ? drawSoftleaf(words, &prose) : listSoftleaf(words, &prose)
    }
  }

  /// The bits `high...low`, with a space between two where asked for.
  private static func bits(_ word: UInt64, _ high: Int, _ low: Int, gap: String = " ") -> String {
    stride(from: high, through: low, by: -1)
      .map { word >> UInt64($0) & 1 == 1 ? "1" : "0" }
      .joined(separator: gap)
  }

  private static func names(_ high: Int, _ low: Int) -> String {
    stride(from: high, through: low, by: -1).map(String.init).joined(separator: " ")
  }

  // MARK: not present

  /// Type in bits 63 to 59, inverted offset in 58 to 9, flags below.
  private static func drawSoftleaf(_ words: EntryWords, _ prose: inout Prose) {
    let word = words.entry.word
    let offset = words.entry.softleafOffset
    var numbers = StyledLine("63   59 58", .dim)
    numbers.pad(to: 50)
    numbers.append("9 " + names(8, 0), .dim)
    prose.line(numbers)
    var row = StyledLine(bits(word, 63, 59), words.role)
    row.append("  not(", .dim)
    row.append(Figures.groupedHex(offset), .hex)
    row.append(")", .dim)
    row.pad(to: 52)
    row.append(bits(word, 8, 2), .none)
    row.append(" ")
    row.append(bits(word, 1, 1), words.entry.isSwapSoftDirty ? .text : .none)
    row.append(" ")
    row.append(bits(word, 0, 0), .text)
    prose.line(row)
    let corner = prose.glyphs[.bottomLeft] + prose.glyphs[.horizontal]
    var labels = StyledLine("\(corner)type \(words.entry.softleafType)", .dim)
    labels.pad(to: 11)
    labels.append("\(corner)offset, inverted: \(target(words, prose.glyphs))", .dim)
    labels.pad(to: 55)
    labels.append("soft-dirty \(prose.glyphs[.bottomRight]) \(prose.glyphs[.bottomLeft])P", .dim)
    prose.line(labels)
  }

  private static func listSoftleaf(_ words: EntryWords, _ prose: inout Prose) {
    let word = words.entry.word
    prose.pair(
      "63-59", "\(bits(word, 63, 59, gap: ""))  type \(words.entry.softleafType)",
      words.role, column: 8)
    prose.pair("58-9", "offset, inverted: \(target(words, prose.glyphs))", .hex, column: 8)
    prose.pair("2", "\(bits(word, 2, 2))  userfaultfd write-protect", .dim, column: 8)
    prose.pair(
      "1", "\(bits(word, 1, 1))  soft-dirty", words.entry.isSwapSoftDirty ? .text : .dim,
      column: 8)
    prose.pair("0", "0  not present", .text, column: 8)
  }

  /// What the offset or frame number leads to.
  private static func target(_ words: EntryWords, _ glyphs: Glyphs) -> String {
    guard let number = words.pageFrameNumber else {
      return Figures.hex(words.entry.softleafOffset)
    }
    let name = words.frame.exists ? " \(glyphs[.right]) \(words.frameName)" : ""
    return "pfn \(Figures.hex(number))\(name)"
  }

  // MARK: present

  /// The flags of a present entry, bit 11 first.
  private static let flags: [(bit: Int, letter: String, name: String)] = [
    (11, "S", "soft-dirty"), (10, "u", "userfaultfd"), (9, "s", "special"),
    (8, "N", "PROT_NONE, if P is clear"), (7, "p", "PAT"), (6, "D", "dirty"),
    (5, "A", "accessed"), (4, "c", "PCD"), (3, "t", "PWT"), (2, "U", "user"),
    (1, "W", "writable"), (0, "P", "present"),
  ]

  private static func drawPresent(_ words: EntryWords, _ prose: inout Prose) {
    let word = words.entry.word
    prose.line(
      StyledLine("63 62   59 58       52 51          12  11 10 9 8 7 6 5 4 3 2 1 0", .dim))
    var row = StyledLine(bits(word, 63, 63), .text)
    row.append("  \(bits(word, 62, 59, gap: ""))   ", .none)
    row.append("\(bits(word, 58, 52, gap: ""))   ", .none)
    row.append(Figures.hex(words.entry.frameNumber, width: 10), .hex)
    row.pad(to: 39)
    for (bit, _, _) in flags {
      let isSet = word >> UInt64(bit) & 1 == 1
      row.field(isSet ? "1" : "0", isSet ? .present : .none, width: bit >= 10 ? 3 : 2)
    }
    prose.line(row)
    var labels = StyledLine("NX pkey   unused    \(target(words, prose.glyphs))", .dim)
    labels.pad(to: 39)
    for (bit, letter, _) in flags {
      let isSet = word >> UInt64(bit) & 1 == 1
      labels.field(isSet ? letter : "", .dim, width: bit >= 10 ? 3 : 2)
    }
    prose.line(labels)
    prose.paragraph(setFlags(words).map { "\($0.letter) \($0.name)" }.joined(separator: ", "), .dim)
  }

  private static func listPresent(_ words: EntryWords, _ prose: inout Prose) {
    prose.pair("63", words.entry.word >> 63 == 1 ? "1  NX: no code" : "0", .dim, column: 8)
    prose.pair("51-12", target(words, prose.glyphs), .hex, column: 8)
    for flag in setFlags(words) {
      prose.pair("\(flag.bit)", "1  \(flag.letter) \(flag.name)", .text, column: 8)
    }
  }

  private static func setFlags(
    _ words: EntryWords
  ) -> [(bit: Int, letter: String, name: String)] {
    flags.reversed().filter { words.entry.word >> UInt64($0.bit) & 1 == 1 }
  }
}
