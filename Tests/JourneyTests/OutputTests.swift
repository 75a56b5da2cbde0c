import Foundation
import Glibc
import PtyTestSupport
import Testing

/// What is written arrives, or the program says so.
@Suite("Standard output")
struct OutputTests {
  /// Commands that print data, with a scenario and a recording to print about.
  private func commands(_ bench: Bench) throws -> [[String]] {
    try bench.write(Bench.scenario, "a.yaml")
    try bench.write(Bench.recording, "a.jsonl")
    let scenario = bench.directory + "/a.yaml"
    return [
      ["run", scenario], ["run", scenario, "--format", "jsonl"], ["check", scenario],
      ["check", scenario, "--format", "tap"], ["check", scenario, "--format", "junit"],
      ["render", scenario], ["render", scenario, "--format", "ansi"], ["list", bench.directory],
      ["conform", bench.directory], ["kernels"], ["explain"], ["explain", "mapcount"], ["schema"],
      ["--help"], ["--version"], ["help", "run"], ["check", "--help"],
    ]
  }

  private func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  @Test("A full disk and a closed stream are errors")
  func lost() throws {
    let bench = try Bench()
    for command in try commands(bench) {
      for (output, reason) in [
        (Command.Output.file("/dev/full"), "No space left on device"),
        (.closed, "Bad file descriptor"),
      ] {
        let run = try bench.run(bytes(command), output: output)
        #expect(run.ending == .exited(2), "\(command)")
        #expect(
          run.complaint == "folioscope: standard output cannot be written: \(reason)\n",
          "\(command)")
      }
    }
  }

  @Test("Who has read enough is not told anything")
  func brokenPipe() throws {
    let bench = try Bench()
    for command in try commands(bench) {
      let run = try bench.run(bytes(command), output: .brokenPipe)
      #expect(run.ending == .killed(bySignal: SIGPIPE), "\(command)")
      #expect(run.complaint == "", "\(command)")
    }
  }

  @Test(
    "Where the locale has ASCII only, so has the output",
    arguments: [["LC_ALL=C"], ["LC_ALL=POSIX"], ["LC_CTYPE=C", "LANG=en_US.UTF-8"], ["LANG=C"]])
  func ascii(environment: [String]) throws {
    let bench = try Bench()
    try bench.write(
      """
      title: “Größe” → 漢
      teaches: [é…]
      actors: {app: app mmap heap 1 anon}
      expect: {finally: [app heap+0 present]}

      """, "größe.yml")
    var commands = try commands(bench)
    for command in ["run", "render"] { commands.append([command, bench.directory + "/größe.yml"]) }
    for format in ["text", "tap", "junit"] {
      commands.append(["check", bench.directory, "--format", format])
    }
    commands += [["run", "größe"], ["explain", "é"], ["check", "--größe"]]
    for command in commands {
      let run = try bench.run(bytes(command), environment: environment)
      for byte in run.output + run.errors where byte >= 0x80 {
        Issue.record("\(command): \(run.text)\(run.complaint)")
        break
      }
    }
  }

  @Test("Otherwise it has what people write", arguments: [["LC_ALL=C.UTF-8"], []])
  func unicode(environment: [String]) throws {
    let bench = try Bench()
    try bench.write(
      Bench.scenario.replacingOccurrences(of: "A page", with: "Größe 漢"), "a.yaml")
    let run = try bench.run("list", bench.directory, environment: environment)
    #expect(run.text.contains("Größe 漢"))
  }
}
