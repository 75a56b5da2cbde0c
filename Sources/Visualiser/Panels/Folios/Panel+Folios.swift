extension Panel {
  /// Folios, their counts and holders.
  public static let folios = Panel(
    "folios", title: "Folios",
    summary: "each folio's counts, who holds every reference, the lock and who waits",
    placement: Placement(ofTwo: .right, ofThree: .middle, rank: 1),
    rows: .things { FolioRows(scene: $0) }
  ) { content, session, scene, room in
    content.head = [FolioRows(scene: scene).head(width: room.width, session.timeline)]
  }
}
