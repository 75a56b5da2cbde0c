import ScenarioFormat
import Testing
import Text

@Suite("Texts that are nearly right")
struct MutationTests {
  private static let script = """
    # a script
    p0 mmap a 4 anon thp
    p0 write a+0..1 0x11
    gpu0 open p0
    gpu0 exclusive p0 a+0 times 2
    p0 fork c
    c mremap a b
    p0 pin x a
    p0 pin-write x+1 9
    nv0 open p0
    nv0 race p0 a+0 poke 3 10
    system soft-offline c b+1
    system nv-window 400
    c exit
    """

  private static let scenario = """
    title: "A \\x43PU write"
    machine: {devices: [gpu0, {gpu1: nouveau}]}
    setup: |
      app mmap heap 4 anon
      gpu0 open app
    actors:
      gpu: [gpu0 exclusive app heap+0]
      cpu: app write
        heap+0 0x22
    schedule: [gpu: all, cpu: {until: lock}]
    notes:
      - at: gpu/a/b
        say: >
          words
    expect: {finally: ["app heap+0 present", 'gpu0 heap+0 unmapped']}
    """

  /// Reading must end, and what it says must fit into the text or be about the whole file.
  private func check(_ parsed: DiagnosticList, hasValue: Bool) -> Bool {
    parsed.hasErrors != hasValue
      && parsed.diagnostics.allSatisfy { $0.length >= 1 && !$0.rendered.isEmpty }
  }

  @Test("No script makes the reader trap, and each is either read or complained about")
  func scripts() {
    var mutations = RandomMutations(seed: 1)
    let parser = OperationParser()
    var good = 0
    for _ in 0..<10_000 {
      let text = mutations.mutate(Self.script)
      let parsed = parser.parseScript(text, file: "f")
      good += parsed.value == nil ? 0 : 1
      #expect(check(parsed.diagnostics, hasValue: parsed.value != nil), "\(text.debugDescription)")
    }
    #expect(good > 100 && good < 9_900)
  }

  @Test("No scenario makes the reader trap, and each is either read or complained about")
  func scenarios() {
    var mutations = RandomMutations(seed: 2)
    let reader = ScenarioReader()
    var good = 0
    for index in 0..<10_000 {
      let text = mutations.mutate(index % 10 == 0 ? fullScenario : Self.scenario)
      let parsed = reader.read(text, file: "f")
      good += parsed.value == nil ? 0 : 1
      #expect(check(parsed.diagnostics, hasValue: parsed.value != nil), "\(text.debugDescription)")
      let operations =
        (parsed.value?.setup ?? []) + (parsed.value?.actors ?? []).flatMap(\.operations)
      #expect(operations.allSatisfy(standsInItsPlace), "\(text.debugDescription)")
    }
    #expect(good > 100 && good < 9_900)
  }

  /// Whether each word of an operation is found in the file where it says it stands; unless there
  /// are escapes.
  private func standsInItsPlace(_ operation: ScenarioFormat.Operation) -> Bool {
    operation.words.allSatisfy { word in
      let line = operation.location.source.line(word.line)
      let rest = line.unicodeScalars.dropFirst(word.column - 1)
      return rest.starts(with: word.text.unicodeScalars) || line.contains("\\")
        || line.contains("''")
    }
  }

  @Test("No JSON makes the reader trap, not even when it is cut or not UTF-8")
  func json() {
    var mutations = RandomMutations(seed: 3)
    let text = ##"{"a":[1,-2.5e3,"x\u00e9\n"],"b":{"c":null,"d":true}}"##
    for _ in 0..<2_000 {
      var bytes = Array(mutations.mutate(text).utf8)
      if !bytes.isEmpty, mutations.next(below: 3) == 0 {
        bytes[mutations.next(below: bytes.count)] = UInt8(mutations.next(below: 256))
      }
      if let value = try? JSONText.parse(bytes, file: "f") {
        #expect((try? JSONText.parse(value.compactText, file: "f")) == value)
      }
    }
  }
}
