extension Panel {
  /// Where each actor is in the kernel.
  public static let paths = Panel(
    "paths", title: "Paths", summary: "the kernel function each actor is in, step by step",
    placement: Placement(ofTwo: .right, ofThree: .middle, rank: 2),
    rows: .lines(
      { session, scene, room in
        PathRows.rows(
          session.timeline, scene, width: room.width,
          height: session.isZoomed ? .max : room.height)
      },
      seen: { session, rows in
        guard let actor = session.upNext else { return nil }
        let subject = Subject.line(actor: actor, position: session.timeline.peeks[actor].position)
        return (rows as? ListRows)?.rows.last { $0.subject == subject }?.key
      }))
}
