import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Text

/// What came of replaying one recording.
public enum ReplayOutcome: Sendable {
  /// All operations were replayed.
  case replayed(operations: Int, differences: [Difference])
  /// The script uses a verb that no path of this model does.
  case unsupported(String)
  /// The script asks for more than the simulated machine has room for.
  case beyondLimit(String)

  /// The script cannot be replayed, for this reason.
  fileprivate init(_ reason: Diagnostic) {
    self = reason.isLimit ? .beyondLimit(reason.message) : .unsupported(reason.message)
  }
}

extension Recording {
  /// Replays the script on a kernel and compares every field of every line.
  ///
  /// - Parameters:
  ///   - kernel: the kernel, recorded or another one.
  ///   - strictNames: on 7.3, whether a frame that nothing maps any more keeps its name.
  public func replay(on kernel: Kernel, strictNames: Bool = false) -> ReplayOutcome {
    var library: CodeLibrary?
    return replay(on: kernel, strictNames: strictNames, sharing: &library)
  }

  /// Replays the script on a kernel and compares every field of every line.
  ///
  /// - Parameters:
  ///   - kernel: the kernel, recorded or another one.
  ///   - strictNames: on 7.3, whether a frame that nothing maps any more keeps its name.
  ///   - library: operations written out for this kernel already. It is made, if nil, and others that
  ///     are replayed on the kernel may share it.
  public func replay(
    on kernel: Kernel, strictNames: Bool = false, sharing library: inout CodeLibrary?
  ) -> ReplayOutcome {
    var laboratory = Laboratory(kernel, sharing: library)
    library = laboratory.library
    var comparison = Comparison(forgetsUnmapped: kernel.version >= .v7_3 && !strictNames)
    var differences: [Difference] = []
    if let obstacle { return ReplayOutcome(obstacle) }
    for (index, entry) in entries.enumerated() {
      let found: (result: JSONObject, state: JSONObject)
      do throws(Diagnostic) {
        found = try laboratory.perform(entry.operation)
      } catch {
        return ReplayOutcome(error)
      }
      var expected = JSONObject()
      for key in ["result", "state", "dmesg"] { expected[key] = entry.answer[key] }
      let answer: JSONObject = ["result": .object(found.result), "state": .object(found.state)]
      differences += comparison.differences(expected: .object(expected), found: .object(answer))
        .map {
          Difference(
            script: script, number: index + 1, operation: entry.operation.text, field: $0.field,
            expected: $0.expected, found: $0.found)
        }
    }
    return .replayed(operations: entries.count, differences: differences)
  }

  /// The first operation that cannot be done, so that a script is replayed whole or not at all.
  private var obstacle: Diagnostic? {
    var compiler = OperationCompiler(devices: .laboratory)
    for entry in entries {
      do throws(Diagnostic) {
        _ = try compiler.invocation(of: entry.operation, processor: 0)
      } catch {
        return error
      }
    }
    return nil
  }
}
