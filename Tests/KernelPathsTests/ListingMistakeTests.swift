import KernelPaths
import MemoryModel
import Testing

/// A listing that breaks the rules ends the program, in every build, and says which step did it.
@Suite("Mistakes in listings are found while they run")
struct ListingMistakeTests {
  struct Path: KernelPath {
    let lines: @Sendable (Scope) -> [Line]
    var routine: Routine { Routine("broken_path", "mm/test.c") }
    func listing(in scope: Scope) -> Listing { Listing { lines(scope) } }
  }

  /// Runs a path to its end, as an actor.
  static func run(_ lines: @escaping @Sendable (Scope) -> [Line]) {
    var machine = Machine(shape: Shape(processors: 1, devices: [], softleaf: .v7_3))
    let program = Program("test", Path(lines: lines), kernel: Kernel(.v7_3), shape: machine.shape)
    while case .ran = machine.step(0, program) {}
  }

  static func complaint(_ result: ExitTest.Result?) throws -> String {
    String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
  }

  @Test("A step that wrote may not say that it does not apply")
  func skippedAfterWriting() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { _ in
        [
          .step(
            Step("write and skip") { m in
              m[Globals.swapSlotsEverUsed] = 1
              return .skip
            }), .step(Step("the next one") { _ in .next }),
        ]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(words.contains("broken_path (mm/test.c), step 'write and skip': it wrote"))
  }

  @Test("A step that wrote may not wait")
  func blockedAfterWriting() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { _ in
        [
          .step(
            Step("write and wait") { m in
              m[Globals.swapSlotsEverUsed] = 1
              return .blocked(on: Globals.framesEverUsed)
            })
        ]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(words.contains("step 'write and wait': it wrote, and then said that it is blocked"))
  }

  @Test("Lines that do not apply may not lead round in a circle")
  func circle() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        let loop = scope.label("loop")
        return [
          .mark(loop), .step(Step("not here") { _ in .skip }),
          .step(Step("nor here", to: [loop]) { _ in .skip(to: loop) }),
        ]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(words.contains("broken_path (mm/test.c), step 'no"))
    #expect(words.contains("without end"))
  }

  @Test("A jump to a label of another listing names listing, step and label")
  func foreignLabel() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        let outer = scope.label("outer")
        let inner = Path { _ in [.step(Step("jump away") { _ in .jump(outer) })] }
        return [.call(Call(inner)), .mark(outer)]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(
      words.contains(
        "broken_path (mm/test.c), step 'jump away': it jumps to a label of another listing 'outer'")
    )
  }

  @Test("A jump to a label that the step does not name fails where that is looked at")
  func undeclared() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        let (out, retry) = (scope.label("out"), scope.label("retry"))
        return [
          .mark(retry), .step(Step("leave quietly", to: [retry]) { _ in .jump(out) }), .mark(out),
        ]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(words.contains("step 'leave quietly' goes to a label that it does not name"))
  }

  @Test("A label that is not marked fails when the listing is made")
  func unmarked() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        _ = scope.label("out_unlock")
        return [.step(Step("never runs") { _ in .next })]
      }
    }
    let words = try ListingMistakeTests.complaint(result)
    #expect(
      words.contains("broken_path (mm/test.c), label 'out_unlock': the listing does not mark it"))
  }

  @Test("A label that is marked twice, or in another listing, fails when the listing is made")
  func misplaced() async throws {
    let twice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        let out = scope.label("out")
        return [.mark(out), .mark(out)]
      }
    }
    #expect(try ListingMistakeTests.complaint(twice).contains("label 'out': it is marked twice"))
    let elsewhere = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      ListingMistakeTests.run { scope in
        let out = scope.label("out")
        return [.mark(out), .call(Call(Path { _ in [.mark(out)] }))]
      }
    }
    #expect(
      try ListingMistakeTests.complaint(elsewhere).contains("it is a label of another listing"))
  }
}
