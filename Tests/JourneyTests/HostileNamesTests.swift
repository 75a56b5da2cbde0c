import Foundation
import FoundationXML
import PtyTestSupport
import Testing

/// Every command, walked with names, values and arguments that would do something to a terminal, break
/// a line or a format: nothing of them gets through the door.
@Suite("Names from outside do nothing to a terminal")
struct HostileNamesTests {
  static let names: [[UInt8]] = [
    Array("\u{1B}[31mred\u{1B}]0;title\u{7}".utf8), Array("c1\u{9B}31m\u{85}".utf8),
    [0x63, 0x31, 0x9B, 0x33, 0x31, 0x6D], Array("a\nb\tc\rd\u{C}e\u{8}".utf8),
    Array("\u{202E}gpj.\u{2066}x\u{200F}\u{61C}".utf8), Array("in\u{200B}vis\u{FEFF}\u{AD}".utf8),
    [0x6C, 0xE9, 0xFF, 0xC3, 0x28], Array("\u{E000}\u{10FEFF}\u{FFFE}\u{378}\u{2028}".utf8),
    Array("<&>\"']]>#${x}`%s\\".utf8), Array(repeating: 0x78, count: 200) + [0x1B],
    Array("--\u{1B}[2J".utf8), Array("# TODO \u{7F}ok 1 - x".utf8),
  ]

  @Test("on any stream of any command", arguments: names)
  func walk(name: [UInt8]) throws {
    let bench = try Bench()
    let good = try bench.write(Bench.scenario, name + Array(".yaml".utf8))
    let text = String(decoding: name, as: UTF8.self)
    let json = Self.json(text)
    let broken = try bench.write(
      """
      title: \(json)
      summary: \(json)
      teaches: [\(json)]
      kernel: \(json)
      with: [\(json)]
      setup: \(json)
      \(json): 1
      actors: {\(json): app mmap heap 1 anon, b: \(json)}
      expect: {always: [\(json)], finally: [\(json)]}

      """, Array("broken".utf8) + name + Array(".yaml".utf8))
    let titled = try bench.write(
      Bench.scenario.replacingOccurrences(of: "A page", with: json)
        + "teaches: [\(json)]\nsummary: \(json)\nnotes: [{at: start, say: \(json)}]\n",
      Array("titled".utf8) + name + Array(".YML".utf8))
    let recordings = [
      Bench.recording.replacingOccurrences(of: "\"small\"", with: json),
      Bench.recording.replacingOccurrences(of: "\"7.3.4\"", with: json),
      Bench.recording.replacingOccurrences(of: "\"none\"", with: json),
      Bench.recording.replacingOccurrences(
        of: "p0 mmap a 1 anon", with: String(json.dropFirst().dropLast())),
      Bench.recording.replacingOccurrences(of: "\"n\":1", with: "\"n\":1,\(json):1"),
      Bench.recording.replacingOccurrences(of: "\"perm\"", with: json),
    ]
    var paths = [good, broken, titled, bench.path("")]
    for (number, recording) in recordings.enumerated() {
      paths.append(
        try bench.write(recording, Array("\(number)".utf8) + name + Array(".jsonl".utf8)))
    }
    paths.append(try bench.write(name, Array("raw".utf8) + name + Array(".yaml".utf8)))
    func words(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }
    for path in paths {
      for command in ["check --format text", "check --format tap", "list", "view", ""] {
        try look(bench.run(words(command) + [path]), command)
      }
      try xml(bench.run(words("check --format junit") + [path]))
    }
    for path in [good, broken, titled] {
      for command in ["run", "render", "render --format ansi"] {
        let run = try bench.run(words(command) + [path])
        if command.hasSuffix("ansi") { continue }
        try look(run, command)
      }
      try lines(bench.run(words("run --format jsonl") + [path]))
    }
    try tap(bench.run(words("check --format tap") + [good, broken, titled]))
    for path in [bench.path("")] + paths.suffix(recordings.count + 1) {
      try look(bench.run(words("conform") + [path]), "conform")
      try look(bench.run(words("conform --verbose") + [path]), "conform --verbose")
    }
    for command in [
      "explain", "kernels", "schema", "list", "conform", "run", "check", "render", "help", "view",
      "check --kernel", "run x --with", "run x --without", "render x --size", "render x --at",
      "render x --panel", "run x --format", "check x --format", "--scenarios", "--theme", "--color",
      "conform . --kernel", "explain --", "",
    ] {
      try look(bench.run(words(command) + [name]), command)
    }
    try look(bench.run(words("check") + [good, Array("--kernel=".utf8) + name]), "--kernel=")
    try look(bench.run([Array("--".utf8) + name + Array("=".utf8) + name]), "an unknown option")
    try look(bench.run([Array("-".utf8) + name]), "an unknown short option")
  }

  /// A text as a JSON string, which YAML reads as well.
  private static func json(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 { result += String(format: "\\u%04x", Int(unit)) }
    return result + "\""
  }

  /// What may not stand in anything that is shown.
  private func look(_ run: Command, _ command: String) throws {
    for bytes in [run.output, run.errors] {
      let text = try #require(String(validating: bytes, as: UTF8.self), "\(command)")
      for scalar in text.unicodeScalars {
        let isPlain = scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\n"
        let category = scalar.properties.generalCategory
        let isShown =
          isPlain && (scalar == "\n" || category != .control) && category != .format
          && category != .privateUse && category != .unassigned && category != .lineSeparator
        #expect(isShown, "\(command): U+\(String(scalar.value, radix: 16))")
      }
    }
    if case .killed = run.ending { Issue.record("\(command): \(run.ending)") }
  }

  private func lines(_ run: Command) throws {
    try look(run, "run --format jsonl")
    for line in run.text.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }

  private func xml(_ run: Command) throws {
    try look(run, "check --format junit")
    if run.output.isEmpty { return }
    #expect(XMLParser(data: Data(run.output)).parse(), "\(run.text)")
  }

  private func tap(_ run: Command) throws {
    try look(run, "check --format tap")
    var points = 0
    for line in run.text.split(separator: "\n") {
      let isPoint = line.hasPrefix("ok ") || line.hasPrefix("not ok ")
      points += isPoint ? 1 : 0
      #expect(
        isPoint || line.hasPrefix("# ") || line == "TAP version 13" || line == "1..\(points)",
        "\(line)")
      if isPoint { #expect(!line.replacing("\\#", with: "").contains("#"), "\(line)") }
    }
    // Two of the good scenario, one of the broken one, and two of the third, unless YAML does not
    // allow its characters.
    #expect((4...5).contains(points))
  }
}
