import Dispatch
import KernelPaths
import ScenarioFormat
import Synchronization
import Text

/// What came of a file of recordings.
public enum ReplayedFile: Sendable {
  /// It was replayed.
  case replayed(ReplayReport)
  /// It is a recording of another kernel than the one that is asked for.
  case ofAnotherKernel
  /// It cannot be read, or is of a kernel without a profile.
  case unreadable(Diagnostic)
}

/// What came of a recording, without the recording itself.
public struct ReplayReport: Sendable {
  /// Path of the recording.
  public let file: String
  /// Name of the script that was recorded.
  public let script: String
  /// As the recorded kernel names itself: `6.12.107`.
  public let release: String
  /// Whether the script was done, or was the end of the kernel.
  public let ending: Recording.Ending
  /// What came of replaying it.
  public let outcome: ReplayOutcome
}

/// Replays files of recordings, on all processors at once. What comes of a file does not depend on the
/// others, so that the order of work does not show.
public struct FileReplay: Sendable {
  /// Only recordings of this kernel; nil for all.
  public let wanted: Kernel.Version?
  /// On 7.3, whether a frame that nothing maps any more keeps its name.
  public let strictNames: Bool

  /// A replay of recordings of one kernel, or of all.
  public init(of wanted: Kernel.Version? = nil, strictNames: Bool = false) {
    self.wanted = wanted
    self.strictNames = strictNames
  }

  /// What came of each file, in the order of the files.
  ///
  /// - Parameters:
  ///   - files: the paths of the files.
  ///   - threads: how many are replayed at a time.
  public func replay(_ files: [String], threads: Int) -> [ReplayedFile] {
    let results = Mutex<[ReplayedFile?]>(Array(repeating: nil, count: files.count))
    let next = Atomic(0)
    let libraries = Mutex<[Kernel.Version: CodeLibrary]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, files.count))) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < files.count else { return }
        let result = replay(files[number], libraries)
        results.withLock { $0[number] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Replays one file; what it writes out is shared with the next one of its kernel.
  private func replay(
    _ file: String, _ libraries: borrowing Mutex<[Kernel.Version: CodeLibrary]>
  ) -> ReplayedFile {
    do throws(Diagnostic) {
      let recording = try Recording.read(file)
      guard let version = recording.version else {
        let known = Kernel.Version.allCases.map(\.rawValue).joined(separator: ", ")
        throw Diagnostic(
          file: file,
          "expected a recording of \(known), found one of \(DisplayText.quoted(recording.release))")
      }
      if let wanted, wanted != version { return .ofAnotherKernel }
      var library = libraries.withLock { $0[version] }
      let outcome = recording.replay(
        on: Kernel(version), strictNames: strictNames, sharing: &library)
      libraries.withLock { if $0[version] == nil { $0[version] = library } }
      return .replayed(
        ReplayReport(
          file: file, script: recording.script, release: recording.release,
          ending: recording.ending, outcome: outcome))
    } catch {
      return .unreadable(error)
    }
  }
}
