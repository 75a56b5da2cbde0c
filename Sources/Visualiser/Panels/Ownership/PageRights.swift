import MemoryModel

/// What every processor and device could do to one page right now, and whether that is allowed.
struct PageRights: Equatable {
  /// How an access would get through.
  enum Way: Equatable {
    /// It would fault.
    case none
    /// The page table would allow it.
    case table
    /// A TLB holds the translation: nobody looks at the page table.
    case translation
    /// The device's own table allows it.
    case mirror
  }

  /// What one party could do, and which frame it would reach.
  struct Right: Equatable {
    var read = Way.none
    var write = Way.none
    var isAtomic = false
    var readFrame = FrameNumber.none
    var writeFrame = FrameNumber.none

    mutating func add(_ other: Right) {
      if read == .none { (read, readFrame) = (other.read, other.readFrame) }
      if write == .none { (write, writeFrame) = (other.write, other.writeFrame) }
      isAtomic = isAtomic || other.isAtomic
    }
  }

  private(set) var processors: [Right] = []
  private(set) var devices: [Right] = []
  /// The entry is device-exclusive.
  let isExclusive: Bool
  /// The entry itself lets processors through.
  let isPresent: Bool

  /// The places that decide it.
  private(set) var places: [Int] = []

  /// Of one page.
  init(_ process: ProcessNumber, _ page: VirtualPage, _ machine: borrowing Machine) {
    let shape = machine.shape
    let leaf = machine.leaf(process, page)
    let entry = leaf.map { machine[$0.slot.entry] } ?? .none
    let mapped = machine.frame(process, page)
    isExclusive = machine.isExclusive(entry)
    isPresent = entry.isAccessible
    if let leaf { places.append(leaf.slot.entry.index) }
    for number in 0..<shape.processors {
      let translation = machine.translation(number, process, page)
      let cached = translation.map { machine.frame(of: $0, at: page) } ?? .none
      processors.append(Self.right(translation?.entry ?? .none, cached, entry, mapped))
      if let slot = translation?.leaf.slot ?? leaf?.slot {
        places.append(slot.translation(processor: number).index)
      }
    }
    for number in 0..<shape.devices.count {
      devices.append(Self.right(machine.mirror(number, process, page)))
      if let leaf = machine.mirrorLeaf(number, process, page) {
        places.append(leaf.slot.mirror(device: number).index)
      }
    }
  }

  /// Of all pages of a leaf together: where devices have mapped 2 MiB in pieces, what they could do
  /// with some page of it.
  init(_ process: ProcessNumber, _ leaf: Leaf, _ machine: borrowing Machine) {
    self.init(process, leaf.page, machine)
    if leaf.level == 0 { return }
    let scan = LeafScan(process, entries: false, devices: 0..<machine.shape.devices.count)
    var from = leaf.page
    while let found = scan.next(from: from, to: leaf.end, machine) {
      if found.level == 0 { add(PageRights(process, found.page, machine)) }
      from = found.end
    }
  }

  /// Takes in what is possible with another page of the same leaf; a broken promise comes first.
  private mutating func add(_ other: PageRights) {
    places += other.places
    if isBroken { return }
    if other.isBroken {
      (processors, devices) = (other.processors, other.devices)
      return
    }
    for number in devices.indices { devices[number].add(other.devices[number]) }
  }

  /// A store goes through the TLB only if the translation is dirty already; else the processor
  /// walks the page table to set the bit.
  private static func right(
    _ translation: PTE, _ cached: FrameNumber, _ entry: PTE, _ mapped: FrameNumber
  ) -> Right {
    var right = Right()
    if translation.isAccessible {
      (right.read, right.readFrame) = (.translation, cached)
    } else if entry.isAccessible {
      (right.read, right.readFrame) = (.table, mapped)
    }
    if translation.isAccessible && translation.isWritable && translation.isDirty {
      (right.write, right.writeFrame) = (.translation, cached)
    } else if entry.isAccessible && entry.isWritable {
      (right.write, right.writeFrame) = (.table, mapped)
    }
    return right
  }

  private static func right(_ entry: MirrorEntry) -> Right {
    guard entry.isValid else { return Right() }
    return Right(
      read: .mirror, write: entry.isWritable ? .mirror : .none, isAtomic: entry.isAtomic,
      readFrame: entry.frame, writeFrame: entry.isWritable ? entry.frame : .none)
  }

  /// Devices that rely on being alone with a frame while somebody else can write to it.
  var brokenDevices: [Int] {
    devices.indices.filter { device in
      devices[device].isAtomic && !rivals(of: device).isEmpty
    }
  }

  /// True if a party can write to a frame that some device relies on having alone.
  var isBroken: Bool { !brokenDevices.isEmpty }

  /// Who can write to the frame of a device beside it.
  private func rivals(of device: Int) -> [Party] {
    let frame = devices[device].writeFrame
    let others = devices.indices.filter { $0 != device && devices[$0].writeFrame == frame }
    let rivals = processors.indices.filter { processors[$0].writeFrame == frame }
    return rivals.map { .processor($0) } + others.map { .device($0) }
  }

  /// The parties of a broken promise: the devices that rely on it and those who can write.
  var culprits: [Party] {
    guard let device = brokenDevices.first else { return [] }
    return [.device(device)] + rivals(of: device)
  }

  /// A processor or a device.
  enum Party: Hashable {
    case processor(Int)
    case device(Int)
  }
}
