import MemoryModel

/// Binding a process to a Nouveau-like device: registers the permanent notifier
/// (`nouveau_svmm_init`).
public struct NouveauOpen: OperationPath {
  let device: Int
  let process: ProcessNumber

  /// The opening of a device by a process.
  public init(device: Int, process: ProcessNumber) {
    self.device = device
    self.process = process
  }

  /// The function that it models.
  public var routine: Routine {
    Routine("nouveau_svmm_init", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let opening = OpeningPlaces(device: device, process: process)
    return Listing {
      Step(
        "register the permanent notifier",
        why: "It drops the device's mappings on every invalidation of the process."
      ) { m in
        if m[opening.isClosed] { return .blocked(on: opening.isClosed) }
        if m[opening.isOpen] { return m.fail(.EEXIST) }
        m[opening.isOpen] = true
        return .next
      }
    }
  }
}

/// Unbinding it: the device's mappings are gone once no access holds the file; entries that it made
/// exclusive stay. EBADF if it is not open.
public struct NouveauClose: OperationPath {
  let device: Int
  let process: ProcessNumber

  /// The closing of a device by a process.
  public init(device: Int, process: ProcessNumber) {
    self.device = device
    self.process = process
  }

  /// The function that it models.
  public var routine: Routine {
    Routine("nouveau_svmm_fini", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    Listing {
      Step.takeDescriptorAway(device, process)
      NouveauClose.release(device, process)
    }
  }

  /// `nouveau_svmm_fini`.
  static func release(_ device: Int, _ process: ProcessNumber) -> Step {
    let opening = OpeningPlaces(device: device, process: process)
    return Step("drop all mappings under the mutex, unregister the notifier") { m in
      guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
      guard m[opening.accessUnderWay].isFree else {
        return .blocked(on: opening.accessUnderWay)
      }
      m.dropMirror(device, process, from: VirtualPage(0), to: .endOfUserSpace)
      m[opening.isOpen] = false
      m[opening.isClosed] = false
      return .next
    }
  }
}

/// What the device's own table holds for each page.
public struct NouveauSnapshot: OperationPath {
  let device: Int
  let operand: PageOperand

  /// A look at what a device holds of these pages.
  public init(device: Int, _ operand: PageOperand) {
    self.device = device
    self.operand = operand
  }

  /// The function that it models.
  public var routine: Routine {
    Routine("snapshot", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    return Listing {
      Step("read the device's table, under the mutex") { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        guard records else { return .next }
        for number in 0..<operand.count(m) {
          m.record(Int(m.mirror(device, process, operand.span.start(m) + number).word & 15))
        }
        return .next
      }
    }
  }
}
