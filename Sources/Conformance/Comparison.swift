import ScenarioFormat
import Text

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

  /// Script, number and operation, field, and both values, in one line that may be shown.
  public var description: String {
    let values: ShownText = "expected \(expected ?? "nothing"), found \(found ?? "nothing")"
    let text: ShownText = "\(script): \(number) \(operation): \(field): \(values)"
    return text.string
  }
}

/// Compares answers field by field. Frames and slots are names: they are compared up to a renaming
/// that stays the same throughout a script.
///
/// Since 7.3 a page that was unmapped may wait for its end in a processor's LRU batch, and come back
/// under its name. When the batch is drained depends on all that runs in the laboratory, so there an
/// anonymous frame that nothing maps any more may be named anew, or not.
struct Comparison {
  private var renamed: [String: String] = [:]
  private var taken: [String: String] = [:]
  private var anonymous: Set<String> = []
  private let forgetsUnmapped: Bool

  init(forgetsUnmapped: Bool) {
    self.forgetsUnmapped = forgetsUnmapped
  }

  /// The fields that differ.
  mutating func differences(
    expected: JSONValue, found: JSONValue
  ) -> [(field: String, expected: String?, found: String?)] {
    var differences: [(field: String, expected: String?, found: String?)] = []
    var field = FieldPath()
    compare(expected, found, &field, &differences)
    if forgetsUnmapped { forgetUnmapped(expected["state"], found["state"]) }
    return differences
  }

  /// Forgets the names of anonymous frames that no mapping shows any more, on either side.
  private mutating func forgetUnmapped(_ expected: JSONValue?, _ found: JSONValue?) {
    let shown = Comparison.frames(expected)
    let other = Comparison.frames(found)
    for (name, isAnonymous) in shown {
      if isAnonymous { anonymous.insert(name) } else { anonymous.remove(name) }
    }
    for (name, renaming) in renamed
    where anonymous.contains(name) && shown[name] == nil && other[renaming] == nil {
      renamed[name] = nil
      taken[renaming] = nil
    }
  }

  /// The frames that a state shows, and whether they are anonymous.
  private static func frames(_ state: JSONValue?) -> [String: Bool] {
    var frames: [String: Bool] = [:]
    for process in members(state) {
      for mapping in members(process) {
        for page in members(mapping["page"]) {
          guard let name = page["frame"]?.string else { continue }
          frames[name] = page["flags"]?.array?.contains(.string("anon")) ?? false
        }
      }
    }
    return frames
  }

  private static func members(_ value: JSONValue?) -> [JSONValue] {
    value?.object?.members.map(\.value) ?? []
  }

  private mutating func compare(
    _ expected: JSONValue?, _ found: JSONValue?, _ field: inout FieldPath,
    _ differences: inout [(field: String, expected: String?, found: String?)]
  ) {
    switch (expected, found) {
    case (.object(let a)?, .object(let b)?):
      for member in a.members {
        field.descend(.key(member.key)) {
          compare(member.value, b[member.key], &$0, &differences)
        }
      }
      for member in b.members where a[member.key] == nil {
        field.descend(.key(member.key)) { compare(nil, member.value, &$0, &differences) }
      }
    case (.array(let a)?, .array(let b)?):
      for index in 0..<max(a.count, b.count) {
        field.descend(.index(index)) {
          compare(
            index < a.count ? a[index] : nil, index < b.count ? b[index] : nil, &$0, &differences)
        }
      }
    case (.string(let a)?, .string(let b)?):
      if !isSame(a, b, field) { differences.append((field.text, a, b)) }
    case (let a, let b):
      if a != b { differences.append((field.text, a.map(text), b.map(text))) }
    }
  }

  private func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    default: value.compactText
    }
  }

  private mutating func isSame(_ expected: String, _ found: String, _ field: FieldPath) -> Bool {
    guard field.isName || field.isInTable else { return expected == found }
    let (a, last) = Comparison.lastWord(of: expected)
    let (b, other) = Comparison.lastWord(of: found)
    guard let last, let other, a == b else { return expected == found }
    if renamed[last] == nil && taken[other] == nil {
      renamed[last] = other
      taken[other] = last
    }
    return renamed[last] == other && taken[other] == last
  }

  /// The last word of a text, if it is a name that the laboratory gives, as `f0`, `d12`, `s3`; and what
  /// stands before it.
  private static func lastWord(of text: String) -> (before: Substring, name: String?) {
    let bytes = text.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: " ")).map(bytes.index(after:)) ?? bytes.startIndex
    let word = bytes[start...]
    guard let first = word.first, "fds".utf8.contains(first), word.count > 1,
      word.dropFirst().allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return (text[...], nil) }
    return (text[..<start], start == bytes.startIndex ? text : String(text[start...]))
  }
}
