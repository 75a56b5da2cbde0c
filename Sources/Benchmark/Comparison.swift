/// Spin and the explorer in turn, some rounds, so that both see the same load of the machine.
///
/// Whole processes are compared by their processor time; the ratio is the median over the rounds of
/// transitions a second, the explorer's by Spin's.
struct Comparison {
  let rounds: Int

  private struct Rival {
    /// As in "protocol against spin".
    let title: String
    let search: NamedSearch
    var measurements: [Measurement] = []
  }

  /// Measures and prints. The exit code is 1 if a search fails or its state space is not Spin's.
  func run() -> Int32 {
    let spin = SpinVerifier.compiled()
    var spins: [Measurement] = []
    var rivals = [
      Rival(title: "protocol", search: Registry.spinTwin),
      Rival(title: "explorer", search: Registry.explorer),
    ]
    for round in 1...rounds {
      switch spin {
      case .some(let spin):
        guard let measurement = spin.measure() else {
          complain("the verifier failed")
          return 1
        }
        spins.append(measurement)
        report("round \(round) spin: \(measurement.text)")
      case .none: break
      }
      for index in rivals.indices {
        guard let measurement = Measurement.of(rivals[index].search) else {
          complain("the search \(rivals[index].search.name) failed")
          return 1
        }
        rivals[index].measurements.append(measurement)
        report("round \(round) \(rivals[index].title): \(measurement.text)")
      }
    }
    if !spins.isEmpty { summarise("spin", spins) }
    for rival in rivals { summarise(rival.title, rival.measurements) }
    return spins.isEmpty ? 0 : conclude(spins, rivals)
  }

  private func summarise(_ title: String, _ measurements: [Measurement]) {
    report(
      "\(title): median \(fixed(median(measurements.map(\.processorTime)))) s, "
        + "\(Int(median(measurements.map(\.speed)))) transitions/s, "
        + "\(fixed(median(measurements.map(\.bytesPerState)), 1)) bytes/state")
  }

  private func conclude(_ spins: [Measurement], _ rivals: [Rival]) -> Int32 {
    for rival in rivals {
      let ratios = zip(rival.measurements, spins).map { $0.speed / $1.speed }
      report("\(rival.title) against spin: ratio \(fixed(median(ratios)))")
    }
    // Spin counts two states before all processes run, and its initial state as a transition.
    let same = zip(rivals[0].measurements, spins).allSatisfy {
      $0.states == $1.states - 2 && $0.transitions == $1.transitions - 3
    }
    if !same { complain("the protocol has not the states and transitions of Spin") }
    let pinned = rivals[1].measurements.allSatisfy {
      $0.states == RealListings.counts.states && $0.transitions == RealListings.counts.transitions
    }
    if !pinned { complain("the real listings have other states and transitions than pinned") }
    return same && pinned ? 0 : 1
  }
}
