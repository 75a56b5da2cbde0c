import MemoryModel

/// Opening the HMM test device: from now on it mirrors the process.
public struct TestHMMOpen: OperationPath {
  let device: Int
  let process: ProcessNumber

  /// The opening of a device by a process.
  public init(device: Int, process: ProcessNumber) {
    self.device = device
    self.process = process
  }

  /// The function that it models.
  public var routine: Routine { Routine("dmirror_fops_open", "lib/test_hmm.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let opening = OpeningPlaces(device: device, process: process)
    let process = process
    return Listing {
      Step(
        "insert an interval notifier over the whole address space",
        why: "The mirror holds no references on pages; it relies on being told."
      ) { m in
        if m[opening.isClosed] { return .blocked(on: opening.isClosed) }
        if m[opening.isOpen] { return m.fail(.EEXIST) }
        m.insert(
          opening.permanent, process, start: VirtualPage(0), end: VirtualPage.endOfUserSpace)
        m[opening.isOpen] = true
        return .next
      }
    }
  }
}

/// Closing it: the mirror is gone once no access holds the file. Device-exclusive entries stay until a
/// processor comes. EBADF if it is not open.
public struct TestHMMClose: OperationPath {
  let device: Int
  let process: ProcessNumber

  /// The closing of a device by a process.
  public init(device: Int, process: ProcessNumber) {
    self.device = device
    self.process = process
  }

  /// The function that it models.
  public var routine: Routine { Routine("dmirror_fops_release", "lib/test_hmm.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    Listing {
      Step.takeDescriptorAway(device, process)
      TestHMMClose.release(device, process)
    }
  }

  /// `dmirror_fops_release`.
  static func release(_ device: Int, _ process: ProcessNumber) -> Step {
    let opening = OpeningPlaces(device: device, process: process)
    return Step("remove the interval notifier, forget the mirror") { m in
      let odd = m.process(process).sequenceIsOdd
      guard !m[odd] else { return .blocked(on: odd) }
      m.remove(opening.permanent)
      m.dropMirror(device, process, from: VirtualPage(0), to: .endOfUserSpace)
      m[opening.isOpen] = false
      m[opening.isClosed] = false
      return .next
    }
  }
}

extension VirtualPage {
  /// The page after the last one of user space.
  static var endOfUserSpace: VirtualPage { VirtualPage(1 << 35) }
}
