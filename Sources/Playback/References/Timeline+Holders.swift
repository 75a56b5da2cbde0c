import KernelPaths
import MemoryModel

extension Timeline {
  /// Who holds the references of a folio: entries first, then the page cache, then actors.
  public func holders(of frame: FrameNumber) -> [Holder] {
    guard frame.exists, frame != .zero else { return [] }
    let folio = machine.folio(frame)
    var holders: [Holder] = []
    machine.forEachEntry(of: frame) { process, page, _, entry in
      switch machine.contents(entry) {
      case .present, .devicePrivate:
        holders.append(.entry(process, page, isExclusive: false))
      case .exclusive: holders.append(.entry(process, page, isExclusive: true))
      case .none, .table, .swap, .migration, .poison, .marker, .swapinError: break
      }
    }
    if machine[folio.flags].contains(.pageCache) {
      holders.append(.pageCache(file: machine[folio.mapping], page: machine[folio.offset]))
    }
    for actor in actors.indices { addLocals(of: actor, frame, to: &holders) }
    if machine[folio.refcount] > holders.count { addClearedEntries(of: frame, to: &holders) }
    let unknown = machine[folio.refcount] - holders.count
    if unknown != 0 { holders.append(.unknown(count: unknown)) }
    return holders
  }

  /// One holder in words: `page table, app heap+0`, `gpu, get_user_page_vma_remote, step 6`.
  public func words(of holder: Holder) -> String {
    switch holder {
    case .entry(let process, let page, let isExclusive):
      let kind = isExclusive ? "device-exclusive entry" : "page table"
      return "\(kind), \(names.name(of: process)) \(name(of: page, in: process))"
    case .pageCache(let file, let page): return "page cache, file \(file) page \(page)"
    case .actor(let actor, let routine, _, let since):
      let who = "\(actorName(actor)), \(routine)"
      return since == 0 ? who : "\(who), step \(since)"
    case .clearedEntry(let process, let page, let actor, let since):
      let entry = "entry \(names.name(of: process)) \(name(of: page, in: process))"
      return "\(actorName(actor)), \(entry), cleared in step \(since)"
    case .unknown(let count): return count > 0 ? "\(count) unknown" : "\(-count) missing"
    }
  }

  /// Adds entries that led to a folio until an actor cleared them, under a lock that it still holds.
  private func addClearedEntries(of frame: FrameNumber, to holders: inout [Holder]) {
    machine.forEachCandidate(of: frame) { process, page, slot in
      guard let actor = machine[machine.table(slot.table).lock].actor,
        let write = lastWrite(toPlace: slot.entry.index), write.step.actor == actor,
        machine.frame(of: PTE(word: write.change.old), in: slot, at: page) == frame,
        machine.frame(of: machine[slot.entry], in: slot, at: page) != frame,
        holders.count < machine[machine.folio(frame).refcount]
      else { return }
      holders.append(.clearedEntry(process, page, actor: actor, since: write.step.step))
    }
  }

  /// Adds the local variables of an actor that hold a reference on a folio.
  private func addLocals(of actor: Int, _ frame: FrameNumber, to holders: inout [Holder]) {
    let program = actors[actor].program
    let places = machine.actor(actor)
    let position = machine[places.position]
    guard position < program.end else { return }
    for call in program.call(at: position).stack {
      for slot in call.references {
        let place: Place<FrameNumber> = places.local(slot)
        guard machine[place] == frame else { continue }
        let write = lastWrite(toPlace: place.index)
        holders.append(
          .actor(
            actor, routine: write?.step.routine.name ?? call.routine.name,
            variable: call.localNames.first { $0.slot == slot }?.name ?? "",
            since: write?.step.step ?? 0))
      }
    }
  }
}
