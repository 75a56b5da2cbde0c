import Exploration
import KernelPaths
import ScenarioFormat
import Simulation

/// The situation of configuration M on the very listings that the screen steps: a scenario file, its
/// invariant of exclusive access at every step, and the sum of all additions at the end.
///
/// There are more states than in dex.pml because the listings are finer: mmap_lock and the VMA lock
/// are taken and released in steps of their own, so are the page-table lock (released) and the
/// interval notifier (inserted, removed); a fault that meets the gap while an entry is cleared
/// allocates a folio as do_anonymous_page() does, and frees it again; a fault that finds the folio
/// locked gives its own lock up and starts over. They are coarser in two points: choosing the next
/// access is no step, and an invalidation that finds no device access under way drops the mappings
/// and the mutex in one.
enum RealListings {
  /// Counts of the whole search on v7.3: a change has to be meant.
  static let counts = (states: 32_745_419, transitions: 110_016_689)

  static let path = "Scenarios/races/02-four-on-one-word.yaml"

  /// The search; a message on standard error and nil if the scenario cannot be used.
  static func search() -> ExhaustiveSearch? {
    let reader = ScenarioReader(known: KnownNames())
    let parsed = reader.read(path: root + path)
    guard let scenario = parsed.value else {
      complain(parsed.diagnostics.rendered)
      return nil
    }
    do throws(DiagnosticList) {
      let simulation = try Simulation(scenario, kernel: Kernel(.v7_3), purpose: .explore)
      return ExhaustiveSearch.additions(of: simulation)
    } catch {
      complain(error.rendered)
      return nil
    }
  }

  /// The package's directory, two above this file's.
  private static var root: String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/"
  }
}
