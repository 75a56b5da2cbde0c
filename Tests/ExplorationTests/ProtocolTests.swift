import ProtocolFixture
import Testing

@Suite struct ProtocolTests {
  @Test("one increment each: the same states and transitions as Spin, start-up apart")
  func small() throws {
    let result = try ProtocolConfiguration(bound: 1).search.run()
    #expect(result.states == 382_942)
    #expect(result.transitions == 1_248_570)
  }
}
