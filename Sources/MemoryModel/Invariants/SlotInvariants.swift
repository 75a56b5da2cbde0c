extension MemoryInvariant {
  /// I1, I2, I12: what "exclusive" promises to the device.
  static let exclusiveMeansExclusive = MemoryInvariant(
    "exclusive-means-exclusive",
    "While a device may do atomics on a page, the page-table entry is device-exclusive for that "
      + "frame, no TLB holds the page, and no other device may write to it.",
    watching: [EntryPlaces.self, TranslationPlaces.self, MirrorPlaces.self],
    .slot(
      { machine, slot in
        for device in 0..<machine.shape.devices.count {
          let mirror = machine[slot.mirror(device: device)]
          if mirror.isAtomic && machine.rival(of: device, mirror.frame, slot) != nil {
            return .broken
          }
        }
        return .holds
      },
      { machine, slot in
        for device in 0..<machine.shape.devices.count {
          let frame = machine[slot.mirror(device: device)].frame
          if machine[slot.mirror(device: device)].isAtomic,
            let (rival, why) = machine.rival(of: device, frame, slot)
          {
            let name = machine.shape.devices[device].name
            return (
              [.mirror(device: device, slot), rival, .folio(frame)],
              "\(name) may do atomics on \(machine.name(of: frame)), but \(why)"
            )
          }
        }
        return ([], "")
      }))

  /// I2: TLBs and page table agree.
  static let noStaleTranslation = MemoryInvariant(
    "no-stale-translation",
    "What a TLB holds is what the page-table entry says: the same frame, and no more permission.",
    except:
      "An entry that was cleared or replaced while its page-table lock is held, or while a TLB "
      + "flush of the process is pending, which keeps the page until it is done; but only the "
      + "lock excuses a TLB through which somebody can write to a dirty page of a shared mapping. "
      + "One that lost a permission while its page-table lock is held, or mmap_lock for writing. "
      + "Never where the entry is device-exclusive.",
    watching: [
      EntryPlaces.self, TranslationPlaces.self, TablePlaces.self, ProcessPlaces.self,
      VMAPlaces.self,
    ],
    .slot(
      { machine, slot in
        for processor in 0..<machine.shape.processors {
          let verdict = machine.judgeTranslation(slot, processor)
          if verdict != .holds { return verdict }
        }
        return .holds
      },
      { machine, slot in
        let processor =
          (0..<machine.shape.processors).first {
            machine.judgeTranslation(slot, $0) == .broken
          } ?? 0
        let frame = machine.frame(of: machine[slot.translation(processor: processor)])
        return (
          [.translation(processor: processor, slot), .entry(slot), .folio(frame)],
          "the TLB of cpu\(processor) still leads to \(machine.name(of: frame)), the entry does not allow it"
        )
      }))

  /// I13: secondary MMUs and page table agree.
  static let noStaleMirror = MemoryInvariant(
    "no-stale-mirror",
    "What a device has mapped is what the page-table entry leads to, and the device may write only "
      + "where the entry allows it or is device-exclusive.",
    watching: [EntryPlaces.self, MirrorPlaces.self],
    .slot(
      { machine, slot in
        for device in 0..<machine.shape.devices.count where machine.isStaleMirror(slot, device) {
          return .broken
        }
        return .holds
      },
      { machine, slot in
        let device =
          (0..<machine.shape.devices.count).first { machine.isStaleMirror(slot, $0) } ?? 0
        let frame = machine[slot.mirror(device: device)].frame
        return (
          [.mirror(device: device, slot), .entry(slot), .folio(frame)],
          "\(machine.shape.devices[device].name) has \(machine.name(of: frame)) mapped, "
            + "the entry does not allow it"
        )
      }))

  /// I14 for processors, I15 for devices.
  static let noDeviceFreedPage = MemoryInvariant(
    "no-device-freed-page", "No device mapping and no TLB leads to a freed page.",
    watching: [TranslationPlaces.self, MirrorPlaces.self, FolioPlaces.self],
    .slot(
      { machine, slot in machine.freedUse(slot) == nil ? .holds : .broken },
      { machine, slot in
        guard let (object, frame) = machine.freedUse(slot) else { return ([], "") }
        return ([object, .folio(frame)], "\(machine.name(of: frame)) is free")
      }))
}

extension Machine {
  /// What takes a device's exclusive page from it: a processor, the entry, or another device; nil if
  /// nothing does.
  public func rival(of device: Int, _ frame: FrameNumber, _ slot: EntrySlot)
    -> (ObjectReference, String)?
  {
    let entry = self[slot.entry]
    let contents = contents(entry)
    if !contents.isExclusive || contents.page != frame {
      let what = entry.isNone ? "none" : entry.isPresent ? "present" : "for another frame"
      return (.entry(slot), "the page-table entry is \(what)")
    }
    guard shape.hasHugeEntries, let (process, leaf) = leaf(at: slot), leaf.level == 0,
      let large = copyPositions(process, leaf.page).large,
      frame.number >= leaf.page.index(level: 0)
    else { return otherTranslation(of: frame, slot) ?? otherMirror(than: device, of: frame, slot) }
    let first = FrameNumber(frame.number - leaf.page.index(level: 0))
    return otherTranslation(of: frame, slot) ?? otherTranslation(of: first, large)
      ?? otherMirror(than: device, of: frame, slot) ?? otherMirror(than: device, of: first, large)
  }

  private func otherTranslation(of frame: FrameNumber, _ slot: EntrySlot)
    -> (ObjectReference, String)?
  {
    for processor in 0..<shape.processors {
      let translation = self[slot.translation(processor: processor)]
      if translation != .none && self.frame(of: translation) == frame {
        return (
          .translation(processor: processor, slot), "the TLB of cpu\(processor) holds it, too"
        )
      }
    }
    return nil
  }

  private func otherMirror(than device: Int, of frame: FrameNumber, _ slot: EntrySlot)
    -> (ObjectReference, String)?
  {
    for other in 0..<shape.devices.count where other != device {
      let mirror = self[slot.mirror(device: other)]
      if mirror.isWritable && mirror.frame == frame {
        return (
          .mirror(device: other, slot), "\(shape.devices[other].name) may write to it, too"
        )
      }
    }
    return nil
  }

  /// Whether a TLB fits the entry, or the entries that map its pages now in another size.
  func judgeTranslation(_ slot: EntrySlot, _ processor: Int) -> Verdict {
    let translation = self[slot.translation(processor: processor)]
    if translation == .none { return .holds }
    if shape.hasHugeEntries, let (process, leaf) = leaf(at: slot),
      let now = self.leaf(process, leaf.page), now != leaf
    {
      var verdict = Verdict.holds
      for page in leaf.page.number..<leaf.end.number where verdict == .holds {
        let page = VirtualPage(page)
        let slot = self.leaf(process, page)?.slot ?? slot
        let reached = frame(of: translation, at: page, level: leaf.level)
        verdict = judge(translation, reached, frame(process, page), by: slot)
      }
      return verdict
    }
    return judge(translation, frame(of: translation), frame(of: self[slot.entry]), by: slot)
  }

  /// Whether a translation of a frame fits the entry in a slot, which leads to another or the same.
  private func judge(
    _ translation: PTE, _ frame: FrameNumber, _ mapped: FrameNumber, by slot: EntrySlot
  ) -> Verdict {
    let entry = self[slot.entry]
    let table = TablePlaces(slot.table)
    let owner = self[table.owner]
    if entry.isPresent && mapped == frame {
      if entry.isAccessible && (entry.isWritable || !translation.isWritable) { return .holds }
      if owner.exists && self[process(owner).mmapLock].writer != nil {
        return .excused(by: process(owner).mmapLock.index)
      }
      return self[table.lock].isFree ? .broken : .excused(by: table.lock.index)
    }
    if isExclusive(entry) { return .broken }
    if !self[table.lock].isFree { return .excused(by: table.lock.index) }
    guard owner.exists, self[process(owner).tlbFlushPending] > 0,
      !writesToSharedPage(translation, slot, owner)
    else { return .broken }
    return .excused(by: process(owner).tlbFlushPending.index)
  }

  /// A processor with this translation can write to a page of a shared mapping without a look at the
  /// entry: nobody would learn that the page is dirty.
  private func writesToSharedPage(
    _ translation: PTE, _ slot: EntrySlot, _ owner: ProcessNumber
  ) -> Bool {
    guard translation.isWritable && translation.isDirty else { return false }
    let table = TablePlaces(slot.table)
    let page = self[table.firstPage] + slot.index << (9 * self[table.level])
    guard let area = findArea(owner, page) else { return false }
    return self[self.area(owner, area).kind].isShared
  }

  /// A device has something mapped that the entry does not lead to, or may write where it must not.
  func isStaleMirror(_ slot: EntrySlot, _ device: Int) -> Bool {
    let mirror = self[slot.mirror(device: device)]
    if !mirror.isValid { return false }
    guard shape.hasHugeEntries, let (process, leaf) = leaf(at: slot),
      self.leaf(process, leaf.page) != leaf
    else { return isStale(mirror, self[slot.entry], frame(of: self[slot.entry])) }
    for number in 0..<leaf.count {
      let page = leaf.page + number
      let now = self.leaf(process, page)
      let entry = now.map { self[$0.slot.entry] } ?? .none
      let mapped = frame(of: entry, at: page, level: now?.level ?? 0)
      if isStale(leaf.level == 0 ? mirror : mirror.part(number), entry, mapped) { return true }
    }
    return false
  }

  private func isStale(_ mirror: MirrorEntry, _ entry: PTE, _ frame: FrameNumber) -> Bool {
    if frame != mirror.frame { return true }
    if entry.isPresent {
      return !entry.isAccessible || mirror.isWritable && !entry.isWritable
    }
    return !isExclusive(entry)
  }

  /// A TLB or mirror that leads to a freed page, and the page.
  func freedUse(_ slot: EntrySlot) -> (ObjectReference, FrameNumber)? {
    for processor in 0..<shape.processors {
      let translation = self[slot.translation(processor: processor)]
      if translation == .none { continue }
      let frame = self.frame(of: translation)
      if isFreed(frame) { return (.translation(processor: processor, slot), frame) }
    }
    for device in 0..<shape.devices.count {
      let mirror = self[slot.mirror(device: device)]
      if mirror.isValid && isFreed(mirror.frame) {
        return (.mirror(device: device, slot), mirror.frame)
      }
    }
    return nil
  }

  private func isFreed(_ frame: FrameNumber) -> Bool {
    frame.exists && frame != .zero && !self[folio(head(of: frame)).flags].contains(.allocated)
  }
}
