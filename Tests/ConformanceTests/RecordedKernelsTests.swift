import Conformance
import KernelPaths
import ScenarioFormat
import Testing

/// The recordings of real kernels that are kept with the tests.
enum Recordings {
  static let directory = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")

  /// Files of one kernel, or of one folder of it: `v6.12` or `v6.12/random`.
  static func files(_ version: Kernel.Version) throws -> [String] {
    let kernel = version.rawValue.dropFirst()
    return try FileTree("/\(directory)/Recordings/\(kernel)", suffixes: [".jsonl"]).files
  }
}

/// Every recording, replayed operation by operation and compared field by field.
@Suite("Recorded kernels")
struct RecordedKernelsTests {
  @Test("The simulation answers what the kernel answered", arguments: Kernel.Version.allCases)
  func replay(_ version: Kernel.Version) throws {
    let files = try Recordings.files(version)
    #expect(files.count >= 200, "recordings are missing")
    var replayed = 0
    var operations = 0
    var differing = 0
    var library: CodeLibrary?
    for file in files {
      let recording = try Recording.read(file)
      #expect(recording.version == version, "\(file)")
      guard
        case .replayed(let count, let differences) = recording.replay(
          on: Kernel(version), sharing: &library)
      else {
        Issue.record("\(file): not supported")
        continue
      }
      replayed += 1
      operations += count
      #expect(count == recording.entries.count)
      differing += differences.count
      for difference in differences { Issue.record("\(difference)") }
    }
    print(
      "\(version.rawValue): \(replayed) scripts, \(operations) operations, \(differing) differences"
    )
    #expect(replayed == files.count)
    #expect(operations > 3_000)
  }

  @Test("The same scripts were recorded on all kernels")
  func sameScripts() throws {
    let names = try Kernel.Version.allCases.map { version in
      Set(try Recordings.files(version).compactMap { $0.split(separator: "/").last })
    }
    #expect(names[0] == names[1])
    #expect(names[1] == names[2])
  }
}
