extension Panel {
  /// What every step changed.
  public static let events = Panel(
    "events", title: "Events", summary: "what every step changed",
    placement: Placement(ofTwo: .left, ofThree: .right, rank: 3),
    rows: .lines(
      { _, scene, _ in EventRows(scene: scene) },
      seen: { session, rows in rows.last(session.timeline) }))
}
