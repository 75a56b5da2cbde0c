/// Changes texts at random, the same way every time for the same seed.
struct RandomMutations {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// What a mutation may put in: pieces of the languages, and characters that have tripped parsers.
  private static let pieces: [String] = [
    " ", "\n", "\t", "\r\n", "#", "+", "..", ".", "-", ":", ": ", ",", "[", "]", "{", "}", "|\n",
    ">\n",
    "'", "\"", "\\", "\\x1b", "&a ", "*a", "!!str ", "? ", "- ", "---\n", "%YAML 1.1\n", "~", "0x",
    "99999999999999999999", "-1", "0", "gpu0 ", "system ", "app", "times 3", "\u{0}", "\u{1b}",
    "\u{85}",
    "\u{2028}", "\u{202e}", "\u{FEFF}", "\u{301}", "日", "😀", "\u{10FFFF}", "until: ", "title: ",
  ]

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: next() % UInt64(max(1, bound)))
  }

  /// The text with one to four mutations.
  mutating func mutate(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...next(below: 4) { mutate(&scalars) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private mutating func mutate(_ scalars: inout [Unicode.Scalar]) {
    let start = next(below: scalars.count + 1)
    let end = min(scalars.count, start + next(below: 12))
    switch next(below: 6) {
    case 0: scalars.removeSubrange(start..<end)
    case 1: scalars.insert(contentsOf: scalars[start..<end], at: next(below: scalars.count + 1))
    case 2:
      let piece = Self.pieces[next(below: Self.pieces.count)]
      scalars.insert(contentsOf: Array(piece.unicodeScalars), at: start)
    case 3:
      let piece = Self.pieces[next(below: Self.pieces.count)]
      scalars.replaceSubrange(start..<end, with: Array(piece.unicodeScalars))
    case 4:
      if start < scalars.count, let scalar = Unicode.Scalar(UInt32(next(below: 0x300))) {
        scalars[start] = scalar
      }
    default: scalars.swapAt(min(start, max(0, scalars.count - 1)), max(0, end - 1))
    }
    if scalars.isEmpty { scalars = ["a"] }
  }
}
