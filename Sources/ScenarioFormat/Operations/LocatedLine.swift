/// A line of operations whose scalars know where they stand in the source.
struct LocatedLine {
  /// Where scalars stand.
  enum Places {
    /// One after another, from this line and column on.
    case straight(line: Int, column: Int)
    /// Each somewhere, with the number of source scalars that it takes; used where YAML folds lines
    /// or escapes characters. A line without scalars stands where the whole text begins.
    case scattered([ScalarPlace], start: ScalarPlace)
  }

  var source: SourceText
  var scalars: [Unicode.Scalar]
  var places: Places

  /// A line that stands in the source as it is.
  init(source: SourceText, number: Int) {
    self.source = source
    self.scalars = Array(source.scalars(number))
    self.places = .straight(line: number, column: 1)
  }

  /// A line whose scalars stand in these places.
  init(source: SourceText, scalars: [Unicode.Scalar], places: Places) {
    self.source = source
    self.scalars = scalars
    self.places = places
  }

  /// The place of the scalar with this index.
  func place(of index: Int) -> ScalarPlace {
    switch places {
    case .straight(let line, let column):
      ScalarPlace(line: line, column: column + index, length: 1)
    case .scattered(let places, let start):
      index < places.count ? places[index] : places.last ?? start
    }
  }

  /// The words, without the comment.
  var words: [Word] {
    var words: [Word] = []
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      let ends = scalar == " " || scalar == "\t" || scalar == "#"
      if ends, let first = start {
        words.append(word(first..<index))
        start = nil
      } else if !ends && start == nil {
        start = index
      }
      if scalar == "#" { return words }
    }
    if let start { words.append(word(start..<scalars.count)) }
    return words
  }

  private func word(_ range: Range<Int>) -> Word {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    let first = place(of: range.lowerBound)
    let last = place(of: range.upperBound - 1)
    let length =
      last.line == first.line ? last.column + last.length - first.column : range.count
    return Word(
      text: String(text), line: first.line, column: first.column, length: max(1, length))
  }
}

/// Where one scalar stands in a source text, and how many scalars of the source it takes.
struct ScalarPlace {
  var line: Int
  var column: Int
  var length: Int
}

/// A word of an operation, and where it stands.
public struct Word: Hashable, Sendable {
  /// The word.
  public var text: String
  /// The line of its first scalar, counted from 1.
  public var line: Int
  /// The column of its first scalar, counted from 1 in Unicode scalars.
  public var column: Int
  /// How many scalars it takes in the source; more than its own where the source escapes some.
  public var length: Int

  /// A word in a place.
  public init(text: String, line: Int, column: Int, length: Int) {
    self.text = text
    self.line = line
    self.column = column
    self.length = length
  }
}
