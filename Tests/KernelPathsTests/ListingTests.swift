import KernelPaths
import MemoryModel
import Testing

/// The rules of listings: what a step may do, and how listings call each other.
@Suite("Listings")
struct ListingTests {
  /// A path made of the lines that a test gives.
  struct Path: KernelPath {
    let routine = Routine("path", "test.c")
    let lines: @Sendable (Scope) -> Listing
    func listing(in scope: Scope) -> Listing { lines(scope) }
  }

  private static let counter = Globals.swapSlotsEverUsed
  private static let gate = Globals.hugePagesReserved

  private static func shape() -> Shape {
    Shape(processors: 1, devices: [], softleaf: .v7_3)
  }

  /// Runs a path; gives the counter, the errno and what each step came to.
  private func run(_ path: Path) -> (counter: Int, errno: Errno, results: [StepResult]) {
    var machine = Machine(shape: ListingTests.shape())
    let program = Program("test", path, kernel: Kernel(.v7_3), shape: machine.shape)
    var results: [StepResult] = []
    for _ in 0..<20 {
      let result = machine.step(0, program)
      results.append(result)
      guard case .ran = result else { break }
    }
    return (machine[ListingTests.counter], machine[ActorPlaces(number: 0).errno], results)
  }

  private static func count(_ amount: Int = 1, _ jump: Label? = nil) -> Step {
    Step("count", to: jump.map { [$0] } ?? []) { m in
      m[counter] += amount
      return jump.map { .jump($0) } ?? .next
    }
  }

  @Test("Steps run in order, one at a time")
  func order() {
    let result = run(Path { _ in Listing { for _ in 0..<3 { ListingTests.count() } } })
    #expect(result.counter == 3)
    #expect(result.results == [.ran(0), .ran(1), .ran(2), .finished])
  }

  @Test("A line that does not apply is passed in the same step")
  func skip() {
    let result = run(
      Path { _ in
        Listing {
          Step("not here") { _ in .skip }
          ListingTests.count()
        }
      })
    #expect(result.results == [.ran(1), .finished])
  }

  @Test("A jump goes on at its label")
  func jump() {
    let result = run(
      Path { scope in
        let out = scope.label("out")
        return Listing {
          ListingTests.count(1, out)
          ListingTests.count(100)
          Mark(out)
          ListingTests.count(1)
        }
      })
    #expect(result.counter == 2)
  }

  @Test("A reader is told where labels and gotos stand, and where lines lead")
  func signposts() throws {
    let path = Path { scope in
      let (retry, out) = (scope.label("retry"), scope.label("out"))
      return Listing {
        Mark(retry)
        ListingTests.count(1, out)
        Call(Path { _ in Listing { ListingTests.count() } }, onError: retry)
        GoTo(retry)
        Mark(out)
      }
    }
    let program = Program("test", path, kernel: Kernel(.v7_3), shape: ListingTests.shape())
    let call = program.call(at: 0)
    #expect(call.lines.map(\.targets) == [["out"], ["retry"]])
    #expect(call.signposts.map(\.label) == ["retry", "retry", "out"])
    #expect(call.signposts.map(\.kind) == [.label, .goTo, .label])
    #expect(call.signposts.map(\.line) == [0, 2, 2])
  }

  @Test("A blocked step writes nothing and names the place it waits for")
  func blocked() {
    let result = run(
      Path { _ in
        Listing {
          ListingTests.count()
          Step("wait") { _ in .blocked(on: ListingTests.gate) }
        }
      })
    #expect(result.results == [.ran(0), .blocked(1, on: ListingTests.gate.index)])
    #expect(result.counter == 1)
  }

  @Test("A failed call goes to its error line, or fails the caller too")
  func failure() {
    let failing = Path { _ in
      Listing {
        Step("fail") { m in m.fail(.EBUSY) }
        ListingTests.count(100)
      }
    }
    let caught = run(
      Path { scope in
        let failed = scope.label("failed")
        return Listing {
          Call(failing, onError: failed)
          ListingTests.count(10)
          Mark(failed)
          ListingTests.count(1)
        }
      })
    #expect(caught.counter == 1)
    let uncaught = run(
      Path { _ in
        Listing {
          Call(failing)
          ListingTests.count(10)
        }
      })
    #expect(uncaught.counter == 0)
    #expect(uncaught.errno == .EBUSY)
  }

  @Test("Local variables are zero at the beginning, and again after the call")
  func locals() {
    let inner = Path { scope in
      let local: Local<Int> = scope.local("n")
      return Listing {
        Step("use") { m in
          m[ListingTests.counter] += m[local] + 1
          m[local] = 50
          return .next
        }
        ListingTests.count(0)
      }
    }
    let result = run(
      Path { scope in
        let own: Local<Int> = scope.local("own")
        return Listing {
          Step("set") { m in
            m[own] = 7
            return .next
          }
          inner
          inner
          Step("still there") { m in
            m[ListingTests.counter] += m[own]
            return .next
          }
        }
      })
    #expect(result.counter == 1 + 1 + 7)
  }

  @Test("The stack of a position is known from the table")
  func stack() {
    let inner = Path { _ in Listing { ListingTests.count() } }
    let program = Program(
      "test", Path { _ in Listing { inner } }, kernel: Kernel(.v7_3),
      shape: ListingTests.shape())
    #expect(program.call(at: 0).stack.count == 2)
    #expect(program.title(at: 0) == "count")
  }
}

/// Kernels with single behaviours switched.
@Suite("Switches")
struct SwitchTests {
  @Test("A kernel is its version and what was switched")
  func name() throws {
    #expect(Kernel(.v6_12).name == "v6.12")
    let kernel = try Kernel(.v7_3).switching(on: [.ownNotification], off: [.readRetry])
    #expect(kernel.name == "v7.3 -read-retry +own-notification")
  }

  @Test("What cannot do without another is refused, with a way out")
  func needs() {
    do throws(SwitchError) {
      _ = try Kernel(.v7_3).switching(on: [], off: [.folioWalk])
      Issue.record("accepted")
    } catch {
      #expect(error.need == .folioWalk)
      #expect(error.description.contains("--with folio-walk"))
    }
  }

  @Test("Every behaviour says what it changes and where it comes from")
  func described() {
    for behaviour in Behaviour.allCases {
      #expect(!behaviour.summary.isEmpty && !behaviour.source.isEmpty)
    }
  }

  @Test("Every released kernel stands for itself", arguments: Kernels.all)
  func released(_ version: Kernel.Version) throws {
    #expect(try Kernel(version).switching(on: [], off: []) == Kernel(version))
  }
}

@Suite("Switches bring along what they need")
struct SwitchNeedsTests {
  @Test("keep-mapcount on v6.12 converts one page by folio_walk and keeps its mapcount")
  func keepMapcount() throws {
    let kernel = try Kernel(.v6_12).switching(on: [.keepMapcount], off: [])
    #expect(kernel.name == "v6.12 +single-page +folio-walk +keep-mapcount")
    #expect(throws: SwitchError.self) {
      try Kernel(.v6_12).switching(on: [.keepMapcount], off: [.folioWalk])
    }
  }
}
