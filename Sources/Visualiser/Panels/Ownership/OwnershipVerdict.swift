import MemoryModel
import Playback

/// What follows from a row of the Ownership panel, told from the same facts as the invariants: no word
/// here says that all is well while a check says that it is not.
enum OwnershipVerdict: Equatable {
  /// A check about who may touch the page is broken.
  case broken(Fault)
  /// A device has the page, and nobody else can reach it: no entry, TLB or mirror of anybody.
  case alone(device: Int, isChecked: Bool)
  /// The entry is gone, but TLBs still hold it: a flush is to come.
  case cached([Int])
  /// Who can touch the page; nobody if empty.
  case parties(process: Bool, devices: [Int])

  /// What is wrong, the worst first.
  enum Fault: String, CaseIterable {
    case notAlone = "exclusive-means-exclusive"
    case freed = "no-device-freed-page"
    case staleMirror = "no-stale-mirror"
    case staleTranslation = "no-stale-translation"

    /// In so few words that they fit behind the cells.
    var words: String {
      switch self {
      case .notAlone: "not alone"
      case .freed: "freed page"
      case .staleMirror: "stale map"
      case .staleTranslation: "stale TLB"
      }
    }
  }

  init(
    _ rights: PageRights, _ process: ProcessNumber, _ page: VirtualPage,
    _ timeline: borrowing Timeline
  ) {
    let broken = Self.broken(rights, timeline)
    if let fault = Fault.allCases.first(where: { broken.contains($0.rawValue) }) {
      self = .broken(fault)
      return
    }
    if rights.isBroken {
      self = .broken(.notAlone)
      return
    }
    let devices = rights.devices.indices.filter { rights.devices[$0].read != .none }
    let mapped = rights.processors.contains { $0.read == .table || $0.write == .table }
    let cached = rights.processors.indices.filter { rights.processors[$0].read == .translation }
    if devices.count == 1, rights.devices[devices[0]].isAtomic, !mapped, cached.isEmpty,
      let slot = timeline.machine.leaf(process, page)?.slot,
      Self.isAlone(devices[0], rights, slot, timeline.machine)
    {
      self = .alone(device: devices[0], isChecked: broken.isEmpty)
    } else if !mapped && !cached.isEmpty && !rights.isPresent {
      self = .cached(cached)
    } else {
      self = .parties(process: mapped || !cached.isEmpty, devices: devices)
    }
  }

  /// The broken invariants that name the page's entry, one of its translations or mirrors, or a folio
  /// that somebody reaches through it.
  private static func broken(
    _ rights: PageRights, _ timeline: borrowing Timeline
  ) -> Set<String> {
    if timeline.allInvariantsHold { return [] }
    let frames = Set(
      (rights.processors + rights.devices).flatMap { [$0.readFrame, $0.writeFrame] }
        .filter { $0.exists && $0 != .zero })
    var names: Set<String> = []
    for violation in timeline.violations {
      let isAbout = violation.objects.contains { object in
        object.folio.map { frames.contains($0) }
          ?? rights.places.contains(object.places.lowerBound)
      }
      if isAbout { names.insert(violation.invariant) }
    }
    return names
  }

  /// True if nothing leads to the device's frame but its own mirror: no rival at the slot, and no entry,
  /// TLB or mirror of another page or process.
  private static func isAlone(
    _ device: Int, _ rights: PageRights, _ slot: EntrySlot, _ machine: borrowing Machine
  ) -> Bool {
    let frame = rights.devices[device].readFrame
    if machine.rival(of: device, frame, slot) != nil { return false }
    var others: [EntrySlot] = []
    machine.forEachCandidate(of: frame) { _, _, other in
      if other != slot { others.append(other) }
    }
    for other in others {
      let entry = machine[other.entry]
      if entry.isAccessible && machine.frame(of: entry) == frame { return false }
      for processor in 0..<machine.shape.processors {
        let translation = machine[other.translation(processor: processor)]
        if translation != .none && machine.frame(of: translation) == frame { return false }
      }
      for number in 0..<machine.shape.devices.count {
        let mirror = machine[other.mirror(device: number)]
        if mirror.isValid && mirror.frame == frame { return false }
      }
    }
    return true
  }
}
