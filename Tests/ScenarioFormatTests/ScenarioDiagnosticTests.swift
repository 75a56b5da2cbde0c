import ScenarioFormat
import Testing

@Suite("What is wrong with a scenario file")
struct ScenarioDiagnosticTests {
  /// The complaints about a scenario, each as `line:column message`.
  private func mistakes(_ text: String, known: KnownNames = KnownNames()) -> [String] {
    ScenarioReader(known: known).read(text, file: "f").diagnostics.diagnostics.map { diagnostic in
      let suggestion = diagnostic.suggestion.map { "; \($0)?" } ?? ""
      return "\(diagnostic.line):\(diagnostic.column) \(diagnostic.message)\(suggestion)"
    }
  }

  /// The complaints about a key and its value in an otherwise good scenario.
  private func mistakes(key: String, known: KnownNames = KnownNames()) -> [String] {
    mistakes("title: t\nsetup: app mmap heap 1 anon\n" + key, known: known)
  }

  @Test("Keys are known, given once, and there if they are needed")
  func keys() {
    #expect(
      mistakes("titel: t\nsetup: app exit") == [
        "1:1 expected a key of a scenario, found 'titel'; title?",
        "1:1 expected the key 'title' in a scenario",
      ])
    #expect(mistakes("title: t") == ["1:1 expected the key 'setup' or 'actors' in a scenario"])
    #expect(
      mistakes("title: t\nsetup: app exit\ntitle: u") == [
        "1:1 expected each key once, found more than one 'title'"
      ])
    #expect(
      mistakes(key: "machine: {cpu: 1}") == [
        "3:11 expected a key of a machine, found 'cpu'; cpus?"
      ])
    #expect(mistakes(key: "3: x") == ["3:1 expected a key of a scenario, found '3'"])
    #expect(
      mistakes(key: "? [a]\n: x") == ["3:3 expected a word as key, found a list or mapping"])
    #expect(mistakes(key: "notes: [{say: x}]") == ["3:9 expected the key 'at' in a note"])
    #expect(
      mistakes(key: "notes: [{at: start}]") == ["3:9 expected the key 'say' or 'ask' in a note"])
    #expect(
      mistakes(key: "notes: [{at: start, say: x, answer: y}]") == [
        "3:37 expected 'ask' with 'answer', found none"
      ])
  }

  @Test("Wrong types say what was expected")
  func types() {
    #expect(
      mistakes(key: "summary: 3") == [
        "3:10 expected text for 'summary', found the number 3; put it in quotes to make it text"
      ])
    #expect(
      mistakes(key: "kernel: 7.3") == [
        "3:9 expected the name of a kernel for 'kernel', found the number 7.3; put it in quotes to "
          + "make it text"
      ])
    #expect(mistakes(key: "summary:") == ["3:9 expected text for 'summary', found nothing"])
    #expect(mistakes(key: "summary: ''") == ["3:10 expected text, found empty text"])
    #expect(
      mistakes(key: "summary: [a]") == ["3:10 expected text for 'summary', found a list"])
    #expect(
      mistakes(key: "teaches: x") == ["3:10 expected a list for 'teaches', found 'x'"])
    #expect(
      mistakes(key: "machine: {cpus: two, patience: 0}") == [
        "3:17 expected a number from 1 to 4 for 'cpus', found 'two'",
        "3:32 expected a number from 1 to 1000000 for 'patience', found the number 0",
      ])
    #expect(
      mistakes(key: "notes: {at: start}") == ["3:8 expected a list for 'notes', found a mapping"])
    #expect(
      mistakes("just text") == [
        "1:1 expected a mapping with the keys of a scenario for the file, found 'just text'"
      ])
    #expect(
      mistakes(key: "actors: {}") == ["3:9 expected the name of an actor in 'actors'"])
  }

  @Test("Devices have one driver and one name")
  func devices() {
    #expect(
      mistakes(key: "machine: {devices: [tpu]}") == [
        "3:21 expected 'tpu' with its driver, such as {tpu: nouveau}"
      ])
    #expect(
      mistakes(key: "machine: {devices: [{gpu0: nouvea}]}") == [
        "3:28 expected a driver (hmm-test or nouveau), found 'nouvea'; nouveau?"
      ])
    #expect(
      mistakes(key: "machine: {devices: [gpu0, {gpu0: nouveau}, {system: nouveau}]}") == [
        "3:28 expected a new name for a device, found 'gpu0', which is taken",
        "3:45 expected a new name for a device, found 'system', which is taken",
      ])
    #expect(
      mistakes(key: "machine: {devices: [gpu0, gpu1, nv0, nv1, {a: nouveau}]}") == [
        "3:43 expected at most 4 in 'devices', found 5"
      ])
    #expect(
      mistakes(key: "machine: {devices: []}\nactors: {a: gpu0 open app}") == [
        "4:13 expected a device of the machine, found 'gpu0'; it has no devices"
      ])
  }

  @Test("Kernels, switches and invariants are known")
  func knownNames() {
    let known = KnownNames(
      kernels: ["v6.1", "v6.12", "v7.3"], switches: ["folio-walk"], invariants: ["counts-match"])
    #expect(
      mistakes(key: "kernel: v6.2", known: known) == [
        "3:9 expected the name of a kernel, found 'v6.2'; v6.1?"
      ])
    #expect(
      mistakes(key: "with: [folio-wlak]\nwithout: [folio-walk]", known: known) == [
        "3:8 expected the name of a switch, found 'folio-wlak'; folio-walk?"
      ])
    #expect(
      mistakes(key: "with: [folio-walk]\nwithout: [folio-walk]", known: known) == [
        "4:11 expected a switch that is not in 'with', too, found 'folio-walk'"
      ])
    #expect(
      mistakes(key: "expect: {always: [count-match], kernels: {v7: {}}}", known: known) == [
        "3:19 expected the name of an invariant, found 'count-match'; counts-match?",
        "3:43 expected the name of a kernel, found 'v7'",
      ])
  }

  @Test("A schedule names actors and turns")
  func schedule() {
    let actors = "actors: {gpu: app read heap, cpu: app read heap}\n"
    #expect(
      mistakes(key: actors + "schedule: [gpu: al, cpv: all, cpu: 0 steps, gpu: 3]") == [
        "4:17 expected 'all', 'op', '3 steps' or 'until: a step', found 'al'",
        "4:21 expected the name of an actor, found 'cpv'; cpu?",
        "4:36 expected 'all', 'op', '3 steps' or 'until: a step', found '0 steps'",
        "4:50 expected 'all', 'op', '3 steps' or 'until: a step', or a mapping with the keys of a "
          + "turn for 'gpu', found the number 3",
      ])
    #expect(
      mistakes(key: actors + "schedule: [{gpu: all, cpu: all}, {}]") == [
        "4:23 expected at most 1 in 'schedule', found 2",
        "4:34 expected the name of an actor in 'schedule'",
      ])
  }

  @Test("A note is at a step of an actor, at the start or at the end")
  func notes() {
    #expect(
      mistakes(key: "actors: {gpu: app read heap}\nnotes: [{at: gpv/x, say: y}]") == [
        "4:14 expected the name of an actor, found 'gpv'; gpu?"
      ])
    #expect(
      mistakes(key: "notes: [{at: begin, say: y}, {at: gpu/, say: y}]") == [
        "3:14 expected 'start', 'end', 'actor/step' or 'actor/path/step', found 'begin'",
        "3:35 expected 'start', 'end', 'actor/step' or 'actor/path/step', found 'gpu/'",
      ])
  }

  @Test("Operations are not folded, and an actor has some")
  func operations() {
    #expect(
      mistakes(key: "actors:\n  a: >\n    app read heap\n    app read heap") == [
        "4:6 expected '|' before lines of operations, found '>', which joins them"
      ])
    #expect(
      mistakes(key: "actors:\n  a: '# nothing'") == ["4:3 expected operations for 'a', found none"])
    #expect(
      mistakes(key: "actors: {a b: app read heap}") == [
        "3:10 expected the name of an actor (a letter, then letters, digits, '-' or '_', at most 23 "
          + "characters), found 'a b'"
      ])
  }

  @Test("Mistakes of all parts are told at once, in the order of the file")
  func all() {
    let text = """
      title: 1
      machine: {cpus: 9}
      setup: |
        app raed heap
      actors:
        a: app wirte heap 1
      schedule: [b: all]
      colour: red
      """
    #expect(
      ScenarioReader().read(text, file: "f").diagnostics.diagnostics.map(\.line) == [
        1, 2, 4, 6, 7, 8,
      ])
  }
}
