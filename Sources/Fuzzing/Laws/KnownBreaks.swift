import MemoryModel
import ScenarioFormat

/// The checks that unswitched kernels are known to break.
///
/// The HMM test device looks at no interval sequence before it stores what make_device_exclusive()
/// gave it, and MADV_DONTNEED takes neither mmap_lock for writing nor the folio lock: its zap may come
/// in between, on every kernel. Then the device keeps a mapping that nobody will take away.
enum KnownBreaks {
  static let ofTestDevice: Set<String> = [
    "exclusive-means-exclusive", "no-stale-mirror", "no-device-freed-page",
  ]

  /// What a scenario may break on a kernel without switches.
  static func allowed(in scenario: Scenario) -> Set<String> {
    let hasTestDevice = scenario.machine.devices.devices.contains { $0.driver == .testHMM }
    let zaps = (scenario.setup + scenario.actors.flatMap(\.operations)).contains {
      $0.verb == ProcessVerbs.madvise.declaration
    }
    return hasTestDevice && zaps ? ofTestDevice : []
  }
}
