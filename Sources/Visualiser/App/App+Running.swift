extension App {
  /// Goes on by the schedule to a step of the open scenario; beyond the end, to the end.
  public func run(toStep step: Int) {
    guard let session, step > session.timeline.step else { return }
    session.timeline.run(until: [.step(step)])
    session.settle()
    picture = nil
  }
}
