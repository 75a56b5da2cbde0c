import Text

/// Reads a word that names pages: `heap`, `heap+3`, `heap+1..4`.
struct PageWord {
  var source: SourceText
  var word: Word

  /// The pages that the word names.
  func range() throws(Diagnostic) -> PageRange {
    let parts = word.text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let mapping = String(parts[0])
    guard Identifier.isValid(mapping) else {
      throw diagnostic(
        0, mapping.unicodeScalars.count,
        "expected pages such as 'heap', 'heap+3' or 'heap+1..4', found "
          + DisplayText.quoted(word.text))
    }
    guard parts.count == 2 else { return PageRange(mapping: mapping) }
    let start = mapping.unicodeScalars.count + 1
    guard let dots = firstDots(in: parts[1]) else {
      return PageRange(mapping: mapping, selection: .page(try number(parts[1], at: start, from: 0)))
    }
    let firstText = parts[1][..<dots]
    let lastText = parts[1][dots...].dropFirst(2)
    let first = try number(firstText, at: start, from: 0)
    let last = try number(lastText, at: start + firstText.unicodeScalars.count + 2, from: first)
    return PageRange(mapping: mapping, selection: .pages(first...last))
  }

  /// Where the first `..` begins.
  private func firstDots(in text: Substring) -> Substring.Index? {
    var previous: Substring.Index?
    for index in text.indices {
      if text[index] == ".", let previous, text[previous] == "." { return previous }
      previous = index
    }
    return nil
  }

  private func number(_ text: Substring, at offset: Int, from first: Int) throws(Diagnostic)
    -> Int
  {
    let highest = OperationLimits.pages - 1
    if let number = Number.parse(text), number >= first && number <= highest { return number }
    let length = text.unicodeScalars.count
    let found =
      length == 0 && offset >= word.text.unicodeScalars.count
      ? "the end of the word" : DisplayText.quoted(String(text))
    throw diagnostic(
      offset, length, "expected a page number from \(first) to \(highest), found \(found)",
      suggestion: Number.withoutLeadingZeros(String(text)))
  }

  private func diagnostic(
    _ offset: Int, _ length: Int, _ message: String, suggestion: String? = nil
  ) -> Diagnostic {
    let place = SourceLocation(source: source, line: word.line, column: word.column + offset)
    return Diagnostic(at: place, length: length, message, suggestion: suggestion)
  }
}
