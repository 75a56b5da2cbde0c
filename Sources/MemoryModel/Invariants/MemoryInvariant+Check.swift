extension MemoryInvariant {
  /// All objects that break the invariant.
  public func check(_ machine: borrowing Machine) -> [InvariantViolation] {
    var found: [InvariantViolation] = []
    func add(_ objects: [ObjectReference], _ text: String) {
      found.append(InvariantViolation(name, objects, text))
    }
    switch judge {
    case .slot(let verdict, let explain):
      machine.forEachSlot { slot in
        guard verdict(machine, slot) == .broken else { return }
        let (objects, text) = explain(machine, slot)
        add(objects, text)
      }
    case .frame(let verdict, let explain):
      machine.forEachFrame { frame in
        guard verdict(machine, frame, machine.mappings(of: frame)) == .broken else { return }
        let (objects, text) = explain(machine, frame)
        add(objects, text)
      }
    case .table(let verdict, let explain):
      machine.forEachTable { table in
        guard verdict(machine, table) == .broken else { return }
        let (objects, text) = explain(machine, table)
        add(objects, text)
      }
    case .process(let verdict, let explain):
      let tally = Tally(of: machine)
      for number in 0..<machine.shape.processes {
        guard verdict(machine, ProcessNumber(number), tally) == .broken else { continue }
        let (objects, text) = explain(machine, ProcessNumber(number), tally)
        add(objects, text)
      }
    case .machine(let verdict, let explain):
      let tally = Tally(of: machine)
      if verdict(machine, tally) == .broken { add([.machine], explain(machine, tally)) }
    }
    return found
  }

  /// True if no object breaks the invariant. Allocates nothing for invariants about single objects.
  public func holds(in machine: borrowing Machine) -> Bool {
    var holds = true
    switch judge {
    case .slot(let verdict, _):
      machine.forEachSlot { if holds && verdict(machine, $0) == .broken { holds = false } }
    case .frame(let verdict, _):
      machine.forEachFrame { frame in
        if holds && verdict(machine, frame, machine.mappings(of: frame)) == .broken {
          holds = false
        }
      }
    case .table(let verdict, _):
      machine.forEachTable { if holds && verdict(machine, $0) == .broken { holds = false } }
    case .process, .machine: holds = check(machine).isEmpty
    }
    return holds
  }
}

extension Machine {
  /// Calls the body for every page table that was ever used, in order.
  func forEachTable(_ body: (TableNumber) -> Void) {
    var number = 1
    let used = self[Globals.tablesEverUsed]
    while number <= used {
      body(TableNumber(number))
      number += 1
    }
  }
}
