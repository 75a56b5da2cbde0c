import KernelPaths
import ScenarioFormat

/// Which processes and device files the actors of a scenario begin and end, so that an operation of one
/// actor is only made to look out for what another one can do to it.
public struct Lifetimes: Sendable {
  private struct File: Hashable {
    var device: String
    var process: String
  }

  private var forked: Set<String> = []
  /// For each, the numbers of the actors that do it.
  private var uses: [String: Set<Int>] = [:]
  private var exits: [String: Set<Int>] = [:]
  private var opens: [File: Set<Int>] = [:]
  private var closes: [File: Set<Int>] = [:]

  /// Nothing begins or ends.
  public init() {}

  /// What the operations of actors, by number, begin and end.
  public init(_ actors: [[Operation]]) {
    for (number, operations) in actors.enumerated() {
      for operation in operations { add(operation, number) }
    }
  }

  private mutating func add(_ operation: Operation, _ actor: Int) {
    guard let process = operation.process else { return }
    uses[process, default: []].insert(actor)
    if let child = operation.givenProcess { forked.insert(child) }
    if operation.verb.effect == .endsProcess { exits[process, default: []].insert(actor) }
    if case .device(let device, _) = operation.subject {
      let file = File(device: device, process: process)
      switch operation.verb.effect {
      case .opensFile: opens[file, default: []].insert(actor)
      case .closesFile: closes[file, default: []].insert(actor)
      case .none, .endsProcess: break
      }
    }
  }

  /// What may happen by another hand than this actor's to what an operation of it needs.
  func lifetime(of operation: Operation, by actor: Int) -> Lifetime {
    var lifetime: Lifetime
    switch operation.subject {
    case .process(let reference):
      lifetime = self.lifetime(ofProcess: reference.process, for: actor)
    case .device(let device, let process):
      lifetime = self.lifetime(ofFile: device, in: process, for: actor)
    case .system: return []
    }
    if operation.verb.effect != .endsProcess { lifetime.remove(.hasOtherUsers) }
    return lifetime
  }

  /// What may happen to a process by another hand than this actor's. The child of a fork() may never be
  /// born whoever calls it.
  private func lifetime(ofProcess process: String, for actor: Int) -> Lifetime {
    var lifetime: Lifetime = []
    if Lifetimes.others(uses[process], than: actor) && exits[process]?.contains(actor) == true {
      lifetime.insert(.hasOtherUsers)
    }
    if forked.contains(process) { lifetime.insert(.isForked) }
    if Lifetimes.others(exits[process], than: actor) { lifetime.insert(.processExits) }
    return lifetime
  }

  /// What may happen to a device file, and to the process that opens it.
  private func lifetime(ofFile device: String, in process: String, for actor: Int) -> Lifetime {
    var lifetime = lifetime(ofProcess: process, for: actor)
    let file = File(device: device, process: process)
    if Lifetimes.others(opens[file], than: actor) { lifetime.insert(.fileOpens) }
    if lifetime.contains(.processExits) || Lifetimes.others(closes[file], than: actor) {
      lifetime.insert(.fileCloses)
    }
    return lifetime
  }

  private static func others(_ actors: Set<Int>?, than actor: Int) -> Bool {
    actors?.contains { $0 != actor } ?? false
  }
}
