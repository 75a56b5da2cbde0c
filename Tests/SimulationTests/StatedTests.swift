import Foundation
import ScenarioFormat
import Simulation
import Testing

/// What the README says about the machine and the language is what the program does.
@Suite("The README says what is so")
struct StatedTests {
  static func readme() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test("Every difference between the machine of a scenario and the recorded one is told")
  func differences() throws {
    let readme = try Self.readme()
    for difference in MachineDifference.all {
      let row = "| \(difference.what) | \(difference.scenario) | \(difference.recorded) |"
      #expect(readme.contains(row), "\(row)")
    }
  }

  @Test("The table of verbs has a row for each that means something, and no other")
  func verbs() throws {
    let rows = VerbDeclaration.all.filter(\.isSupported).map { verb in
      "| `\(verb.usage.replacing("|", with: "\\|"))` | \(verb.summary) |"
    }
    let table = ["| operation | does |", "|---|---|"] + rows
    #expect(try Self.readme().contains(table.joined(separator: "\n") + "\n\n"), "\(table)")
  }

  @Test("Verbs that mean nothing yet are named, and no other")
  func refusedVerbs() throws {
    let words = VerbDeclaration.all.filter { !$0.isSupported }.map { "`\($0.word)`" }
    let text = try Self.readme().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("a path for them: \(words.joined(separator: ", "))."))
  }
}
