import MemoryModel

/// A Nouveau-like device accesses pages through its own table, one after another; a page that the
/// table does not allow is a device fault, and the access is tried again.
///
/// An atomic is a load and a store, far apart for everybody else: nothing but being alone with the
/// page makes it atomic. Fails with what the fault handler failed with, or ELOOP after 16 faults.
public struct NouveauAccess: OperationPath {
  static let replays = 16

  let device: Int
  let operand: PageOperand
  let access: MemoryAccess
  /// Whether another actor may end the process meanwhile.
  let processExits: Bool

  /// An access of these pages, one after another, by a device.
  public init(
    device: Int, _ operand: PageOperand, _ access: MemoryAccess, processExits: Bool = false
  ) {
    self.device = device
    self.operand = operand
    self.access = access
    self.processExits = processExits
  }

  /// The function that it models.
  public var routine: Routine { Routine("device \(access.title)", "an access of the device") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (device, operand, access, process) = (device, operand, access, operand.process)
    let reference = AddressSpaceReference(process: process, isTaken: processExits)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    let index: Local<Int> = scope.local("page")
    let replays: Local<Int> = scope.local("replays")
    let loaded: Local<UInt64> = scope.local("loaded")
    let folio: Local<FrameNumber> = scope.local("loaded_from")
    let page = operand.page(index)
    @Sendable func advance(_ m: inout Machine, _ byte: UInt8) -> Outcome {
      if records {
        if case .store = access { m.record(nil) } else { m.record(Int(byte)) }
        m[replays] = 0
      }
      guard m[index] + 1 < operand.count(m) else { return .leave }
      m[index] += 1
      return .jump(again)
    }
    let again = scope.label("again")
    let fault = scope.label("fault")
    return Listing {
      Mark(again)
      if case .atomicAdd = access {
        Step(
          "load the word on the device",
          why:
            "An atomic of the device is a load and a store; only being alone with the page makes it one.",
          to: [fault]
        ) { m in
          let entry = m.mirror(device, process, page(m))
          guard entry.isAtomic else { return .skip(to: fault) }
          guard m[opening.accessUnderWay].isFree else {
            return .blocked(on: opening.accessUnderWay)
          }
          m[opening.accessUnderWay] = m.meAsOwner
          m[folio] = entry.frame
          m[loaded] = m[m.page(entry.frame).content]
          return .next
        }
        Step(
          "store the sum on the device",
          why: "Had anybody else written the word since the load, that write would be lost.",
          to: [again]
        ) { m in
          let (sum, byte) = access.applied(to: m[loaded], m)
          m[m.page(m[folio]).content] = sum
          m[opening.accessUnderWay] = .nobody
          m[folio] = .none
          m[loaded] = 0
          return advance(&m, byte)
        }
      } else {
        Step("\(access.command) through the device's table", to: [fault, again]) { m in
          let entry = m.mirror(device, process, page(m))
          guard access.isWrite ? entry.isWritable : entry.isValid else {
            return .skip(to: fault)
          }
          let (content, byte) = access.applied(
            to: entry.frame == .zero ? 0 : m[m.page(entry.frame).content], m)
          if access.isWrite { m[m.page(entry.frame).content] = content }
          return advance(&m, byte)
        }
      }
      Mark(fault)
      if case .atomicAdd = access {
        NouveauAtomicRangeFault(
          device: device, process: process, page: page, replays: replays, reference: reference)
      } else {
        NouveauRangeFault(
          device: device, process: process, page: page, isWrite: access.isWrite,
          replays: replays, reference: reference)
      }
      GoTo(again)
    }
  }
}
