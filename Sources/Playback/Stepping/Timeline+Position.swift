import KernelPaths
import MemoryModel

extension Timeline {
  /// Title of the line that an actor would run next; empty if it is finished.
  public func title(ofNext actor: Int) -> String {
    actors[actor].program.title(at: peeks[actor].position)
  }

  /// The calls that an actor's next line lies in, outermost first; empty if it is finished.
  public func stack(ofNext actor: Int) -> [Program.Call] {
    let program = actors[actor].program
    let position = peeks[actor].position
    return position < program.end ? program.call(at: position).stack : []
  }

  /// The operation that an actor is in or goes on to, counted from 0; their number if it is
  /// finished.
  public func operation(ofNext actor: Int) -> Int {
    actors[actor].program.operation(at: peeks[actor].position)
  }

  /// An actor's operations in the operation language.
  public func operationText(_ actor: Int, _ operation: Int) -> String {
    actors[actor].operations[operation]?.text ?? ""
  }

  /// Which repetition of its line a step ended, counted from 1, and how many there are. Nil if it
  /// ended no operation, or one that is done once.
  public func repetition(endedBy step: Int) -> (number: Int, count: Int)? {
    guard marks(ofStep: step).contains(.operationEnd) else { return nil }
    let summary = summary(ofStep: step)
    let operations = actors[summary.actor].operations
    let operation = actors[summary.actor].program.operation(at: summary.position)
    guard let line = operations[operation], line.times > 1 else { return nil }
    return (operations.repetition(of: operation) + 1, line.times)
  }

  /// How an actor's last finished operation ended: `ok`, `EBUSY`, `SIGSEGV MAPERR`; with the data
  /// that it delivered: `ok, read 11 22`. Nil before the end of the first one.
  public func result(of actor: Int) -> String? {
    let program = actors[actor].program
    let places = machine.actor(actor)
    let begun = machine[places.operation]
    guard begun > 0 else { return nil }
    let position = machine[places.position]
    guard program.operation(at: position) >= begun else { return nil }
    return outcome(of: actor)
  }

  /// The result places of an actor in words.
  func outcome(of actor: Int) -> String {
    let places = machine.actor(actor)
    if machine[places.errno] != .none {
      let errno = machine[places.errno]
      let meaning = machine[places.timedOut] ? "time is up" : errno.meaning
      return errno.name + (meaning.isEmpty ? "" : ", \(meaning)")
    }
    let signal = machine[places.signal]
    if signal != .none { return "\(signal.name) \(signal.code)" }
    let count = min(machine[places.dataCount], ActorPlaces.dataLimit)
    guard count > 0 else { return "ok" }
    let data = (0..<count).map { hexadecimal(machine[places.data($0)]) }
    let more = machine[places.dataCount] > count ? " …" : ""
    return "ok, read " + data.joined(separator: " ") + more
  }

  private func hexadecimal(_ byte: Int) -> String {
    let text = String(byte, radix: 16)
    return text.count < 2 ? "0" + text : text
  }
}
