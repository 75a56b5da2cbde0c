import Foundation
import ScenarioFormat
import Testing
import Text

/// Where the recordings of real kernels are, beside the checkout or as the environment says.
private let laboratory: String? = {
  let environment = ProcessInfo.processInfo.environment["FOLIOSCOPE_ORACLE"]
  let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/oracle").path
  return [environment, beside].compactMap { $0 }.first {
    FileManager.default.fileExists(atPath: $0 + "/scripts")
  }
}()

@Suite("The laboratory's own files", .enabled(if: laboratory != nil))
struct LaboratoryTests {
  @Test("Every recorded script is read without complaint, and written back word for word")
  func scripts() throws {
    let directory = try #require(laboratory)
    var count = 0
    for path in try FileTree(directory, suffixes: [".ops"]).files {
      let parsed = OperationParser().parseScript(try FileText.read(path), file: path)
      #expect(parsed.diagnostics.rendered.isEmpty)
      for operation in parsed.value ?? [] {
        let again = OperationParser().parse(operation.description, file: path).value?.first
        #expect(again?.verb == operation.verb)
        #expect(again?.subject == operation.subject)
        #expect(again?.arguments == operation.arguments)
      }
      count += 1
    }
    #expect(count > 100)
  }

  @Test("Every recording is read, and each of its operations")
  func recordings() throws {
    let directory = try #require(laboratory)
    for path in try FileTree(directory + "/recorded", suffixes: [".jsonl"]).files {
      for line in try JSONText.parseLines(try FileText.readBytes(path), file: path) {
        guard let text = line.value["op"]?.string else { continue }
        let parsed = OperationParser().parse(text, file: path)
        #expect(parsed.value?.first?.text == text)
      }
    }
  }
}
