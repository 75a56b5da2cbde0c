/// Everything that is wrong with an input, in the order in which it was found.
public struct DiagnosticList: Error, Hashable, Sendable {
  /// How many diagnostics are kept; one more says that there are others.
  public static let limit = 1_000

  /// The diagnostics.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Whether one of them is an error.
  public private(set) var hasErrors = false

  /// An empty list.
  public init() {}

  /// Adds one, unless the list is full.
  public mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    if diagnostics.count < Self.limit {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Self.limit {
      diagnostics.append(
        Diagnostic(file: diagnostic.file, "too many errors; the rest is not shown"))
    }
  }

  /// Adds all of another list.
  public mutating func append(contentsOf other: DiagnosticList) {
    for diagnostic in other.diagnostics { append(diagnostic) }
  }

  /// The same diagnostics in the order of their lines and columns; those about the whole file last.
  var inTextOrder: DiagnosticList {
    func place(_ diagnostic: Diagnostic) -> (Int, Int) {
      (diagnostic.line == 0 ? Int.max : diagnostic.line, diagnostic.column)
    }
    var list = self
    let sorted = diagnostics.enumerated().sorted { left, right in
      let first = place(left.element)
      let second = place(right.element)
      return first == second ? left.offset < right.offset : first < second
    }
    list.diagnostics = sorted.map(\.element)
    return list
  }

  /// All of them as text, ready for standard error. Ends with a line feed unless empty.
  public var rendered: String {
    diagnostics.map { $0.rendered + "\n" }.joined()
  }
}

/// What reading an input gave: the value, if nothing was wrong, and what was to say about it.
public struct Parsed<Value: Sendable>: Sendable {
  /// The value; nil if there was an error.
  public var value: Value?
  /// Errors and warnings.
  public var diagnostics: DiagnosticList

  /// Keeps the value only if the diagnostics have no error.
  init(_ value: Value?, _ diagnostics: DiagnosticList) {
    self.value = diagnostics.hasErrors ? nil : value
    self.diagnostics = diagnostics
  }

  /// The value, or all that was wrong.
  public func get() throws(DiagnosticList) -> Value {
    guard let value else { throw diagnostics }
    return value
  }
}
