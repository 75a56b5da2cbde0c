extension Panel {
  /// All steps.
  public static let timeline: Panel = Panel(
    "timeline", title: "Timeline",
    summary: "all steps, with marks for faults, flips and violations",
    placement: Placement(ofTwo: .left, ofThree: .right, rank: 4, bandRows: 5),
    rows: .lines(
      { session, scene, room in
        TimelineRows.rows(session.timeline, scene.glyphs, width: room.width)
      },
      seen: { session, rows in
        let step = session.timeline.step
        return step > 0 ? rows.key(of: .step(step), session.timeline) : nil
      })
  ) { content, session, scene, room in
    content.head = [
      TimelineTrack.line(
        session.timeline, width: room.width, glyphs: scene.glyphs,
        isFocused: session.focus == .timeline)
    ]
    if room.height >= 3 { content.foot = [TimelineTrack.legend(scene.glyphs)] }
  }
}
