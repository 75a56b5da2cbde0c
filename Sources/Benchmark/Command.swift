import Exploration

/// The command line of the benchmark.
struct Command {
  let arguments: [String]

  static let usage = """
    usage: folioscope-bench [compare [ROUNDS]]   Spin and the explorer in turn, 5 rounds
           folioscope-bench measure NAME [STATES]  one search, up to so many states;
                                                 `list` tells the names
           folioscope-bench plain NAME [STATES]    the same, every step run on the machine:
                                                 slower, and has to find the same
           folioscope-bench check                known counts of the protocol, with faults injected
           folioscope-bench play                 what stepping and drawing cost
           folioscope-bench keys PATH SIZE [KEY…]  the screen after keys, and what each cost:
                                                 keys Scenarios 24x80 Enter Right Right w
           folioscope-bench list
    """

  /// Does what the arguments say.
  ///
  /// - Returns: the exit code: 0 done, 1 a count is wrong or a search failed, 2 bad usage.
  func run() -> Int32 {
    switch arguments.first ?? "compare" {
    case "compare":
      guard arguments.count <= 2, let rounds = Int(arguments.dropFirst().first ?? "5"), rounds > 0
      else { return misused() }
      return Comparison(rounds: rounds).run()
    case "measure", "plain":
      guard 2...3 ~= arguments.count, let limit = Int(arguments.dropFirst(2).first ?? "0")
      else { return misused() }
      guard let search = Registry.search(named: arguments[1]) else {
        complain("no search is named \(arguments[1])")
        return 2
      }
      return search.measure(states: limit, plain: arguments[0] == "plain")
    case "check" where arguments.count == 1:
      return KnownCountsCheck.run()
    case "play" where arguments.count == 1:
      return Playing.run()
    case "keys" where arguments.count >= 3:
      return Keying.run(
        path: arguments[1], size: arguments[2], words: Array(arguments.dropFirst(3)))
    case "list" where arguments.count == 1:
      for search in Registry.all { print("\(search.name): \(search.summary)") }
      return 0
    default:
      return misused()
    }
  }

  private func misused() -> Int32 {
    complain(Command.usage)
    return 2
  }
}
