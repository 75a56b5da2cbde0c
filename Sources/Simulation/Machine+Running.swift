import KernelPaths
import MemoryModel

extension Machine {
  /// Runs one program of an actor from its beginning to its end, and clears the actor. Keeps no
  /// journal.
  ///
  /// Returns why that did not work: an error, a signal, or a step that waits for ever.
  public mutating func runToEnd(_ actor: Int, _ program: Program) -> String? {
    let places = ActorPlaces(number: actor)
    self[places.position] = 0
    defer { forgetJournal() }
    while true {
      switch step(actor, program) {
      case .ran: forgetJournal()
      case .blocked(let position, _): return "'\(program.title(at: position))' waits for ever"
      case .finished:
        let errno = self[places.errno]
        let signal = self[places.signal]
        clearActor(actor)
        let limit = self[Globals.reachedLimit]
        if limit != .none { return limit.text }
        if errno != .none { return errno.name }
        return signal == .none ? nil : "\(signal.name) \(signal.code)"
      }
    }
  }

  /// Forgets an actor's position and result.
  public mutating func clearActor(_ actor: Int) {
    let first = ActorPlaces(number: actor).position.index
    for index in first..<first + ActorPlaces.stride where word(index) != 0 {
      write(index, 0)
    }
  }
}
