import ScenarioFormat
import Testing

@Suite("Names in operations")
struct NameCheckerTests {
  /// What is wrong with the names in a script, without the places.
  private func mistakes(_ script: String) throws -> [String] {
    var checker = NameChecker()
    let operations = try OperationParser().parse(script, file: "f").get()
    return headlines(checker.check(operations))
  }

  /// What is wrong with the names of actors that run at the same time.
  private func mistakes(setup: String, actors: [String]) throws -> [String] {
    var checker = NameChecker()
    let parser = OperationParser()
    #expect(!checker.check(try parser.parse(setup, file: "setup").get()).hasErrors)
    let operations = try actors.map { try parser.parse($0, file: "actor").get() }
    return headlines(checker.checkActors(operations))
  }

  @Test("The first operation of a new name starts a process")
  func start() throws {
    #expect(try mistakes("app mmap heap 1 anon\nother exit") == [])
    #expect(
      try mistakes("gpu0 open app") == [
        "error: expected a process, found 'app', which has not been started"
      ])
    #expect(
      try mistakes("app.t2 mmap heap 1 anon") == [
        "error: expected a thread of a process that has been started, found one of 'app'"
      ])
  }

  @Test("A mapping must have been made in this process")
  func mappings() throws {
    #expect(
      try mistakes("app mmap heap 1 anon\napp read haep+0") == [
        "error: expected a mapping of 'app', found 'haep'; did you mean 'heap'?"
      ])
    #expect(
      try mistakes("app exit\nother read heap") == [
        "error: expected a mapping of 'other', which has none, found 'heap'"
      ])
    #expect(
      try mistakes("app mmap heap 1 anon\nap read heap") == [
        "error: expected a process with a mapping 'heap', found 'ap', which is new; "
          + "did you mean 'app'?"
      ])
    #expect(
      try mistakes("app mmap heap 1 anon\napp mmap heap 1 anon") == [
        "error: expected a new name for the mapping, found 'heap', which is taken"
      ])
  }

  @Test("The mapping is marked, not the pages behind it")
  func markedWord() {
    #expect(
      complaints(aboutOperations: "app mmap heap 1 anon\napp read haep+0..3") == """
        test.ops:2:10: error: expected a mapping of 'app', found 'haep'; did you mean 'heap'?
          app read haep+0..3
                   ^~~~
        """)
  }

  @Test("munmap leaves the name, as pages may lie over a hole")
  func munmap() throws {
    #expect(try mistakes("app mmap heap 2 anon\napp munmap heap\napp read heap+0") == [])
  }

  @Test("mremap takes the old name away and gives the new one")
  func mremap() throws {
    let start = "app mmap heap 2 anon\napp mremap heap moved\n"
    #expect(try mistakes(start + "app read moved\napp mmap heap 1 anon\napp read heap") == [])
    #expect(
      try mistakes(start + "app read heap") == [
        "error: expected a mapping of 'app', found 'heap'; did you mean 'moved'?"
      ])
  }

  @Test("fork copies mappings and pins, but not open devices")
  func fork() throws {
    let start = "app mmap heap 2 anon\napp pin p heap\ngpu0 open app\napp fork child\n"
    #expect(try mistakes(start + "child read heap\nchild pin-read p+1\nchild mremap heap x") == [])
    #expect(
      try mistakes(start + "gpu0 read child heap") == [
        "error: expected an earlier 'gpu0 open child', found none: the device is not open"
      ])
    #expect(
      try mistakes(start + "app fork child") == [
        "error: expected a new name for the child, found 'child', which is taken"
      ])
    #expect(
      try mistakes("app fork app") == [
        "error: expected a new name for the child, found 'app', which is taken"
      ])
  }

  @Test("A process that has exited does nothing, and nothing is done to it")
  func exit() throws {
    #expect(
      try mistakes("app mmap heap 1 anon\napp exit\napp read heap\ngpu0 open app") == [
        "error: expected a live process, found 'app', which has exited",
        "error: expected a live process, found 'app', which has exited",
      ])
  }

  @Test("A device acts for a process between open and close")
  func devices() throws {
    let start = "app mmap heap 1 anon\ngpu0 open app\ngpu0 read app heap\ngpu0 close app\n"
    #expect(
      try mistakes(start + "gpu0 read app heap") == [
        "error: expected an earlier 'gpu0 open app', found none: the device is not open"
      ])
    #expect(
      try mistakes("app mmap heap 1 anon\nnv0 open app\nnv0 race app heap+0 poke 1 1") == [
        "error: expected another open device for the rival 'poke', found none"
      ])
  }

  @Test("A pin is known between pin and unpin")
  func pins() throws {
    let start = "app mmap heap 1 anon\napp pin p heap\n"
    #expect(try mistakes(start + "app unpin p\napp pin p heap") == [])
    #expect(
      try mistakes(start + "app unpin q\napp pin p heap\napp unpin p\napp pin-read p+0") == [
        "error: expected a pin of 'app', found 'q'; did you mean 'p'?",
        "error: expected a new name for the pin, found 'p', which is taken",
        "error: expected a pin of 'app', which has none, found 'p'",
      ])
  }

  @Test("Offlining needs the process and its mapping")
  func offline() throws {
    #expect(
      try mistakes(
        "app mmap heap 1 anon\nsystem soft-offline app x+0\nsystem hard-offline b heap+0")
        == [
          "error: expected a mapping of 'app', found 'x'",
          "error: expected a process, found 'b', which has not been started",
        ])
  }

  @Test("There is a limit for processes, mappings and pins")
  func limits() throws {
    let processes = (1...9).map { "p\($0) exit" }.joined(separator: "\n")
    #expect(
      try mistakes(processes) == [
        "error: expected at most 8 processes, found one more, 'p9'"
      ])
    let forks = (1...8).map { "app fork c\($0)" }.joined(separator: "\n")
    #expect(
      try mistakes(forks) == ["error: expected at most 8 processes, found one more, 'c8'"])
    let mappings = (1...13).map { "app mmap m\($0) 1 anon" }.joined(separator: "\n")
    #expect(
      try mistakes(mappings) == [
        "error: expected at most 12 mappings of a process, found one more, 'm13'"
      ])
    let pins = "app mmap m 1 anon\n" + (1...5).map { "app pin p\($0) m" }.joined(separator: "\n")
    #expect(
      try mistakes(pins) == ["error: expected at most 4 pins of a process, found one more, 'p5'"])
  }

  @Test("An actor knows the names of the setup and its own, not those of other actors")
  func actors() throws {
    let setup = "app mmap heap 1 anon"
    #expect(
      try mistakes(setup: setup, actors: ["app mmap a 1 anon\napp read a", "app read heap"]) == [])
    #expect(
      try mistakes(setup: setup, actors: ["app mmap abc 1 anon", "app read abc"]) == [
        "error: expected a mapping of 'app', found 'abc'"
      ])
    #expect(
      try mistakes(setup: setup, actors: ["app mremap heap b", "app read heap\napp exit"]) == [])
  }

  @Test("An actor may use a device that another actor opens")
  func actorsAndDevices() throws {
    let setup = "app mmap heap 1 anon"
    #expect(
      try mistakes(setup: setup, actors: ["gpu0 open app", "gpu0 read app heap"]) == [])
    #expect(
      try mistakes(setup: setup, actors: ["gpu1 open app", "gpu0 read app heap"]) == [
        "error: expected an earlier 'gpu0 open app', found none: the device is not open"
      ])
  }

  @Test("Two actors do not give the same name to different things")
  func actorsGivingNames() throws {
    let setup = "app mmap heap 1 anon"
    #expect(
      try mistakes(setup: setup, actors: ["app fork c", "app fork c"]) == [
        "error: expected a new name for the child, found 'c', which another actor gives"
      ])
    #expect(
      try mistakes(setup: setup, actors: ["app mmap a 1 anon", "app mremap heap a"]) == [
        "error: expected a new name for the mapping, found 'a', which another actor gives"
      ])
  }

  @Test("The limits hold for all actors together")
  func actorLimits() throws {
    let actors = (1...5).map { "app fork a\($0)\napp fork b\($0)" }
    #expect(
      try mistakes(setup: "app mmap heap 1 anon", actors: actors) == [
        "error: expected at most 8 processes of all actors together, found 11"
      ])
  }

  @Test("A copy of a checker goes on from the same state")
  func copies() throws {
    var checker = NameChecker()
    let parser = OperationParser()
    _ = checker.check(try parser.parse("app mmap heap 1 anon", file: "f").get())
    var copy = checker
    _ = copy.check(try parser.parse("app exit", file: "f").get())
    #expect(checker.process("app")?.hasExited == false)
    #expect(copy.process("app")?.hasExited == true)
    #expect(copy.process("app")?.mappings == ["heap"])
  }
}
