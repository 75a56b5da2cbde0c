extension MemoryInvariant {
  /// A held lock belongs to something that exists.
  static let locksHaveOwners = MemoryInvariant(
    "locks-have-owners",
    "A page-table lock is held only in a table that a process uses, by an actor of the machine.",
    watching: [TablePlaces.self],
    .table(
      { machine, table in
        let places = machine.table(table)
        let lock = machine[places.lock]
        if lock.isFree { return .holds }
        let isKnown = (lock.actor ?? ActorPlaces.limit) < ActorPlaces.limit
        return isKnown && machine[places.owner].exists ? .holds : .broken
      },
      { machine, table in
        let isUsed = machine[machine.table(table).owner].exists
        return (
          [.table(table)], isUsed ? "nobody's actor holds the lock" : "locked, and not in use"
        )
      }))
}
