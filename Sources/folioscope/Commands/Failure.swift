import ArgumentParser
import Glibc
import KernelPaths
import ScenarioFormat

/// Bad usage or bad input: a message on standard error and exit status 2.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// Writes the message and gives the exit status.
  func report() -> ExitCode {
    writeError("folioscope: \(description)\n")
    return ExitCode(2)
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

/// The `--kernel` option.
enum KernelOption {
  static func version(_ name: String) throws -> Kernel.Version {
    if let version = Kernel.Version(rawValue: name) { return version }
    let known = Kernel.Version.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure("expected a kernel (\(known)), found '\(name)'")
  }
}
