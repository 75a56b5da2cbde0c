import KernelPaths
import MemoryModel
import ScenarioFormat
import Simulation
import Testing

@Suite("A library of written-out operations")
struct CodeLibraryTests {
  private static let shape = Shape(
    processors: 1, devices: [DeviceDescription(name: "gpu0", driver: .testHMM)], softleaf: .v7_3)

  private func invocations(of lines: [String]) throws -> [Invocation] {
    var compiler = OperationCompiler(devices: .laboratory)
    return try lines.map { line in
      let parsed = OperationParser().parse(line, file: "test")
      let operation = try #require(parsed.value?.first, "\(parsed.diagnostics)")
      return try compiler.invocation(of: operation, processor: 0)
    }
  }

  @Test(
    "Operations that differ in pages and values are written out once",
    arguments: [
      ["app write heap+0 0x11", "app write heap+1 0x22", "app write heap+0..3 7"],
      ["app atomic-add heap+0 1", "app atomic-add heap+9 2"],
      ["app munmap heap+1", "app munmap heap+2..3"],
      ["app mprotect heap+1 ro", "app mprotect heap+2..3 ro"],
      ["app madvise heap+1 dontneed", "app madvise heap+2..3 dontneed"],
      ["gpu0 write app heap+0 0x11", "gpu0 write app heap+5 0x12"],
      ["gpu0 exclusive app heap+0", "gpu0 exclusive app heap+0..9"],
    ])
  func shared(_ lines: [String]) throws {
    let library = CodeLibrary(kernel: Kernel(.v7_3), shape: Self.shape)
    let program = Program("test", try invocations(of: lines), from: library)
    #expect(library.count == 1)
    #expect(program.operationCount == lines.count)
    #expect(program.end % lines.count == 0)
  }

  @Test("What is another listing is written out by itself")
  func apart() throws {
    let library = CodeLibrary(kernel: Kernel(.v7_3), shape: Self.shape)
    let lines = [
      "app write heap+0 1", "app write heap 1", "app read heap+0", "app write other+0 1",
    ]
    _ = Program("test", try invocations(of: lines), from: library)
    #expect(library.count == 4)
  }

  @Test("Titles and routines say what their own operation was given")
  func titles() throws {
    let library = CodeLibrary(kernel: Kernel(.v7_3), shape: Self.shape)
    let lines = ["app write heap+0 0x1f", "app write heap+1 0x2", "app atomic-add heap+0 31"]
    let program = Program("test", try invocations(of: lines), from: library)
    let length = program.end / 3
    #expect(program.title(at: 0) == "store 0x1f through the TLB of cpu0")
    #expect(program.call(at: 0).routine.name == "store 0x1f")
    #expect(program.title(at: length) == "store 0x2 through the TLB of cpu0")
    #expect(program.call(at: length).lines[0].title == program.title(at: length))
    #expect(program.title(at: 2 * length) == "add 31 atomically through the TLB of cpu0")
    for position in 0..<program.end {
      #expect(!program.title(at: position).unicodeScalars.contains { $0.value > 0xE000 })
      #expect(
        program.call(at: position).stack.allSatisfy {
          $0.routine.name.utf8.allSatisfy { $0 < 0x80 }
        })
    }
  }
}
