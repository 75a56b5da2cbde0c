import KernelPaths
import MemoryModel

@testable import Exploration

/// Places of the global region that no kernel path uses.
func place(_ number: Int) -> Place<UInt64> { Globals.spare(number) }

/// A path made of the steps that a test gives.
struct TestPath: KernelPath {
  let steps: [Step]

  var routine: Routine { Routine("test_path", "test.c") }

  func listing(in scope: Scope) -> Listing {
    Listing { for step in steps { step } }
  }
}

let testShape = Shape(processors: 2, devices: [], softleaf: .v7_3)

func program(_ name: String, _ steps: [Step]) -> Program {
  Program(name, TestPath(steps: steps), kernel: Kernel(.v7_3), shape: testShape)
}

func search(_ programs: [Program?]) -> ExhaustiveSearch {
  ExhaustiveSearch(from: Machine(shape: testShape), programs: programs)
}

/// Steps that write the words 1…n to a place, one after another.
func counting(_ number: Int, to last: UInt64) -> [Step] {
  (1...last).map { word in
    Step("write \(word) to place \(number)") { m in
      m[place(number)] = word
      return .next
    }
  }
}

/// Steps that write 1 to many places, one after another.
func marking(_ numbers: Range<Int>) -> [Step] {
  numbers.map { number in
    Step("mark place \(number)") { m in
      m[place(number)] = 1
      return .next
    }
  }
}

/// A step that waits until a place holds zero and then takes it.
func taking(_ number: Int) -> Step {
  Step("take lock \(number)") { m in
    if m[place(number)] != 0 { return .blocked(on: place(number)) }
    m[place(number)] = 1
    return .next
  }
}

func releasing(_ number: Int) -> Step {
  Step("release lock \(number)") { m in
    m[place(number)] = 0
    return .next
  }
}
