import KernelPaths
import MemoryModel

private typealias P = ProtocolPlaces

/// The end of every process of dex.pml: `done: skip`, and Spin's own rule that the youngest process
/// dies first.
struct ProcessEnd: KernelPath {
  /// The order of creation, from 0.
  let process: Int

  var routine: Routine { Routine("end of process", "dex.pml") }

  func listing(in scope: Scope) -> Listing {
    Listing {
      Step("is reaped, the youngest first") { m in
        if m[P.alive] != process + 1 { return .blocked(on: P.alive) }
        m[P.alive] -= 1
        return .next
      }
    }
  }
}

/// The process `init`: waits for all others and compares what they did.
struct InitialProcess: KernelPath {
  var routine: Routine { Routine("init", "dex.pml") }

  func listing(in scope: Scope) -> Listing {
    Listing {
      Step("all have finished: compare memory and increments") { m in
        let others = ProtocolConfiguration.processors + ProtocolConfiguration.devices
        return m[P.finished] == others ? .next : .blocked(on: P.finished)
      }
      Call(ProcessEnd(process: 0))
    }
  }
}

/// A processor that increments the word some times.
struct Processor: KernelPath {
  let configuration: ProtocolConfiguration
  let number: Int

  var process: Int { 1 + number }
  var routine: Routine { Routine("processor", "dex.pml") }

  func listing(in scope: Scope) -> Listing {
    let original = scope.local("original", Entry.self)
    let writes = scope.local("writes", Bool.self)
    let tlb = P.tlb(number)
    let remaining = P.remaining(process)
    let loop = scope.label("loop")
    let done = scope.label("done")
    let again = scope.label("again")
    return Listing {
      Mark(loop)
      Step("choose the next access", to: [done]) { m in
        if m[remaining] == 0 {
          m[P.finished] += 1
          return .jump(done)
        }
        m[remaining] -= 1
        m[writes] = true
        return .next
      }
      Mark(again)
      Step("access through the TLB, fill it, or fault", to: [loop, again]) { m in
        if m[tlb] == .writable {
          spoil(&m, by: nil)
          m[P.memory] += 1
          m[P.gold] += 1
          m[writes] = false
          return .jump(loop)
        }
        if m[P.pte] == .writable {
          m[tlb] = .writable
          return .jump(again)
        }
        m[original] = m[P.pte]
        return .next
      }
      Call(Fault(configuration: configuration, original: original))
      GoTo(again)
      Mark(done)
      Step("done") { _ in .next }
      Call(ProcessEnd(process: process))
    }
  }
}

/// Somebody wrote the word: spoils read-modify-writes of other devices in flight.
func spoil(_ m: inout Machine, by writer: Int?) {
  for device in 0..<ProtocolConfiguration.devices where device != writer {
    if m[P.inFlight(device)] { m[P.spoilt(device)] = true }
  }
}
