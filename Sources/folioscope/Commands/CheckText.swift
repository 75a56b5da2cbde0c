import Playback
import Text

/// The results of checks in the forms that people and machines read.
enum CheckText {
  /// What a file that is no scenario fails at.
  private static let readable: ShownText = "is a scenario that can be run"

  /// A line a scenario, and a line for every expectation that fails.
  static func text(_ checked: [CheckedScenario]) -> [ShownText] {
    var lines: [ShownText] = []
    for scenario in checked {
      switch scenario.outcome {
      case .broken(let reason): lines.append("BAD   \(scenario.name): \(reason)")
      case .checked(let report):
        let passed = report.results.filter(\.passed).count
        lines.append(
          """
          \(report.passed ? "ok  " : "FAIL")  \(scenario.name): \(passed) of \
          \(report.results.count) expectations, \(report.steps) steps
          """)
        for result in report.results where !result.passed {
          lines.append("        \(result.expectation): \(result.reason) (step \(result.step))")
        }
      }
    }
    let broken = checked.filter(\.isBroken).count
    let failed = checked.filter { !$0.passed }.count - broken
    let end: ShownText = broken == 0 ? "" : ", \(broken) could not be read or run"
    lines.append("\(checked.count - broken) checked, \(failed) failed\(end)")
    return lines
  }

  /// Test Anything Protocol, version 13.
  static func tap(_ checked: [CheckedScenario]) -> [ShownText] {
    var lines: [ShownText] = ["TAP version 13"]
    var number = 0
    func point(_ passed: Bool, _ scenario: CheckedScenario, _ what: ShownText, _ reason: ShownText)
    {
      number += 1
      let description: ShownText = "\(scenario.name): \(what)"
      lines.append("\(passed ? "ok" : "not ok") \(number) - \(hashEscaped(description))")
      if !passed { lines.append("# \(reason)") }
    }
    for scenario in checked {
      switch scenario.outcome {
      case .broken(let reason): point(false, scenario, readable, reason)
      case .checked(let report):
        for result in report.results {
          point(result.passed, scenario, "\(result.expectation)", "\(result.reason)")
        }
      }
    }
    lines.append("1..\(number)")
    return lines
  }

  /// JUnit XML, as continuous integration reads it.
  static func junit(_ checked: [CheckedScenario]) -> XMLElement {
    XMLElement("testsuites", [:], checked.map(suite))
  }

  private static func suite(_ scenario: CheckedScenario) -> XMLElement {
    switch scenario.outcome {
    case .broken(let reason):
      XMLElement(
        "testsuite",
        ["name": scenario.name, "tests": "\(1)", "failures": "\(0)", "errors": "\(1)"],
        [XMLElement("testcase", ["name": readable], [XMLElement("error", ["message": reason])])])
    case .checked(let report):
      XMLElement(
        "testsuite",
        [
          "name": scenario.name, "tests": "\(report.results.count)",
          "failures": "\(report.results.filter { !$0.passed }.count)",
        ],
        report.results.map { result in
          XMLElement(
            "testcase", ["name": "\(result.expectation)"],
            result.passed ? [] : [XMLElement("failure", ["message": "\(result.reason)"])])
        })
    }
  }

  /// A `#` would begin a directive.
  private static func hashEscaped(_ text: ShownText) -> ShownText {
    let parts = text.string.split(separator: "#", omittingEmptySubsequences: false)
    return parts.map { ShownText($0) }.joined(separator: "\\#")
  }
}
