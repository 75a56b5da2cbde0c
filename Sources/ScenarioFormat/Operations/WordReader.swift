import Text

/// Takes the words of an operation one after another, and says what is wrong with them.
struct WordReader {
  let source: SourceText
  let words: [Word]
  /// Names of devices, which no new process may have.
  var deviceNames: [String] = []
  private(set) var next = 0

  init(source: SourceText, words: [Word]) {
    self.source = source
    self.words = words
  }

  /// The word that would be taken next.
  var upcoming: Word? { next < words.count ? words[next] : nil }

  /// Takes a word.
  mutating func take(_ expected: String) throws(Diagnostic) -> Word {
    guard let word = upcoming else { throw endOfLine(expected) }
    next += 1
    return word
  }

  /// Takes one of the words that a type has for its cases.
  mutating func takeChoice<Choice>(_ expected: String, _ type: Choice.Type) throws(Diagnostic)
    -> Choice where Choice: RawRepresentable<String> & CaseIterable
  {
    let word = try take(expected)
    if let choice = Choice(rawValue: word.text) { return choice }
    throw unexpected(word, expected, among: Choice.allCases.map(\.rawValue))
  }

  /// Takes a name.
  mutating func takeName(_ expected: String) throws(Diagnostic) -> String {
    let word = try take(expected)
    guard Identifier.isValid(word.text) else {
      throw unexpected(word, "\(expected) (\(Identifier.rule))")
    }
    return word.text
  }

  /// Takes a number.
  mutating func takeNumber(_ what: String, _ range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let expected = "\(what) from \(range.lowerBound) to \(range.upperBound)"
    let word = try take(expected)
    guard let number = Number.parse(word.text), range.contains(number) else {
      throw unexpected(word, expected, suggestion: Number.withoutLeadingZeros(word.text))
    }
    return number
  }

  /// Takes a byte.
  mutating func takeByte() throws(Diagnostic) -> UInt8 {
    UInt8(truncatingIfNeeded: try takeNumber("a byte", 0...255))
  }

  /// Takes a 32-bit value.
  mutating func takeValue() throws(Diagnostic) -> UInt32 {
    UInt32(truncatingIfNeeded: try takeNumber("a 32-bit value", 0...0xFFFF_FFFF))
  }

  /// Takes pages of a mapping.
  mutating func takePages() throws(Diagnostic) -> PageRange {
    let word = try take("pages such as 'heap', 'heap+3' or 'heap+1..4'")
    return try PageWord(source: source, word: word).range()
  }

  /// Takes one page.
  mutating func takePage(_ what: String = "one page") throws(Diagnostic) -> PageReference {
    let expected = "\(what) such as 'heap+3'"
    let word = try take(expected)
    let range = try PageWord(source: source, word: word).range()
    guard case .page(let page) = range.selection else { throw unexpected(word, expected) }
    return PageReference(name: range.mapping, page: page)
  }

  /// Takes the name of a whole mapping.
  mutating func takeMapping(_ expected: String) throws(Diagnostic) -> String {
    let word = try take(expected)
    let range = try PageWord(source: source, word: word).range()
    guard range.selection == .whole else { throw unexpected(word, expected) }
    return range.mapping
  }

  /// Takes the name of a new process.
  mutating func takeNewProcess() throws(Diagnostic) -> String {
    let expected = "a name for the child"
    let place = upcoming
    let name = try takeName(expected)
    if let place, name == "system" || deviceNames.contains(name) {
      throw diagnostic(
        at: place, "expected \(expected), found '\(name)', which is not the name of a process")
    }
    return name
  }

  /// Says that a word is not what was expected.
  func unexpected(
    _ word: Word, _ expected: String, among candidates: [String] = [], suggestion: String? = nil
  ) -> Diagnostic {
    diagnostic(
      at: word, "expected \(expected), found \(DisplayText.quoted(word.text))",
      suggestion: suggestion ?? EditDistance.nearest(to: word.text, among: candidates))
  }

  /// Says something about a word.
  func diagnostic(at word: Word, _ message: String, suggestion: String? = nil) -> Diagnostic {
    let place = SourceLocation(source: source, line: word.line, column: word.column)
    return Diagnostic(at: place, length: word.length, message, suggestion: suggestion)
  }

  private func endOfLine(_ expected: String) -> Diagnostic {
    let last = words.last ?? Word(text: "", line: 1, column: 1, length: 1)
    let place = SourceLocation(
      source: source, line: last.line, column: last.column + last.length)
    return Diagnostic(at: place, "expected \(expected), found the end of the line")
  }
}
