import Screen

/// The spellings of keys that terminals use, whatever they call themselves.
///
/// Modifiers are left out: Ctrl-Right acts as Right. Where two terminals mean different keys by
/// the same bytes, the terminal's own description decides before this table is asked.
enum KeySequences {
  /// The key for a complete sequence that begins with ESC `[` or ESC `O`; nil if it means nothing
  /// here.
  static func key(_ sequence: [UInt8]) -> Key? {
    guard sequence.count >= 3, let final = sequence.last else { return nil }
    let body = sequence[2...].dropLast()
    let isControl = sequence[1] == UInt8(ascii: "[")
    if isControl && body.elementsEqual([UInt8(ascii: "[")]) { return linuxFunctions[final] }
    guard let numbers = parameters(body) else { return nil }
    if !isControl { return numbers.count <= 2 ? letters[final] ?? keypad[final] : nil }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      if numbers.count == 3, numbers[0] == 27 {
        return Key(code: numbers[2], modifiers: numbers[1])
      }
      return numbers.count <= 2 ? numbered[numbers.first ?? 0] : nil
    case UInt8(ascii: "u"):
      return Key(code: numbers.first ?? 0, modifiers: numbers.count > 1 ? numbers[1] : 1)
    default:
      return isModifier(numbers) ? letters[final] : nil
    }
  }

  /// `1;5`, `;5`, `5`, or nothing: a count that means nothing, and which modifiers were down.
  private static func isModifier(_ numbers: [Int]) -> Bool {
    switch numbers.count {
    case 0: true
    case 1: (0...16).contains(numbers[0])
    case 2: (0...1).contains(numbers[0]) && (1...16).contains(numbers[1])
    default: false
    }
  }

  /// The numbers between `;`; of `97:65` the first. Nil if there is anything else.
  private static func parameters(_ body: ArraySlice<UInt8>) -> [Int]? {
    if body.isEmpty { return [] }
    var numbers: [Int] = []
    for field in body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      let digits = field.prefix { $0 != UInt8(ascii: ":") }
      if digits.isEmpty {
        numbers.append(0)
      } else if digits.count <= 8, digits.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(String(decoding: digits, as: UTF8.self))
      {
        numbers.append(number)
      } else {
        return nil
      }
    }
    return numbers
  }

  /// Behind ESC `[` and behind ESC `O` alike: xterm and all that follow it, and, in small letters,
  /// what rxvt sends with Shift and with Ctrl.
  private static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down,
    UInt8(ascii: "c"): .right, UInt8(ascii: "d"): .left, UInt8(ascii: "H"): .home,
    UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab, UInt8(ascii: "P"): .function(1),
    UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  /// Behind ESC `O`: the number pad of the VT100 while it is for applications.
  private static let keypad: [UInt8: Key] = {
    var keys: [UInt8: Key] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab]
    let signs: [(Character, Unicode.Scalar)] = [
      (" ", " "), ("X", "="), ("j", "*"), ("k", "+"), ("l", ","), ("m", "-"), ("n", "."),
      ("o", "/"),
    ]
    for (letter, sign) in signs { keys[letter.asciiValue ?? 0] = .character(sign) }
    for digit in UInt8(0)...9 {
      keys[UInt8(ascii: "p") + digit] = .character(Unicode.Scalar(UInt8(ascii: "0") + digit))
    }
    return keys
  }()

  /// ESC `[[A` to ESC `[[E` on the Linux console.
  private static let linuxFunctions: [UInt8: Key] = [
    UInt8(ascii: "A"): .function(1), UInt8(ascii: "B"): .function(2),
    UInt8(ascii: "C"): .function(3),
    UInt8(ascii: "D"): .function(4), UInt8(ascii: "E"): .function(5),
  ]

  /// ESC `[` number `~`: the VT220 and its descendants. rxvt writes `^`, `$` and `@` for `~` with
  /// Ctrl, Shift and both.
  private static let numbered: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // The numbers leave gaps where the keyboard of the VT220 did.
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()

  /// The terminfo names of keys, for what a terminal's own description says.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete),
      ("kcbt", .backTab),
    ] + (1...20).map { ("kf\($0)", .function($0)) }

  /// The keys of a terminal's description that can be believed: sequences, but for the one that
  /// introduces the mouse.
  ///
  /// - Parameter bytes: what the description says for a capability.
  static func own(_ bytes: (String) -> [UInt8]?) -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in capabilities {
      guard let sequence = bytes(name), sequence.count > 1, sequence[0] == 0x1B,
        sequence != Array("\u{1B}[M".utf8), keys[sequence] == nil
      else { continue }
      keys[sequence] = key
    }
    return keys
  }
}
