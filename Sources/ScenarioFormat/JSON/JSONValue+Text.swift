import Foundation

extension JSONValue {
  /// The value in one line, keys sorted.
  public var compactText: String { text([]) }

  /// The value in several lines, indented, keys sorted. Ends in a line feed.
  public var prettyText: String { text(.prettyPrinted) + "\n" }

  private func text(_ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    // All that JSON cannot say is a number that is none; it is written as text.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    guard let bytes = try? encoder.encode(self) else { return "null" }
    return Self.escapingInvisible(String(decoding: bytes, as: UTF8.self))
  }

  /// The text, safe to show in a terminal: JSON escapes for what Foundation leaves as it is. Outside
  /// of strings there is nothing to escape.
  private static func escapingInvisible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar != "\n" && VisibleText.isInvisible(scalar) {
        for unit in String(scalar).utf16 {
          result += String(format: "\\u%04x", UInt32(unit)).unicodeScalars
        }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
