import Foundation
import Fuzzing
import ScenarioFormat
import Testing

/// Some thousands of random inputs against the laws that all of them keep; `make fuzz` goes on.
@Suite("Random inputs")
struct FuzzerTests {
  /// The seed that every case of these tests is counted from.
  static let seed: UInt64 = 20_250_210

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func fuzzer() throws -> Fuzzer {
    Fuzzer(
      corpus: try Corpus(
        scenarios: root.appending(path: "Scenarios").path(),
        recordings: root.appending(path: "Tests/ConformanceTests/Recordings").path()),
      program: Bundle.main.bundleURL.appending(path: "folioscope").path())
  }

  private static func cases(of kind: FuzzKind) -> UInt64 {
    switch kind {
    case .valid: 300
    case .mutated: 1_500
    case .recordings: 600
    case .keys: 30
    case .commands, .conform: 4
    }
  }

  @Test("keep the laws", arguments: FuzzKind.allCases)
  func laws(kind: FuzzKind) throws {
    let fuzzer = try Self.fuzzer()
    for seed in Self.seed..<Self.seed + Self.cases(of: kind) {
      let findings = fuzzer.judge(kind, fuzzer.input(kind, seed: seed), seed: seed)
      #expect(findings == [], "\(kind.rawValue), seed \(seed)")
    }
  }

  @Test("are the same for the same seed", arguments: FuzzKind.allCases)
  func repeatable(kind: FuzzKind) throws {
    let (first, second) = (try Self.fuzzer(), try Self.fuzzer())
    for seed in Self.seed..<Self.seed + 20 {
      #expect(first.input(kind, seed: seed) == second.input(kind, seed: seed))
    }
    #expect(first.input(kind, seed: 1) != first.input(kind, seed: 2))
  }

  @Test("are made small without losing what they show")
  func shrinking() {
    let text = (0..<200).map { "line \($0) with some words" }.joined(separator: "\n")
    var shrinker = Shrinker(budget: 2_000) { $0.contains("17") && $0.contains("143") }
    let small = shrinker.shrink(text)
    #expect(small.contains("17") && small.contains("143"))
    #expect(small.count < 8)
  }

  @Test("break a law when something is wrong: a text with an escape, a valid file that is none")
  func lawsCanBreak() {
    #expect(TextLaw.offence(in: "a\u{1b}[2J") == "U+1B")
    #expect(TextLaw.offence(in: "right \u{202e}left") == "U+202E")
    #expect(TextLaw.offence(in: [0x61, 0xff]) != nil)
    #expect(TextLaw.offence(in: "two\nlines, é 日") == nil)
  }
}
