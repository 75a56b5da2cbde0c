import Conformance
import KernelPaths
import ScenarioFormat
import Testing

/// What is a recording, and what a difference.
@Suite("Recordings and differences")
struct RecordingTests {
  private static let script = """
    {"script":"small","kernel":"7.3.4"}
    {"n":1,"op":"p0 mmap a 1 anon","result":{"ret":0},"state":{"p0":{"a":{"parts":[{"pages":"0..0","perm":"rw","rss":0,"anon":0,"huge":0,"swap":0}],"page":{"0":{"pte":"none","bits":["soft-dirty"]}}}}}}
    {"n":2,"op":"p0 write a+0 7","result":{"ret":0},"state":{"p0":{"a":{"parts":[{"pages":"0..0","perm":"rw","rss":1,"anon":1,"huge":0,"swap":0}],"page":{"0":{"pte":"present","frame":"f0","mapcount":1,"flags":["anon"],"bits":["soft-dirty","mapped-once"]}}}}}}
    {"end":true}

    """

  private func read(_ text: String) throws(Diagnostic) -> Recording {
    try Recording.parse(Array(text.utf8), file: "small.jsonl")
  }

  private func mistake(_ text: String) -> String {
    do throws(Diagnostic) {
      _ = try read(text)
      return "none"
    } catch {
      return error.headline
    }
  }

  private func differences(_ text: String) throws -> [String] {
    let recording = try read(text)
    guard case .replayed(_, let differences) = recording.replay(on: Kernel(.v7_3)) else {
      return ["not supported"]
    }
    return differences.map(\.description)
  }

  private func planted(_ old: String, _ new: String) throws -> [String] {
    let parts = RecordingTests.script.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "\(old) is not in the script")
    return try differences(parts.joined(separator: new))
  }

  @Test("A recording knows its kernel and its operations")
  func reading() throws {
    let recording = try read(RecordingTests.script)
    #expect(recording.script == "small")
    #expect(recording.version == .v7_3)
    #expect(recording.entries.map(\.operation.text) == ["p0 mmap a 1 anon", "p0 write a+0 7"])
    #expect(try differences(RecordingTests.script) == [])
  }

  @Test("An empty recording is an error")
  func empty() {
    #expect(mistake("").contains("an empty file"))
    #expect(
      mistake("{\"script\":\"s\",\"kernel\":\"7.3.4\"}\n{\"end\":true}\n").contains("no operation"))
  }

  @Test("A recording that was cut off is an error")
  func cutOff() {
    let lines = RecordingTests.script.split(separator: "\n")
    #expect(mistake(lines.dropLast().joined(separator: "\n")).contains("cut off"))
    let half = String(RecordingTests.script.prefix(RecordingTests.script.count / 2))
    #expect(mistake(half) != "none")
  }

  @Test("A line without a state is an error")
  func noState() {
    #expect(
      mistake(
        """
        {"script":"s","kernel":"7.3.4"}
        {"n":1,"op":"p0 mmap a 1 anon","result":{"ret":0}}
        {"end":true}
        """
      ).contains("expected an operation with its result and state"))
  }

  @Test("Nothing of a recording is taken on trust: what is wrong is told with its place")
  func places() {
    let script = RecordingTests.script
    let lines = script.split(separator: "\n").map(String.init)
    for (text, message) in [
      (
        [lines[0], lines[2], lines[3]],
        "2:2: error: expected operation 1, found 2; a line before this one is missing"
      ),
      ([lines[0], lines[1], lines[1], lines[3]], "3:2: error: expected operation 2, found 1"),
      ([lines[0], lines[1], lines[2]], "3:1: error: the recording is cut off: "),
      (lines + [lines[3]], "5:1: error: expected nothing after the end, found more"),
      ([lines[0], lines[3], lines[1]], "3:1: error: expected nothing after the end, found more"),
    ] {
      let found = mistake(text.joined(separator: "\n"))
      #expect(found.hasPrefix("small.jsonl:" + message), "\(found)")
    }
    for (old, new, message) in [
      ("\"n\":2", "\"n\":\"2\"", "3:2: error: expected the number of the operation, 2"),
      ("\"n\":2,", "", "3:1: error: expected the number of the operation, 2"),
      (
        "\"op\":\"p0 w", "\"opp\":1,\"op\":\"p0 w",
        "3:8: error: expected a key of an operation of a recording ('n', 'op', 'result', 'state', "
          + "'dmesg'), found 'opp'; did you mean 'op'?"
      ),
      (
        "\"n\":2", "\"n\":2,\"n\":2", "3:8: error: expected each key once, found 'n' again"
      ),
      (
        "\"kernel\"", "\"host\":1,\"kernel\"",
        "1:19: error: expected a key of the first line of a recording ('script', 'kernel'), found 'host'"
      ),
      (
        "{\"end\":true}", "{\"end\":true,\"x\":1}",
        "4:13: error: expected a key of the last line of a recording ('end'), found 'x'"
      ),
      ("{\"end\":true}", "{\"end\":false}", "4:2: error: expected \"end\":true"),
      ("p0 write a+0 7", "p0 writ a+0 7", "3:8: error: expected "),
      ("p0 write a+0 7", "p0 exit\\np0 exit", "3:8: error: expected one operation"),
      ("p0 write a+0 7", "", "3:8: error: expected one operation"),
      (
        "{\"end\":true}", "{\"script_error\":\"x\"}",
        "4:2: error: expected an operation, found that the laboratory was stopped by an error"
      ),
      ("{\"end\":true}", "[]", "4:1: error: expected an operation, found no object"),
      ("{\"end\":true}", "{\"end\":tru", "4:8: error: expected a JSON value, found 'tru'"),
    ] {
      let found = mistake(script.replacingOccurrence(of: old, with: new))
      #expect(found.hasPrefix("small.jsonl:" + message), "\(found)")
    }
  }

  @Test("A recording that ends with the kernel's death holds what came before")
  func death() throws {
    let lines = RecordingTests.script.split(separator: "\n").map(String.init)
    let hang = "{\"n\":2,\"op\":\"p0 write a+0 7\",\"result\":{\"hang\":true},\"dmesg\":[\"BUG\"]}"
    let died =
      "{\"n\":2,\"op\":\"p0 write a+0 7\",\"result\":{\"died\":\"SIGSEGV\"},\"state\":{\"p0\":\"exited\"}}"
    for (last, after) in [
      (hang, ["{\"guest_died\":true}"]), (hang, []),
      (hang, ["{\"aborted\":\"p0 hangs\"}", "{\"exit_status\":3}"]),
      (
        died,
        ["{\"n\":3,\"op\":\"p0 read a\"{\"n\":3,\"script_error\":\"x\"}", "{\"exit_status\":2}"]
      ),
    ] {
      let recording = try read(([lines[0], lines[1], last] + after).joined(separator: "\n"))
      #expect(recording.entries.count == 1)
      #expect(recording.ending == .death(operation: "p0 write a+0 7", number: 2))
    }
    let ended = try read([lines[0], lines[1], died, lines[3]].joined(separator: "\n"))
    #expect(ended.ending == .complete)
    #expect(ended.entries.count == 2)
    #expect(
      mistake([lines[0], lines[1], hang, lines[3]].joined(separator: "\n"))
        .hasPrefix("small.jsonl:4:2: error: expected the state after operation 2"))
  }

  @Test("An operation of a process that has exited is an error at its place")
  func exited() throws {
    let operations = [
      "p0 fork p1", "p0 mmap b 1 anon", "p0 read a", "p0 munmap a", "p0 mremap a b",
      "p0 mprotect a ro",
      "p0 madvise a dontneed", "p0 exit", "gpu0 open p0", "nv0 open p0", "gpu0 close p0",
      "gpu0 exclusive p0 a", "nv0 atomic-add p0 a 1", "gpu0 snapshot p0 a",
    ]
    for operation in operations {
      let text = """
        {"script":"s","kernel":"7.3.4"}
        {"n":1,"op":"p0 mmap a 1 anon","result":{"ret":0},"state":{}}
        {"n":2,"op":"gpu0 open p0","result":{"ret":0},"state":{}}
        {"n":3,"op":"p0 exit","result":{"ret":0},"state":{}}
        {"n":4, "op":"\(operation)","result":{"ret":0},"state":{}}
        {"end":true}
        """
      do throws(Diagnostic) {
        _ = try read(text)
        Issue.record("\(operation): taken")
      } catch {
        #expect(error.message == "expected a live process, found 'p0', which has exited")
        #expect(error.headline.hasPrefix("small.jsonl:5:9: error: "), "\(error.headline)")
      }
    }
  }

  @Test("A planted difference is told with operation, field, expected and found")
  func difference() throws {
    #expect(
      try planted("\"mapcount\":1", "\"mapcount\":2")
        == ["small: 2 p0 write a+0 7: state.p0.a.page.0.mapcount: expected 2, found 1"])
    #expect(
      try planted("\"rss\":1", "\"rss\":3")
        == ["small: 2 p0 write a+0 7: state.p0.a.parts[0].rss: expected 3, found 1"])
    #expect(
      try planted("\"pte\":\"present\"", "\"pte\":\"swap\"")
        == ["small: 2 p0 write a+0 7: state.p0.a.page.0.pte: expected swap, found present"])
  }

  @Test("A field too many or too few is a difference")
  func fields() throws {
    #expect(
      try planted("\"mapcount\":1,", "")
        == ["small: 2 p0 write a+0 7: state.p0.a.page.0.mapcount: expected nothing, found 1"])
    #expect(
      try planted("\"frame\":\"f0\",", "\"frame\":\"f0\",\"slot\":\"s0\",")
        == ["small: 2 p0 write a+0 7: state.p0.a.page.0.slot: expected s0, found nothing"])
    #expect(
      try planted("[\"anon\"]", "[\"dirty\",\"anon\"]").count == 2, "an array is compared in order")
  }

  @Test("What the kernel warned of is a difference")
  func warning() throws {
    let found = try planted(
      "\"mapped-once\"]}}}}}", "\"mapped-once\"]}}}},\"dmesg\":[\"WARNING: x\"]}")
    #expect(found.count == 1)
    #expect(found.first?.contains("dmesg") == true)
  }

  @Test("Frames may have other names")
  func renaming() throws {
    #expect(try planted("\"f0\"", "\"f17\"") == [])
    #expect(try planted("\"f0\"", "\"zero\"").count == 1)
  }

  @Test("A name stands for the same frame throughout a script", arguments: [true, false])
  func consistent(_ same: Bool) throws {
    let page = { (number: Int, frame: String) in
      "\"\(number)\":{\"pte\":\"present\",\"frame\":\"\(frame)\",\"mapcount\":1,\"flags\":[\"anon\"],"
        + "\"bits\":[\"soft-dirty\",\"mapped-once\"]}"
    }
    let state = { (first: String, second: String) in
      "\"state\":{\"p0\":{\"a\":{\"parts\":[{\"pages\":\"0..1\",\"perm\":\"rw\",\"rss\":2,"
        + "\"anon\":2,\"huge\":0,\"swap\":0}],\"page\":{\(page(0, first)),\(page(1, second))}}}}"
    }
    let none = "{\"pte\":\"none\",\"bits\":[\"soft-dirty\"]}"
    let text = """
      {"script":"two","kernel":"6.12.107"}
      {"n":1,"op":"p0 mmap a 2 anon","result":{"ret":0},"state":{"p0":{"a":{"parts":[{"pages":"0..1","perm":"rw","rss":0,"anon":0,"huge":0,"swap":0}],"page":{"0":\(none),"1":\(none)}}}}}
      {"n":2,"op":"p0 write a 7","result":{"ret":0},\(state("f4", "f9"))}
      {"n":3,"op":"p0 write a 7","result":{"ret":0},\(same ? state("f4", "f9") : state("f9", "f4"))}
      {"end":true}
      """
    let recording = try read(text)
    guard case .replayed(_, let differences) = recording.replay(on: Kernel(.v6_12)) else {
      Issue.record("not supported")
      return
    }
    #expect(differences.count == (same ? 0 : 2))
  }

  @Test("The wrong kernel is found out")
  func wrongKernel() throws {
    var total = 0
    for file in try Recordings.files(.v6_12) where file.contains("basic-cpu-read") {
      let recording = try Recording.read(file)
      guard case .replayed(_, let differences) = recording.replay(on: Kernel(.v7_3)) else {
        continue
      }
      total += differences.count
    }
    #expect(total > 0)
  }

  @Test("A script that asks for more than there is room for is told as that, not as a difference")
  func limit() throws {
    let lines = (0..<33).map { number in
      """
      {"n":\(number + 1),"op":"p\(number / 11) mmap m\(number) 1 file","result":{"ret":0},"state":{}}
      """
    }
    let text =
      ["{\"script\":\"many\",\"kernel\":\"7.3.4\"}"] + lines + ["{\"end\":true}"]
    let recording = try read(text.joined(separator: "\n"))
    guard case .beyondLimit(let limit) = recording.replay(on: Kernel(.v7_3)) else {
      Issue.record("replayed")
      return
    }
    #expect(limit == "expected at most 32 files and shared mappings, found more")
  }
}

extension String {
  /// The text with something else in place of the first such part.
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    var text = self
    text.replaceSubrange(range, with: new)
    return text
  }
}
