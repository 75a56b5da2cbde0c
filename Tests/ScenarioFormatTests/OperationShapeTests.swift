import ScenarioFormat
import Testing

@Suite("Lines of operations")
struct OperationShapeTests {
  private func operations(_ text: String) throws -> [Operation] {
    try OperationParser().parse(text, file: "test.ops").get()
  }

  @Test("Comments and empty lines count as lines but are no operations")
  func comments() throws {
    let script = """
      # A CPU store takes the page back.

      p0 mmap a 2 anon   # two pages
      p0 write a+0 0x11#no space needed
      """
    let operations = try operations(script)
    #expect(operations.map(\.text) == ["p0 mmap a 2 anon", "p0 write a+0 0x11"])
    #expect(operations.map(\.location.line) == [3, 4])
  }

  @Test("Blanks and tabs may stand anywhere; the text has one space between words")
  func blanks() throws {
    let operation = try #require(try operations("\t p0 \t write  a+0\t17  \r\n").first)
    #expect(operation.text == "p0 write a+0 17")
    #expect(operation.words.map(\.column) == [3, 8, 15, 19])
    #expect(operation.location.description == "test.ops:1:3")
  }

  @Test("Lines end in a line feed, a carriage return or both")
  func lineBreaks() throws {
    let operations = try operations("p0 exit\r\np1 exit\rp2 exit\np3 exit")
    #expect(operations.map(\.location.line) == [1, 2, 3, 4])
  }

  @Test("Pages are all of a mapping, one page, or a range with both ends")
  func pages() throws {
    func pages(_ line: String) throws -> PageRange? {
      ProcessVerbs.read.arguments(of: try #require(try operations(line).first))
    }
    #expect(try pages("p read a") == PageRange(mapping: "a"))
    #expect(try pages("p read a+0x10") == PageRange(mapping: "a", selection: .page(16)))
    #expect(try pages("p read a+1..4") == PageRange(mapping: "a", selection: .pages(1...4)))
    #expect(try pages("p read a+2..2") == PageRange(mapping: "a", selection: .pages(2...2)))
    #expect(PageRange(mapping: "a").pages(ofMappingWith: 8) == 0..<8)
    #expect(PageRange(mapping: "a", selection: .pages(1...4)).pages(ofMappingWith: 2) == 1..<5)
  }

  @Test("A thread is named after a dot")
  func threads() throws {
    let operation = try #require(try operations("app.t2 write heap 7").first)
    #expect(operation.subject == .process(ProcessReference(process: "app", thread: "t2")))
  }

  @Test("Without 'times' an operation is done once")
  func times() throws {
    let script = "app read heap\napp read heap times 0x10"
    #expect(try operations(script).map(\.times) == [1, 16])
  }

  @Test("A device has the verbs of its driver, whatever its name")
  func deviceTable() throws {
    let nouveau = DeviceTable([.init(name: "gpu0", driver: .nouveau)])
    let parser = OperationParser(devices: nouveau)
    #expect(parser.parse("gpu0 atomic-add app heap+0 1", file: "test").value?.count == 1)
    #expect(parser.parse("gpu0 exclusive app heap+0", file: "test").value == nil)
  }

  @Test("A script may hold as many operations as the limit says, and no more")
  func operationLimit() {
    let line = "a exit\n"
    let most = String(repeating: line, count: OperationLimits.operations)
    #expect(OperationParser().parse(most, file: "test").value?.count == OperationLimits.operations)
    let more = OperationParser().parse(most + line + line, file: "test")
    #expect(
      headlines(more.diagnostics) == ["error: expected at most 100000 operations, found more"])
  }

  @Test("The laboratory's own kinds of lines are read, names and all")
  func laboratoryScript() throws {
    let script = """
      # pin, fork, reclaim: the shapes that recorded scripts have
      p0 mmap a 512 anon thp
      p0 write a 1
      p0 mmap f 2 private-file ro
      p0 pin x a+0..1
      p0 pin-write x+1 9
      p0 pin-read x+1
      gpu0 open p0
      nv1 open p0
      gpu0 exclusive p0 a+0..3
      gpu0 check-exclusive p0 a
      nv1 atomic-add p0 a+4 1
      p0 fork c
      c write a+0 2
      c unpin x
      p0 mremap a b
      p0 move-page b+0 1
      system nv-window 400
      system reclaim
      system soft-offline c a+1
      c exit
      gpu0 close p0
      """
    let parsed = OperationParser().parseScript(script, file: "test.ops")
    #expect(parsed.diagnostics.rendered.isEmpty)
    #expect(parsed.value?.count == 21)
  }
}
