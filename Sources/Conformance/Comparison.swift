import ScenarioFormat

/// One field in which the simulation and a recording differ.
public struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// Name of the script.
  public let script: String
  /// Number of the operation in its script, counted from 1.
  public let number: Int
  /// The operation as it is written.
  public let operation: String
  /// Path of the field: `state.p0.a.page.0.mapcount`.
  public let field: String
  /// What the kernel answered; nil if it did not tell.
  public let expected: String?
  /// What the simulation says; nil if it does not tell.
  public let found: String?

  /// Script, number and operation, field, and both values, in one line.
  public var description: String {
    "\(script): \(number) \(operation): \(field): expected \(expected ?? "nothing"), "
      + "found \(found ?? "nothing")"
  }
}

/// Compares answers field by field. Frames and slots are names: they are compared up to a renaming
/// that stays the same throughout a script.
struct Comparison {
  private var renamed: [String: String] = [:]
  private var taken: [String: String] = [:]

  /// The fields that differ.
  mutating func differences(
    expected: JSONValue, found: JSONValue
  ) -> [(field: String, expected: String?, found: String?)] {
    var differences: [(field: String, expected: String?, found: String?)] = []
    compare(expected, found, "", &differences)
    return differences
  }

  private mutating func compare(
    _ expected: JSONValue?, _ found: JSONValue?, _ field: String,
    _ differences: inout [(field: String, expected: String?, found: String?)]
  ) {
    switch (expected, found) {
    case (.object(let a)?, .object(let b)?):
      for key in a.keys + b.keys.filter({ a[$0] == nil }) {
        compare(a[key], b[key], field.isEmpty ? key : "\(field).\(key)", &differences)
      }
    case (.array(let a)?, .array(let b)?):
      for index in 0..<max(a.count, b.count) {
        compare(
          index < a.count ? a[index] : nil, index < b.count ? b[index] : nil,
          "\(field)[\(index)]", &differences)
      }
    case (.string(let a)?, .string(let b)?):
      if !isSame(a, b, field) { differences.append((field, a, b)) }
    case (let a, let b):
      if a != b { differences.append((field, a.map(text), b.map(text))) }
    }
  }

  private func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    default: value.compactText
    }
  }

  private mutating func isSame(_ expected: String, _ found: String, _ field: String) -> Bool {
    let isName = field.hasSuffix(".frame") || field.hasSuffix(".slot")
    let isTable = field.contains(".nv.")
    guard isName || isTable else { return expected == found }
    let a = expected.split(separator: " ").map(String.init)
    let b = found.split(separator: " ").map(String.init)
    guard a.count == b.count, a.dropLast() == b.dropLast(), let last = a.last, let other = b.last
    else { return expected == found }
    guard Comparison.isAlias(last) && Comparison.isAlias(other) else { return last == other }
    if renamed[last] == nil && taken[other] == nil {
      renamed[last] = other
      taken[other] = last
    }
    return renamed[last] == other && taken[other] == last
  }

  /// `f0`, `d12`, `s3`.
  private static func isAlias(_ text: String) -> Bool {
    guard let first = text.first, "fds".contains(first), text.count > 1 else { return false }
    return text.dropFirst().allSatisfy(\.isNumber)
  }
}
