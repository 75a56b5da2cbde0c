import ScenarioFormat
import Testing

@testable import Fuzzing

/// A verb that the writer of random operations knows nothing of is written by its declaration.
@Suite("Random operations with verbs as they are declared")
struct DeclaredVerbTests {
  private static let devices = [
    DeviceTable.Device(name: "gpu0", driver: .testHMM),
    DeviceTable.Device(name: "gpu1", driver: .nouveau),
  ]

  @Test(
    "are read, and name what is there",
    arguments: (OperationWriter.weighted + OperationWriter.otherVerbs).map(\.usage).sorted())
  func declared(_ usage: String) throws {
    let verb = try #require(VerbDeclaration.all.first { $0.usage == usage })
    let parser = OperationParser(devices: DeviceTable(Self.devices))
    var written = 0
    for seed in 0..<50 {
      var dice = Dice(seed: UInt64(seed))
      var writer = OperationWriter(devices: Self.devices, prefix: "")
      var lines = writer.begin("app", &dice)
      guard let line = writer.write(verb, 0, &dice) else { continue }
      lines.append(line)
      written += 1
      let parsed = parser.parseScript(lines.joined(separator: "\n"), file: "random")
      #expect(parsed.diagnostics.rendered == "")
      #expect(parsed.value?.last?.verb == verb)
    }
    #expect(written > 20)
  }
}
