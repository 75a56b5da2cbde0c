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
    switch (operation.subject, operation.verb) {
    case (.process(let reference), .process): uses[reference.process, default: []].insert(actor)
    case (.device, .device(_, let process)): uses[process, default: []].insert(actor)
    default: break
    }
    switch (operation.subject, operation.verb) {
    case (.process, .process(.fork(let child))): forked.insert(child)
    case (.process(let reference), .process(.exit)):
      exits[reference.process, default: []].insert(actor)
    case (.device(let device), .device(.open, let process)):
      opens[File(device: device, process: process), default: []].insert(actor)
    case (.device(let device), .device(.close, let process)):
      closes[File(device: device, process: process), default: []].insert(actor)
    default: break
    }
  }

  /// What may happen to a process by another hand than this actor's. The child of a fork() may never be
  /// born whoever calls it.
  func lifetime(ofProcess process: String, for actor: Int) -> Lifetime {
    var lifetime: Lifetime = []
    if Lifetimes.others(uses[process], than: actor) && exits[process]?.contains(actor) == true {
      lifetime.insert(.hasOtherUsers)
    }
    if forked.contains(process) { lifetime.insert(.isForked) }
    if Lifetimes.others(exits[process], than: actor) { lifetime.insert(.processExits) }
    return lifetime
  }

  /// What may happen to a device file, and to the process that opens it.
  func lifetime(ofFile device: String, in process: String, for actor: Int) -> Lifetime {
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
