import KernelPaths
import MemoryModel
import ScenarioFormat

extension Timeline {
  /// Why an expectation is not met where the timeline stands; nil if it is.
  public func reasonAgainst(_ expectation: Expectation) -> String? {
    switch expectation {
    case .page(let process, let page, let states):
      for state in states {
        if let reason = reason(against: state, process, page) { return reason }
      }
      return nil
    case .device(let device, let process, let page, let state):
      return reason(against: state, device, process, page)
    case .value(let process, let page, let value): return reason(value, process, page)
    case .refcount(let process, let page, let count):
      return reason(count, "refcount", process, page) { machine[machine.folio($0).refcount] }
    case .mapcount(let process, let page, let count):
      return reason(count, "mapcount", process, page) { machine[machine.page($0).mapcount] }
    case .result(let actor, let outcome): return reason(against: outcome, actor)
    case .data(let actor, let bytes): return reason(against: bytes, actor)
    case .rss(let process, let count):
      guard let number = names.knownProcess(process) else { return "no process \(process)" }
      let rss = machine.residentPages(number).total
      return rss == count ? nil : "rss of \(process) is \(rss)"
    }
  }

  /// The process and page that a reference means; nil if the process has no such mapping.
  private func find(_ process: String, _ page: PageReference)
    -> (process: ProcessNumber, page: VirtualPage)?
  {
    guard let number = names.knownProcess(process),
      let mapping = names.knownMapping(page.name)
    else { return nil }
    let places = machine.process(number)
    guard page.page < machine[places.mappingPages(mapping)] else { return nil }
    return (number, machine[places.mappingStart(mapping)] + page.page)
  }

  private func reason(against state: PageState, _ process: String, _ page: PageReference)
    -> String?
  {
    guard let (number, virtual) = find(process, page),
      let area = machine.findArea(number, virtual)
    else { return state == .unmapped ? nil : "\(page) is not mapped" }
    let entry = machine.entry(number, virtual)
    let isMet = isMet(state, entry, VMAPlaces(number, area))
    if isMet { return nil }
    let frame = machine.head(of: machine.frame(of: entry))
    let dirty = frame.exists && machine[machine.folio(frame).flags].contains(.dirty)
    return "the entry is \(words(of: entry))" + (dirty ? ", the folio dirty" : "")
  }

  private func isMet(_ state: PageState, _ entry: PTE, _ area: VMAPlaces) -> Bool {
    switch state {
    case .unmapped: false
    case .none, .present, .exclusive, .swap, .deviceMemory, .migration, .hwpoison, .marker:
      state == PageState(machine.contents(entry))
    case .writable: isWritable(entry, area)
    case .readOnly: !entry.isNone && !isWritable(entry, area)
    case .dirty: isDirty(entry)
    case .clean: !isDirty(entry)
    }
  }

  /// The entry permits writing, or will when the page is taken back from a device.
  private func isWritable(_ entry: PTE, _ area: VMAPlaces) -> Bool {
    let mayWrite = machine[area.permissions].contains(.write)
    switch machine.contents(entry) {
    case .present: return entry.isAccessible && entry.isWritable
    case .exclusive(let page, .decidedLater):
      return mayWrite && machine[machine.page(page).flags].contains(.anonymousExclusive)
    case .exclusive(_, let access): return mayWrite && access == .write
    case .migration(_, let access): return mayWrite && access == .write
    case .devicePrivate(_, let isWritable): return mayWrite && isWritable
    case .none, .table, .swap, .poison, .marker, .swapinError: return false
    }
  }

  private func isDirty(_ entry: PTE) -> Bool {
    let frame = machine.head(of: machine.frame(of: entry))
    if frame.exists && machine[machine.folio(frame).flags].contains(.dirty) { return true }
    return entry.isPresent && entry.isDirty
  }

  private func reason(
    against state: Expectation.DeviceState, _ device: String, _ process: String,
    _ page: PageReference
  ) -> String? {
    guard let number = machine.shape.devices.firstIndex(where: { $0.name == device }) else {
      return "no device \(device)"
    }
    let found = find(process, page)
    let mirror = found.map { machine.mirror(number, $0.process, $0.page) } ?? .none
    let isMet =
      switch state {
      case .mapped: mirror.isValid
      case .unmapped: !mirror.isValid
      case .atomic: mirror.isAtomic
      }
    if isMet { return nil }
    return mirror.isValid ? "\(device) has it mapped: \(mirror.text)" : "\(device) has no entry"
  }

  /// The value at the start of a page: its 32-bit word, or its first byte.
  private func reason(_ value: UInt32, _ process: String, _ page: PageReference) -> String? {
    guard let (number, virtual) = find(process, page) else { return "\(page) is not mapped" }
    let frame = machine.frame(number, virtual)
    guard frame.exists else { return "\(page) has no page" }
    let content = frame == .zero ? 0 : machine[machine.page(frame).content]
    if UInt32(truncatingIfNeeded: content) == value { return nil }
    if value <= 0xff && UInt8(truncatingIfNeeded: content) == UInt8(value) { return nil }
    return "the page holds 0x" + String(UInt32(truncatingIfNeeded: content), radix: 16)
  }

  private func reason(
    _ count: Int, _ what: String, _ process: String, _ page: PageReference,
    _ read: (FrameNumber) -> Int
  ) -> String? {
    guard let (number, virtual) = find(process, page) else { return "\(page) is not mapped" }
    let frame = machine.head(of: machine.frame(number, virtual))
    guard frame.exists else { return "\(page) has no page" }
    return read(frame) == count
      ? nil : "the \(what) of \(machine.name(of: frame)) is \(read(frame))"
  }

  private func reason(against outcome: Expectation.Outcome, _ actor: String) -> String? {
    guard let number = actors.firstIndex(where: { $0.name == actor }) else {
      return "no actor \(actor)"
    }
    guard let result = result(of: number) else { return "\(actor) has not finished" }
    let places = machine.actor(number)
    let (errno, signal) = (machine[places.errno], machine[places.signal])
    let isMet =
      switch outcome {
      case .success: errno == .none && signal == .none
      case .error(let name): errno.name == name
      case .signal(let name): signal != .none && signal.name == name
      }
    return isMet ? nil : "\(actor) ended with \(result)"
  }

  private func reason(against bytes: [UInt8], _ actor: String) -> String? {
    guard let number = actors.firstIndex(where: { $0.name == actor }) else {
      return "no actor \(actor)"
    }
    let places = machine.actor(number)
    let count = machine[places.dataCount]
    let kept = min(count, ActorPlaces.dataLimit)
    let data = (0..<kept).map { UInt8(truncatingIfNeeded: machine[places.data($0)]) }
    if count == bytes.count && data == Array(bytes.prefix(kept)) { return nil }
    return "\(actor) ended with \(result(of: number) ?? "nothing")"
  }
}

extension PageState {
  /// The word for what an entry holds; nil where there is none.
  fileprivate init?(_ contents: EntryContents) {
    switch contents {
    case .none: self = .none
    case .present: self = .present
    case .exclusive: self = .exclusive
    case .swap: self = .swap
    case .devicePrivate: self = .deviceMemory
    case .migration: self = .migration
    case .poison: self = .hwpoison
    case .marker: self = .marker
    case .table, .swapinError: return nil
    }
  }
}
