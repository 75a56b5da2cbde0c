import Exploration
import ProtocolTwin

/// Searches what Spin was asked about and compares.
enum KnownCountsCheck {
  /// Prints a line for each; the exit code is 1 if one differs.
  static func run() -> Int32 {
    var code: Int32 = 0
    for known in KnownCounts.all {
      do throws(ExplorationError) {
        let result = try known.configuration.search.run()
        let right = known.agrees(with: result)
        report("\(known.name): \(right ? "as Spin has it" : "WRONG"), \(result.coverage)")
        if !right { code = 1 }
      } catch {
        complain("\(known.name): \(error)")
        code = 1
      }
    }
    return code
  }
}
