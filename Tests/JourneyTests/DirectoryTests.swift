import Foundation
import Glibc
import PtyTestSupport
import Testing

/// Directories as they are found: with files that cannot be read, links, and names of any kind.
@Suite("Directories of scenarios")
struct DirectoryTests {
  /// A directory with one good scenario and everything that is none.
  private func jumble() throws -> Bench {
    let bench = try Bench()
    try bench.write(Bench.scenario, "good.yaml")
    try bench.write("title: [", "broken.yaml")
    try bench.write([0x74, 0x3A, 0x20, 0xFF, 0x0A], "latin1.yaml".utf8)
    try #require(mkfifo(bench.directory + "/pipe.yaml", 0o644) == 0)
    try #require(symlink("nowhere", bench.directory + "/dangling.yaml") == 0)
    try #require(symlink("itself.yaml", bench.directory + "/itself.yaml") == 0)
    try #require(symlink("/dev/zero", bench.directory + "/zero.yaml") == 0)
    return bench
  }

  @Test("check and list have a result for every file, and open nothing but files")
  func results() throws {
    let bench = try jumble()
    let check = try bench.run("check", bench.directory)
    #expect(check.ending == .exited(2))
    let lines = check.text.replacingOccurrences(of: bench.directory + "/", with: "")
      .split(separator: "\n").map(String.init)
    #expect(lines.count == 8)
    #expect(lines[0].hasPrefix("BAD   broken.yaml: YAML: "))
    #expect(
      Array(lines.dropFirst()) == [
        "BAD   dangling.yaml: expected a file, found a symbolic link to nothing",
        "ok    good.yaml on v7.3: 2 of 2 expectations, \(lines[2].split(separator: " ")[8]) steps",
        "BAD   itself.yaml: expected a file, found symbolic links that lead back to themselves",
        "BAD   latin1.yaml: expected UTF-8 text, found bytes that are not",
        "BAD   pipe.yaml: expected a file, found a named pipe",
        "BAD   zero.yaml: expected a file, found a device",
        "1 checked, 0 failed, 6 could not be read or run",
      ])
    #expect(check.complaint.contains("latin1.yaml:1:4: error: expected UTF-8 text"))
    #expect(check.complaint.contains("  t: \\xff\n     ^"))
    let list = try bench.run("list", bench.directory)
    #expect(list.ending == .exited(2))
    #expect(list.text.split(separator: "\n").count == 7)
    #expect(list.text.contains("good.yaml      A page\n"))
    #expect(list.text.contains("(no scenario: expected a file, found a named pipe)"))
  }

  @Test("One after another is checked, also where one of the paths is nothing")
  func paths() throws {
    let bench = try jumble()
    let run = try bench.run(
      "check", bench.directory + "/none", bench.directory + "/good.yaml",
      bench.directory + "/pipe.yaml")
    #expect(run.ending == .exited(2))
    #expect(run.text.contains("ok    \(bench.directory)/good.yaml"))
    #expect(run.text.hasSuffix("1 checked, 0 failed, 1 could not be read or run\n"))
    #expect(run.complaint.contains("none: error: expected a file or directory, found none"))
  }

  @Test("Links to directories are followed, and loops are said")
  func links() throws {
    let bench = try Bench()
    let other = try Bench()
    try bench.write(Bench.scenario, "a.yaml")
    try other.write(Bench.scenario, "b.yml")
    try other.write(Bench.scenario, "c.YAML")
    try other.write(Bench.scenario, ".hidden.yaml")
    try #require(symlink(other.directory, bench.directory + "/linked") == 0)
    try #require(symlink(bench.directory, other.directory + "/back") == 0)
    let run = try bench.run("check", bench.directory)
    #expect(run.ending == .exited(0))
    #expect(run.text.hasSuffix("3 checked, 0 failed\n"))
    #expect(run.complaint.contains("linked/back: warning: a loop of symbolic links: this is '"))
    let link = bench.directory + "/link"
    try #require(symlink(other.directory, link) == 0)
    #expect(try bench.run("list", link).text.contains("b.yml"))
  }

  @Test(
    "One scenario is opened whatever its name ends in", arguments: ["a.yml", "a.YAML", "plain"])
  func endings(name: String) throws {
    let bench = try Bench()
    let path = try bench.write(Bench.scenario, name)
    for command in ["run", "check", "render"] {
      #expect(try bench.run([Array(command.utf8), path]).ending == .exited(0), "\(command)")
    }
    let broken = try bench.write("title: [", "broken.yml")
    let view = try bench.run([broken])
    #expect(view.ending == .exited(2))
    #expect(view.complaint.contains("broken.yml:1:9: error: YAML: "))
  }

  @Test("A name that is not UTF-8 is opened, and shown with its bytes")
  func rawName() throws {
    let bench = try Bench()
    let path = try bench.write(Bench.scenario, [0x6C, 0xE9, 0xFF, 0x2E, 0x79, 0x6D, 0x6C])
    let run = try bench.run([Array("check".utf8), path])
    #expect(run.ending == .exited(0))
    #expect(run.text.contains("/l\\xe9\\xff.yml on v7.3: 2 of 2"))
    #expect(try bench.run("check", bench.directory).text == run.text)
    let missing = try bench.run([Array("run".utf8), path + [0xFE]])
    #expect(missing.ending == .exited(2))
    #expect(missing.complaint.contains("l\\xe9\\xff.yml\\xfe: error: expected a file, found none"))
  }

  @Test("A directory that may not be read hides nothing else", .enabled(if: geteuid() != 0))
  func closedDirectory() throws {
    let bench = try Bench()
    try bench.write(Bench.scenario, "a.yaml")
    try #require(mkdir(bench.directory + "/closed", 0) == 0)
    let run = try bench.run("check", bench.directory)
    #expect(run.ending == .exited(2))
    #expect(run.text.contains("ok  "))
    #expect(run.complaint.contains("closed: error: the directory cannot be listed"))
  }

  @Test("conform goes on after a recording that is none, and is not content with nothing")
  func recordings() throws {
    let bench = try Bench()
    try bench.write(Bench.recording, "good.jsonl")
    try bench.write("{", "bad.JSONL")
    let run = try bench.run("conform", bench.directory)
    #expect(run.ending == .exited(2))
    #expect(run.text == "1 scripts, 1 operations, 0 differences\n")
    #expect(run.complaint.contains("bad.JSONL:1:2: error: expected a key in quotes"))
    let unsupported = try Bench()
    try unsupported.write(
      Bench.recording.replacingOccurrences(of: "p0 mmap a 1 anon", with: "system ksm-scan"),
      "a.jsonl")
    let none = try unsupported.run("conform", unsupported.directory)
    if none.text.contains("1 scripts not yet supported") {
      #expect(none.ending == .exited(1))
      #expect(none.complaint.contains("nothing was compared"))
    } else {
      #expect(none.text.contains("1 scripts, 1 operations"), "once the verb is supported")
    }
  }
}
