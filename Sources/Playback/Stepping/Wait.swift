import KernelPaths
import MemoryModel

/// Why an actor is blocked: on what, and who has it since when.
public struct Wait: Hashable, Sendable {
  /// The actor that waits.
  public let actor: Int
  /// What it waits for: `f0 lock`, `mmap_lock of app`.
  public let name: PlaceName
  /// The actors that hold it, with the step in which they took it (0: before the first step). Empty
  /// if the place is no lock.
  public let holders: [Holding]
  /// `folio lock f0, held by gpu since step 7`.
  public let text: String

  /// An actor that holds a lock.
  public struct Holding: Hashable, Sendable {
    /// Number of the actor.
    public let actor: Int
    /// The step in which it took the lock; 0 if before the first one.
    public let since: Int

    /// An actor, and the step in which it took the lock.
    public init(actor: Int, since: Int) {
      self.actor = actor
      self.since = since
    }
  }
}

extension Timeline {
  /// What an actor waits for; nil if it does not wait.
  public func wait(of actor: Int) -> Wait? {
    guard let place = peeks[actor].blockingPlace else { return nil }
    let name = name(ofPlace: place)
    let holders = holders(ofLock: place)
    var text = LockPlace(place, machine)?.waiting.map { "\($0) \(name.objectText)" } ?? name.text
    let others = holders.map { holding in
      let who = holding.actor == actor ? "itself" : actorName(holding.actor)
      return holding.since == 0 ? who : "\(who) since step \(holding.since)"
    }
    if others.isEmpty {
      text += ", now \(words(ofPlace: place))"
    } else {
      text += ", held by " + others.joined(separator: " and ")
    }
    return Wait(actor: actor, name: name, holders: holders, text: text)
  }

  /// The actors that wait for a place, in the order of their numbers.
  public func waiters(forPlace place: Int) -> [Int] {
    peeks.filter { $0.blockingPlace == place }.map(\.actor)
  }

  /// Who holds a lock, and since which step. Empty if the place is no lock, or free.
  public func holders(ofLock place: Int) -> [Wait.Holding] {
    guard let lock = LockPlace(place, machine) else { return [] }
    return lock.holders(machine.word(place)).map { actor in
      Wait.Holding(actor: actor, since: taken(place, lock, by: actor))
    }
  }

  /// Locks that an actor holds, in the order in which it took them. It took them in the operation
  /// that it is in: none is kept from one operation to the next.
  public func locks(heldBy actor: Int) -> [PlaceName] {
    var found: [(place: Int, lock: LockPlace)] = []
    var seen: Set<Int> = []
    forEachChangeBackward { number, change in
      if history.record(number).actor == UInt8(actor), number < step,
        history.record(number).marks.contains(.operationEnd)
      {
        return false
      }
      if let lock = LockPlace(change.place, machine), seen.insert(change.place).inserted,
        lock.holders(change.new).contains(actor)
      {
        found.append((change.place, lock))
      }
      return true
    }
    return found.map { (place: $0.place, since: taken($0.place, $0.lock, by: actor)) }
      .sorted { ($0.since, $0.place) < ($1.since, $1.place) }
      .map { name(ofPlace: $0.place) }.filter { $0.kind == .lock }
  }

  func actorName(_ number: Int) -> String {
    number < actors.count ? actors[number].name : "set-up"
  }

  /// The step in which an actor took a lock that it holds; 0 if before the first step.
  private func taken(_ place: Int, _ lock: LockPlace, by actor: Int) -> Int {
    var since = 0
    forEachChangeBackward { number, change in
      guard change.place == place, !lock.holders(change.old).contains(actor) else {
        return true
      }
      since = number
      return false
    }
    return since
  }
}
