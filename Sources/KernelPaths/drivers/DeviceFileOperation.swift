import MemoryModel

/// An access of a device through its file, where other actors open or close the file or end the
/// process.
///
/// Fails with ESRCH if the process is gone, or was never born, and with EBADF if the file is not open.
/// One that is under way holds the file (`fdget()`), so that the driver's release waits for its end;
/// whoever puts the file last, runs it. Real Nouveau holds no file for its fault handler:
/// `nouveau_svmm_fini()` waits for that instead, which nobody can tell apart.
///
/// Requests of the HMM test device are system calls of a thread of the process and keep the address
/// space (mm_users), too; the faults of a Nouveau-like device take their reference one by one.
public struct DeviceFileOperation: OperationPath {
  let path: AnyOperationPath
  let device: Int
  let process: ProcessNumber
  let lifetime: Lifetime

  /// A path through an open file of the device, of which the lifetime tells what others do to it.
  public init(
    _ path: any OperationPath, device: Int, _ process: ProcessNumber, _ lifetime: Lifetime
  ) {
    self.path = AnyOperationPath(path)
    self.device = device
    self.process = process
    self.lifetime = lifetime
  }

  /// The function that it models.
  public var routine: Routine { Routine("ioctl", "fs/ioctl.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (path, device, process, lifetime) = (path, device, process, lifetime)
    let opening = OpeningPlaces(device: device, process: process)
    let isThread = scope.shape.devices[device].driver == .testHMM
    let keepsAddressSpace = isThread && lifetime.contains(.processExits)
    return Listing {
      ProcessLife.steps(process, lifetime)
      if !lifetime.isDisjoint(with: [.fileOpens, .fileCloses]) {
        Step(
          "find no open file of the device (EBADF)",
          why: "The descriptor is closed, or not open yet: the driver is not even asked."
        ) { m in
          m[opening.isOpen] && !m[opening.isClosed] ? .skip : m.fail(.EBADF)
        }
      }
      if lifetime.contains(.fileCloses) {
        let out = scope.label("out")
        Step(
          "hold the device file (fdget)",
          why: "A close() meanwhile takes the descriptor away, not the file."
        ) { m in
          m[opening.fileUsers] |= 1 << UInt64(m.me.number)
          if keepsAddressSpace { m[m.process(process).isUsed(by: m.me.number)] = true }
          return .next
        }
        Call(path, onError: out)
        Mark(out)
        Step("put the device file (fdput)", why: "Who puts it last, releases it.") { m in
          m[opening.fileUsers] &= ~(1 << UInt64(m.me.number))
          if keepsAddressSpace { m[m.process(process).isUsed(by: m.me.number)] = false }
          return m[opening.isClosed] && m[opening.fileUsers] == 0 ? .next : .leave
        }
        ReleaseDeviceFile(device: device, process: process)
      } else {
        Call(path)
      }
    }
  }
}

/// The driver's release of a device file that nobody holds any more.
struct ReleaseDeviceFile: KernelPath {
  let device: Int
  let process: ProcessNumber

  var routine: Routine { Routine("fput", "fs/file_table.c") }

  func listing(in scope: Scope) -> Listing {
    let (device, process) = (device, process)
    return Listing {
      switch scope.shape.devices[device].driver {
      case .testHMM: TestHMMClose.release(device, process)
      case .nouveau: NouveauClose.release(device, process)
      }
    }
  }
}

extension Step {
  /// The first line of `close()`. An access that holds the file keeps it until its own end.
  static func takeDescriptorAway(_ device: Int, _ process: ProcessNumber) -> Step {
    let opening = OpeningPlaces(device: device, process: process)
    return Step(
      "take the descriptor away, leave the file to an access",
      why: "From now on it is EBADF for everybody. Who puts the file last, releases it."
    ) { m in
      guard m[opening.isOpen] && !m[opening.isClosed] else { return m.fail(.EBADF) }
      guard m[opening.fileUsers] != 0 else { return .skip }
      m[opening.isClosed] = true
      return .leave
    }
  }
}
