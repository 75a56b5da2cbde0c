extension Panel {
  /// All about the selected thing.
  public static let inspector = Panel(
    "inspector", title: "Inspector", summary: "everything about the selected thing",
    placement: Placement(ofTwo: .right, ofThree: .right, rank: 1, isAlone: true),
    selects: false, isVisited: true,
    rows: .lines(
      { session, scene, room in
        Inspector.rows(session.selection, session.timeline, scene, width: room.width)
      },
      seen: { _, _ in nil })
  ) { content, session, scene, _ in
    guard let selection = session.selection else { return }
    content.title += scene.separator + SubjectWords.name(selection, session.timeline)
    content.trailing = session.follows ? "follows the last change" : "selected"
  }
}
