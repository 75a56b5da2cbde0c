/// What a search counted and found so far.
struct SearchReport {
  var transitions = 0
  var depth = 0
  var finalStates = 0
  var deadlocks = 0
  var peakBytes = 0
  private(set) var findings: [SearchResult.Finding] = []

  /// True if a violation of that name was found already.
  func has(_ name: String) -> Bool { findings.contains { $0.name == name } }

  mutating func add(_ name: String, _ violation: PropertyViolation, _ trace: Trace) {
    findings.append(
      SearchResult.Finding(name: name, message: violation.message, trace: trace))
  }
}
