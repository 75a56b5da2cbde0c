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
  }

  let processors: [Right]
  let devices: [Right]
  /// The entry is device-exclusive.
  let isExclusive: Bool
  /// The entry itself lets processors through.
  let isPresent: Bool

  init(_ slot: EntrySlot?, _ machine: borrowing Machine) {
    let shape = machine.shape
    guard let slot else {
      processors = Array(repeating: Right(), count: shape.processors)
      devices = Array(repeating: Right(), count: shape.devices.count)
      (isExclusive, isPresent) = (false, false)
      return
    }
    let entry = machine[slot.entry]
    isExclusive = EntryWords(entry, shape.softleaf).isExclusive
    isPresent = entry.isAccessible
    var processors: [Right] = []
    for number in 0..<shape.processors {
      processors.append(
        Self.right(
          translation: machine[slot.translation(processor: number)], entry: entry, machine))
    }
    var devices: [Right] = []
    for number in 0..<shape.devices.count {
      devices.append(Self.right(machine[slot.mirror(device: number)]))
    }
    self.processors = processors
    self.devices = devices
  }

  /// A store goes through the TLB only if the translation is dirty already; else the processor
  /// walks the page table to set the bit.
  private static func right(
    translation: PTE, entry: PTE, _ machine: borrowing Machine
  ) -> Right {
    var right = Right()
    let cached = machine.frame(of: translation)
    let mapped = machine.frame(of: entry)
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
