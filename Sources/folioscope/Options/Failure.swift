import ArgumentParser
import Glibc
import ScenarioFormat

/// Bad usage or bad input: a message on standard error and exit status 2.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Writes to standard error.
func writeError(_ text: String) {
  let bytes = Array(text.utf8)
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(2, buffer.baseAddress.map { $0 + written }, bytes.count - written)
    }
    if count <= 0 { return }
    written += count
  }
}

/// Runs something that can find fault with an input; what it says goes to standard error, and the
/// program ends with status 2.
func reported<Value>(_ body: () throws(Diagnostic) -> Value) throws -> Value {
  do throws(Diagnostic) {
    return try body()
  } catch {
    writeError(error.rendered + "\n")
    throw ExitCode(2)
  }
}

/// The same for a list of faults.
func reported<Value: Sendable>(_ parsed: Parsed<Value>) throws -> Value {
  writeError(parsed.diagnostics.rendered)
  guard let value = parsed.value else { throw ExitCode(2) }
  return value
}
