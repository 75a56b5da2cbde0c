extension Panel {
  /// Who can touch each page.
  public static let ownership = Panel(
    "owners", title: "Ownership",
    summary: "what each CPU and device could do to a page right now",
    placement: Placement(ofTwo: .left, ofThree: .left, rank: 2),
    rows: .things { OwnershipRows(scene: $0) }
  ) { content, session, scene, room in
    let ownership = OwnershipRows(scene: scene)
    content.title +=
      scene.separator
      + (room.width >= 50 ? "who can touch each page now" : "who can touch it now")
    content.head = [ownership.head(width: room.width, session.timeline)]
    if room.height >= 6 { content.foot = ownership.legend(width: room.width) }
    if room.height < 9 && content.foot.count > 1 { content.foot.removeLast() }
  }
}
