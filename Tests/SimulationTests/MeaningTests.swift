import MemoryModel
import ScenarioFormat
import Testing

@testable import Simulation

/// What verbs mean: each that is declared means something, or is refused by name.
@Suite("Meanings of verbs")
struct MeaningTests {
  /// What is wrong with the last of some operations; empty if there is a path for it.
  private func refusal(_ lines: String) throws -> String {
    var compiler = OperationCompiler(devices: .laboratory)
    var message = ""
    for operation in try OperationParser().parse(lines, file: "f").get() {
      do throws(Diagnostic) {
        _ = try compiler.invocation(of: operation, processor: 0)
      } catch {
        message = error.message
      }
    }
    return message
  }

  @Test("A meaning is one of a verb that is declared and listed, on a driver that has it")
  func declared() {
    for meaning in Meaning.all {
      #expect(VerbDeclaration.all.contains(meaning.verb), "\(meaning.verb.usage)")
      switch meaning.verb.speaker {
      case .device:
        let driver = meaning.driver
        #expect(meaning.verb.drivers.contains { $0 == driver }, "\(meaning.verb.usage)")
      case .process, .system: #expect(meaning.driver == nil, "\(meaning.verb.usage)")
      }
    }
  }

  @Test(
    "A verb, or a use of it, that no path does is refused by name",
    arguments: [
      ("app mlock a", "'mlock'"), ("app pin p a", "'pin'"), ("app fork c\nc unpin p", "'unpin'"),
      ("gpu0 migrate-to-device app a", "'migrate-to-device' of a device"),
      ("nv0 race app a+0 none 1 1", "'race' of a device"), ("system reclaim", "'system reclaim'"),
      ("system soft-offline app a+0", "'system soft-offline'"),
      ("app madvise a free", "'madvise free'"), ("app mmap a 1 anon thp", "'mmap … thp'"),
    ])
  func refused(_ lines: String, _ what: String) throws {
    #expect(try refusal(lines) == "\(what) is not supported by this version")
  }

  @Test("Limits of the machine are told at the operation that goes beyond them")
  func limits() throws {
    #expect(
      try refusal("app mmap a \(Limits.filePages + 1) file")
        == "expected at most \(Limits.filePages) pages of a file or shared memory, found "
        + "\(Limits.filePages + 1)")
    #expect(try refusal("app mmap a \(Limits.filePages + 1) anon") == "")
    let files = (0...FilePlaces.limit).map { "app mmap m\($0) 1 shmem" }.joined(separator: "\n")
    #expect(
      try refusal(files)
        == "expected at most \(FilePlaces.limit) files and shared mappings, found more")
  }
}
