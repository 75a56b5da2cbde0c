import Playback

/// The results of checks in the forms that people and machines read.
enum CheckText {
  /// A line a scenario, and a line for every expectation that fails.
  static func text(_ checked: [CheckedScenario]) -> String {
    var lines: [String] = []
    for scenario in checked {
      let report = scenario.report
      let passed = report.results.filter(\.passed).count
      lines.append(
        "\(report.passed ? "ok  " : "FAIL")  \(scenario.name): \(passed) of "
          + "\(report.results.count) expectations, \(report.steps) steps")
      for result in report.results where !result.passed {
        lines.append("        \(result.expectation): \(result.reason) (step \(result.step))")
      }
    }
    let failed = checked.filter { !$0.report.passed }.count
    lines.append("\(checked.count) checked, \(failed) failed")
    return lines.joined(separator: "\n")
  }

  /// Test Anything Protocol, version 13.
  static func tap(_ checked: [CheckedScenario]) -> String {
    var lines = ["TAP version 13"]
    var number = 0
    for scenario in checked {
      for result in scenario.report.results {
        number += 1
        lines.append(
          "\(result.passed ? "ok" : "not ok") \(number) - \(scenario.name): "
            + hashEscaped(result.expectation))
        if !result.passed { lines.append("# \(result.reason)") }
      }
    }
    lines.append("1..\(number)")
    return lines.joined(separator: "\n")
  }

  /// JUnit XML, as continuous integration reads it.
  static func junit(_ checked: [CheckedScenario]) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for scenario in checked {
      let results = scenario.report.results
      lines.append(
        "  <testsuite name=\"\(escaped(scenario.name))\" tests=\"\(results.count)\" "
          + "failures=\"\(results.filter { !$0.passed }.count)\">")
      for result in results {
        let start = "    <testcase name=\"\(escaped(result.expectation))\""
        lines.append(
          result.passed
            ? start + "/>"
            : start + "><failure message=\"\(escaped(result.reason))\"/></testcase>")
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n")
  }

  private static func hashEscaped(_ text: String) -> String {
    text.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\\#")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
