import KernelPaths
import MemoryModel
import ScenarioFormat

extension Meaning {
  /// All verbs that a path does. What is not here is refused by name.
  static let all: [Meaning] = process + testHMM + nouveau

  private static let process: [Meaning] = [
    Meaning(ProcessVerbs.mmap) { call, name, pages, memory, flags throws(Diagnostic) in
      if flags.contains(.transparentHuge) { throw call.operation.unsupported("'mmap … thp'") }
      let kind = try call.kind(of: memory, pages)
      return Mmap(
        call.process, name: try call.mapping(name),
        pages: kind == .hugetlb ? (pages + 511) / 512 * 512 : pages, kind,
        flags.contains(.readOnly) ? .read : [.read, .write])
    },
    Meaning(ProcessVerbs.read) { call, pages throws(Diagnostic) in
      try call.access(pages, .load)
    },
    Meaning(ProcessVerbs.write) { call, pages, byte throws(Diagnostic) in
      try call.access(pages, .store(call.value(byte)))
    },
    Meaning(ProcessVerbs.atomicAdd) { call, pages, value throws(Diagnostic) in
      try call.access(pages, .atomicAdd(call.value(value)))
    },
    Meaning(ProcessVerbs.mprotect) { call, pages, protection throws(Diagnostic) in
      Mprotect(try call.operand(pages), protection.permissions)
    },
    Meaning(ProcessVerbs.munmap) { call, pages throws(Diagnostic) in
      Munmap(try call.operand(pages))
    },
    Meaning(ProcessVerbs.mremap) { call, name, newName throws(Diagnostic) in
      Mremap(call.process, name: try call.mapping(name), newName: try call.mapping(newName))
    },
    Meaning(ProcessVerbs.madvise) { call, pages, advice throws(Diagnostic) in
      guard advice == .dontneed else {
        throw call.operation.unsupported("'madvise \(advice.rawValue)'")
      }
      return MadviseDontneed(try call.operand(pages))
    },
    Meaning(ProcessVerbs.fork) { call, child throws(Diagnostic) in
      Fork(
        parent: call.process, child: try call.process(child), mayBeKilled: call.mayBeKilled)
    },
    Meaning(ProcessVerbs.exit) { call throws(Diagnostic) in
      ExitProcess(call.process, hasOthers: call.lifetime.contains(.hasOtherUsers))
    },
  ]

  private static let testHMM: [Meaning] = [
    Meaning(DeviceVerbs.open, on: .testHMM) { call throws(Diagnostic) in
      TestHMMOpen(device: call.device, process: call.process)
    },
    Meaning(DeviceVerbs.close, on: .testHMM) { call throws(Diagnostic) in
      TestHMMClose(device: call.device, process: call.process)
    },
    Meaning(DeviceVerbs.read, on: .testHMM) { call, pages throws(Diagnostic) in
      TestHMMAccess(device: call.device, try call.operand(pages), fill: nil)
    },
    Meaning(DeviceVerbs.write, on: .testHMM) { call, pages, byte throws(Diagnostic) in
      TestHMMAccess(device: call.device, try call.operand(pages), fill: call.value(byte))
    },
    Meaning(DeviceVerbs.exclusive, on: .testHMM) { call, pages throws(Diagnostic) in
      TestHMMExclusive(device: call.device, try call.operand(pages))
    },
    Meaning(DeviceVerbs.checkExclusive, on: .testHMM) { call, pages throws(Diagnostic) in
      TestHMMCheckExclusive(device: call.device, try call.operand(pages))
    },
    Meaning(DeviceVerbs.snapshot, on: .testHMM) { call, pages throws(Diagnostic) in
      TestHMMSnapshot(device: call.device, try call.operand(pages))
    },
    Meaning(DeviceVerbs.atomicAdd, on: .testHMM) { call, pages, value throws(Diagnostic) in
      TestHMMAtomicAdd(device: call.device, try call.operand(pages), value: call.value(value))
    },
  ]

  private static let nouveau: [Meaning] = [
    Meaning(DeviceVerbs.open, on: .nouveau) { call throws(Diagnostic) in
      NouveauOpen(device: call.device, process: call.process)
    },
    Meaning(DeviceVerbs.close, on: .nouveau) { call throws(Diagnostic) in
      NouveauClose(device: call.device, process: call.process)
    },
    Meaning(DeviceVerbs.read, on: .nouveau) { call, pages throws(Diagnostic) in
      try call.nouveauAccess(pages, .load)
    },
    Meaning(DeviceVerbs.write, on: .nouveau) { call, pages, byte throws(Diagnostic) in
      try call.nouveauAccess(pages, .store(call.value(byte)))
    },
    Meaning(DeviceVerbs.atomicAdd, on: .nouveau) { call, pages, value throws(Diagnostic) in
      try call.nouveauAccess(pages, .atomicAdd(call.value(value)))
    },
    Meaning(DeviceVerbs.snapshot, on: .nouveau) { call, pages throws(Diagnostic) in
      NouveauSnapshot(device: call.device, try call.operand(pages))
    },
  ]
}

extension OperationCall {
  /// An access of a processor.
  fileprivate func access(
    _ pages: PageRange, _ access: MemoryAccess
  ) throws(Diagnostic) -> ProcessorAccess {
    ProcessorAccess(
      try operand(pages), access, processor: processor, mayBeKilled: mayBeKilled)
  }

  /// An access of a Nouveau-like device.
  fileprivate func nouveauAccess(
    _ pages: PageRange, _ access: MemoryAccess
  ) throws(Diagnostic) -> NouveauAccess {
    NouveauAccess(
      device: device, try operand(pages), access, processExits: mayBeKilled)
  }

  /// What lies behind a mapping that an operation makes; counts it, if it is a file.
  fileprivate func kind(of memory: MappedMemory, _ pages: Int) throws(Diagnostic) -> MappingKind {
    let kind: MappingKind
    switch memory {
    case .anon: return .anonymous
    case .shmem: kind = .sharedMemory
    case .file: kind = .file
    case .privateFile: kind = .privateFile
    case .hugetlb: kind = .hugetlb
    }
    if pages > Limits.filePages {
      throw operation.limit(
        "expected at most \(Limits.filePages) pages of a file or shared memory, found \(pages)")
    }
    try countFile()
    return kind
  }
}

extension Protection {
  /// The permissions of a VMA that it stands for.
  fileprivate var permissions: Permissions {
    switch self {
    case .none: []
    case .readOnly: .read
    case .readWrite: [.read, .write]
    }
  }
}
