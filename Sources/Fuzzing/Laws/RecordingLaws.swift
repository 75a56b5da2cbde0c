import Conformance
import KernelPaths
import ScenarioFormat

/// The laws of recordings: each is read or complained about, in clean words; what can be read is
/// replayed, twice with the same outcome.
enum RecordingLaws {
  static func judge(_ text: String) -> [Finding] {
    let recording: Recording
    do throws(Diagnostic) {
      recording = try Recording.parse(Array(text.utf8), file: "input.jsonl")
    } catch {
      let words = error.rendered
      if let offence = TextLaw.offence(in: words) {
        return [Finding("text is clean", "\(offence) in a diagnostic")]
      }
      return words.isEmpty ? [Finding("what is refused is complained about", "")] : []
    }
    guard let version = recording.version else { return [] }
    let first = words(recording, version)
    var findings: [Finding] = []
    if let offence = TextLaw.offence(in: first) {
      findings.append(Finding("text is clean", "\(offence) in a difference"))
    }
    if words(recording, version) != first {
      findings.append(Finding("a replay is the same twice", recording.script))
    }
    return findings
  }

  private static func words(_ recording: Recording, _ version: Kernel.Version) -> String {
    switch recording.replay(on: Kernel(version)) {
    case .unsupported(let reason), .beyondLimit(let reason): reason
    case .replayed(let operations, let differences):
      "\(operations)\n" + differences.map { "\($0)" }.joined(separator: "\n")
    }
  }
}
