extension InvariantMonitor {
  /// Takes note of the changes of one step, after the machine went through them.
  ///
  /// - Parameters:
  ///   - changes: the changes of the step, in the order of its writes.
  ///   - forward: true if they were made, false if they were taken back.
  ///   - machine: the machine as it is now.
  public mutating func note(
    _ changes: ArraySlice<Change>, forward: Bool, _ machine: borrowing Machine
  ) {
    let step = StepChanges(changes: changes, isForward: forward)
    for index in changes.indices {
      let place = changes[index].place
      switch place {
      case ActorPlaces.places: break
      case EntryPlaces.places: noteEntry(index, step, machine)
      case TranslationPlaces.places, MirrorPlaces.places:
        guard let slot = EntrySlot(place: place) else { continue }
        touched.add(slot)
        if machine.shape.hasHugeEntries { addOtherSize(slot, machine) }
      case FolioPlaces.places: noteFrame(index, step, machine)
      case TablePlaces.places: noteTable(index, step, machine)
      case ProcessPlaces.places: note(ProcessNumber(ProcessPlaces.number(at: place)), place)
      case VMAPlaces.places:
        note(ProcessNumber(VMAPlaces.number(at: place) / Limits.areas), place)
      case Globals.anonymousMapped.index: touched.machine = true
      default: break
      }
    }
  }

  private mutating func note(_ process: ProcessNumber, _ place: Int) {
    touched.add(process)
    touched.add(lock: place)
  }

  private mutating func noteTable(
    _ index: Int, _ step: StepChanges, _ machine: borrowing Machine
  ) {
    let place = step.changes[index].place
    let table = TableNumber(TablePlaces.number(at: place))
    touched.add(table)
    touched.circumstances = true
    let places = machine.table(table)
    guard place == places.lock.index else { return }
    touched.add(lock: place)
    guard step.isFirst(index) else { return }
    let owner = machine[places.owner]
    let ownerBefore = step.before(places.owner, machine)
    if !step.before(places.lock, machine).isFree && ownerBefore.exists {
      tally.addLock(ownerBefore, place, -1)
    }
    if !machine[places.lock].isFree && owner.exists { tally.addLock(owner, place, 1) }
    touched.add(owner)
    touched.add(ownerBefore)
  }

  private mutating func noteEntry(
    _ index: Int, _ step: StepChanges, _ machine: borrowing Machine
  ) {
    let place = step.changes[index].place
    guard let slot = EntrySlot(place: place) else { return }
    touched.add(slot)
    guard step.isFirst(index) else { return }
    let before = PTE(word: step.wordBefore(place, machine))
    let now = machine[slot.entry]
    touched.add(machine.head(of: machine.frame(of: before)))
    touched.add(machine.head(of: machine.frame(of: now)))
    if machine.shape.hasHugeEntries { addOtherSize(slot, machine) }
    let owner = machine.table(slot.table).owner
    let level = machine.table(slot.table).level
    let frameBefore = machine.countedFrame(before)
    if frameBefore.exists {
      let flags = step.before(machine.folio(machine.head(of: frameBefore)).flags, machine)
      let ownerBefore = step.before(owner, machine)
      let pages = step.before(level, machine) == 0 ? 1 : VirtualPage.hugeCount
      tally.add(-pages, PageCategory(flags), ownerBefore)
      touched.add(ownerBefore)
    }
    let category = machine.category(now)
    if category != .none {
      tally.add(machine[level] == 0 ? 1 : VirtualPage.hugeCount, category, machine[owner])
      touched.add(machine[owner])
    }
  }

  /// What TLBs and devices hold of the same pages in the other size.
  private mutating func addOtherSize(_ slot: EntrySlot, _ machine: borrowing Machine) {
    guard let (process, leaf) = machine.leaf(at: slot) else { return }
    if leaf.level > 0 {
      machine.forEachSmallCopy(below: slot) { touched.add($0) }
    } else if let large = machine.copyPositions(process, leaf.page).large {
      touched.add(large)
    }
  }

  private mutating func noteFrame(
    _ index: Int, _ step: StepChanges, _ machine: borrowing Machine
  ) {
    let place = step.changes[index].place
    let written = FrameNumber(FolioPlaces.number(at: place))
    let page = machine.page(written)
    if place == page.content.index { return }
    let frame = machine.head(of: written)
    let folio = machine.folio(frame)
    touched.add(frame)
    if place == page.mapcount.index { noteMapped(frame, index, step, machine) }
    if place == folio.lock.index {
      machine.forEachCandidate(ofFolio: frame) { slot in touched.add(slot) }
    }
    guard place == folio.flags.index, step.isFirst(index) else { return }
    addSlots(of: frame, step, machine)
    if !step.before(folio.flags, machine).contains(.allocated)
      || !machine[folio.flags].contains(.allocated)
    {
      var suspects: [EntrySlot] = []
      suspectSlots { suspects.append($0) }
      for slot in suspects { touched.add(slot) }
    }
    noteMapped(frame, index, step, machine)
  }

  /// Counts a page in or out of the anonymous pages that are mapped; once a step.
  private mutating func noteMapped(
    _ frame: FrameNumber, _ index: Int, _ step: StepChanges, _ machine: borrowing Machine
  ) {
    let folio = machine.folio(frame)
    let (flags, mapcount) = (folio.flags.index, machine.page(frame).mapcount.index)
    let earlier = step.changes[step.changes.startIndex..<index]
    if earlier.contains(where: { $0.place == flags || $0.place == mapcount }) { return }
    let flagsBefore = step.before(folio.flags, machine)
    let before =
      flagsBefore.contains(.anonymous) && !flagsBefore.contains(.hugetlb)
      && step.before(machine.page(frame).mapcount, machine) > 0
    let now = machine.isAnonymousMapped(frame)
    if before != now { tally.addAnonymousMapped(now ? 1 : -1) }
    touched.machine = true
  }

  /// Slots that lead to a folio, or did so when its flags were others.
  private mutating func addSlots(
    of frame: FrameNumber, _ step: StepChanges, _ machine: borrowing Machine
  ) {
    let folio = machine.folio(frame)
    machine.forEachCandidate(ofFolio: frame) { slot in touched.add(slot) }
    let (flags, mapping) = (
      step.before(folio.flags, machine), step.before(folio.mapping, machine)
    )
    let offset = step.before(folio.offset, machine)
    for number in 0..<machine.mappablePages(of: frame) {
      machine.forEachCandidate(flags: flags, mapping: mapping, offset: offset + number) {
        _, _, slot in touched.add(slot)
      }
    }
  }
}
