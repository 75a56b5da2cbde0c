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
