import Foundation
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
}
