/// The rule for names of processes, threads, mappings, pins, devices and actors.
enum Identifier {
  /// The rule in words, for diagnostics.
  static let rule = "a letter, then letters, digits, '-' or '_', at most 23 characters"

  /// The rule as a regular expression, for the JSON Schema.
  static let pattern = "^[A-Za-z][A-Za-z0-9_-]{0,22}$"

  /// Whether the text follows the rule.
  static func isValid(_ text: some StringProtocol) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      switch scalar {
      case "a"..."z", "A"..."Z": continue
      case "0"..."9", "-", "_":
        if count == 1 { return false }
      default: return false
      }
    }
    return count >= 1 && count <= OperationLimits.nameLength
  }
}
