import Testing

/// What a step says of where it may go on is what readers are shown: builds with checks refuse a jump
/// that is not declared, and this finds what is declared and never done.
@Suite("The house: where steps may go on")
struct DeclaredTargetTests {
  /// The labels that steps of a file say they may go on at and that nothing in it goes to, and how many
  /// are right.
  private static func judge(_ text: String) throws -> (unused: [String], used: Int) {
    let declaration = /to: (?:[^\[\n]*\? (?:\[\] : )?)?\[([A-Za-z, \n]+)\]/
    var unused: [String] = []
    var used = 0
    for match in text.matches(of: declaration) {
      for label in match.1.split(whereSeparator: { ", \n".contains($0) }) {
        let jump = try Regex("(jump|skip)\\([^{}\"]*?\\b\(label)\\b")
        if text.contains(jump) { used += 1 } else { unused.append(String(label)) }
      }
    }
    return (unused, used)
  }

  @Test("A step names no label that nothing in its file goes to")
  func used() throws {
    var count = 0
    for (name, text) in try House.swiftFiles(in: "Sources/KernelPaths") {
      let (unused, used) = try Self.judge(text)
      #expect(unused == [], "\(name)")
      count += used
    }
    #expect(count > 100)
  }

  @Test("A planted one is found")
  func planted() throws {
    let text = """
      Step("go on", to: [retry, out]) { m in .jump(retry) }
      Step("or not", to: isOld ? [] : [done]) { m in .skip(to: done) }
      """
    #expect(try Self.judge(text).unused == ["out"])
  }
}
