import ArgumentParser
import ScenarioFormat
import Text

/// Bad usage, bad input, or output that cannot be written: a message on standard error and exit
/// status 2.
struct Failure: Error {
  let text: ShownText

  init(_ text: ShownText) {
    self.text = text
  }

  /// Says what was expected and what was found, and what may have been meant.
  ///
  /// - Parameters:
  ///   - expected: what was expected.
  ///   - found: what was found; it is put in quotes.
  ///   - names: what would have been right.
  ///   - hint: what is added at the end.
  init(expected: ShownText, found: String, among names: [String], hint: ShownText = "") {
    var text: ShownText = "expected \(expected), found \(ShownText(quoting: found, limit: 80))"
    if let near = EditDistance.nearest(to: found, among: names) {
      text += "; did you mean \(ShownText(quoting: near))?"
    }
    self.text = text + hint
  }
}

extension Diagnostic {
  /// The message, the quoted line and a caret, fit to be shown.
  var shown: ShownText { ShownText(lines: rendered) }
}

extension DiagnosticList {
  /// Says all of them on standard error.
  func report() {
    for diagnostic in diagnostics { writeError(diagnostic.shown) }
  }

  /// The first error, in one line and without its place.
  var firstMessage: ShownText {
    ShownText(diagnostics.first { $0.severity == .error }?.message ?? "it cannot be read")
  }
}

/// Runs something that can find fault with an input; what it says goes to standard error, and the
/// program ends with status 2.
func reported<Value>(_ body: () throws(Diagnostic) -> Value) throws -> Value {
  do throws(Diagnostic) {
    return try body()
  } catch {
    writeError(error.shown)
    throw ExitCode(2)
  }
}

/// The same for a list of faults.
func reported<Value: Sendable>(_ parsed: Parsed<Value>) throws -> Value {
  parsed.diagnostics.report()
  guard let value = parsed.value else { throw ExitCode(2) }
  return value
}
