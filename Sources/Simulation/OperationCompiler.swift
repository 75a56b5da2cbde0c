import KernelPaths
import MemoryModel
import ScenarioFormat

/// Turns operations into kernel paths: who does what to which pages, by number.
public struct OperationCompiler: Sendable {
  /// The devices that operations may name; a device's number is its place here.
  public let devices: DeviceTable
  /// The names in the operations compiled so far.
  public private(set) var names = Names()
  private let lifetimes: Lifetimes
  /// Files and shared mappings that the operations so far ask for.
  private var files = 0
  /// What the operation that is being compiled gives to its path.
  private var arguments = Arguments()

  /// A compiler for a machine with these devices, which knows no names yet.
  ///
  /// - Parameter lifetimes: what actors that run at the same time begin and end.
  public init(devices: DeviceTable, lifetimes: Lifetimes = Lifetimes()) {
    self.devices = devices
    self.lifetimes = lifetimes
  }

  /// What an actor does for an operation, on a processor. It looks out for what other actors may have
  /// ended meanwhile.
  ///
  /// Throws a diagnostic at the operation if no path of this model does what it asks for, or if
  /// there are too many names.
  public mutating func invocation(
    of operation: Operation, processor: Int, actor: Int
  ) throws(Diagnostic) -> Invocation {
    arguments = Arguments()
    let path = try path(for: operation, processor: processor, actor: actor)
    return Invocation(path, arguments, times: operation.times)
  }

  /// What a thread does for an operation while nothing else runs, on a processor.
  ///
  /// Throws a diagnostic at the operation if no path of this model does what it asks for, or if
  /// there are too many names.
  public mutating func invocation(
    of operation: Operation, processor: Int
  ) throws(Diagnostic) -> Invocation {
    arguments = Arguments()
    let path = try path(for: operation, processor: processor, [])
    return Invocation(path, arguments, times: operation.times)
  }

  private mutating func path(
    for operation: Operation, processor: Int, actor: Int
  ) throws(Diagnostic) -> any OperationPath {
    switch (operation.subject, operation.verb) {
    case (.process(let reference), .process(let verb)):
      var lifetime = lifetimes.lifetime(ofProcess: reference.process, for: actor)
      if verb != .exit { lifetime.remove(.hasOtherUsers) }
      let path = try path(for: operation, processor: processor, lifetime)
      if lifetime.isEmpty { return path }
      let process = try number(reference.process, operation)
      var child: ProcessNumber?
      if case .fork(let name) = verb { child = try number(name, operation) }
      return ThreadOperation(path, process, lifetime, isAtOnce: verb == .exit, child: child)
    case (.device(let device), .device(let verb, let process)):
      var lifetime = lifetimes.lifetime(ofFile: device, in: process, for: actor)
      lifetime.remove(.hasOtherUsers)
      let path = try path(for: operation, processor: processor, lifetime)
      guard !lifetime.isEmpty, let index = devices.names.firstIndex(of: device) else { return path }
      let process = try number(process, operation)
      switch verb {
      case .open, .close: return ThreadOperation(path, process, lifetime, isAtOnce: true)
      default: return DeviceFileOperation(path, device: index, process, lifetime)
      }
    default: return try path(for: operation, processor: processor, [])
    }
  }

  private mutating func path(
    for operation: Operation, processor: Int, _ lifetime: Lifetime
  ) throws(Diagnostic) -> any OperationPath {
    switch operation.verb {
    case .process(let verb):
      guard case .process(let reference) = operation.subject else {
        throw operation.unsupported("'\(verb.name.rawValue)'")
      }
      return try path(
        verb, try number(reference.process, operation), operation, processor, lifetime)
    case .device(let verb, let process):
      guard case .device(let name) = operation.subject,
        let device = devices.names.firstIndex(of: name), let driver = devices.driver(of: name)
      else { throw operation.unsupported("'\(verb.name.rawValue)'") }
      let process = try number(process, operation)
      switch driver {
      case .testHMM: return try testDevicePath(verb, device, process, operation)
      case .nouveau:
        return try nouveauPath(
          verb, device, process, operation, lifetime.contains(.processExits))
      }
    case .system(let verb):
      throw operation.unsupported("'system \(verb.name.rawValue)'")
    }
  }

  private mutating func path(
    _ verb: ProcessVerb, _ process: ProcessNumber, _ operation: Operation, _ processor: Int,
    _ lifetime: Lifetime
  ) throws(Diagnostic) -> any OperationPath {
    let processExits = lifetime.contains(.processExits)
    switch verb {
    case .mmap(let request): return try mmap(request, process, operation)
    case .read(let pages):
      return ProcessorAccess(
        try operand(process, pages, operation), .load, processor: processor,
        mayBeKilled: processExits)
    case .write(let pages, let byte):
      return ProcessorAccess(
        try operand(process, pages, operation), .store(value(byte)), processor: processor,
        mayBeKilled: processExits)
    case .atomicAdd(let pages, let value):
      return ProcessorAccess(
        try operand(process, pages, operation), .atomicAdd(self.value(value)), processor: processor,
        mayBeKilled: processExits)
    case .mprotect(let pages, let protection):
      return Mprotect(try operand(process, pages, operation), protection.permissions)
    case .munmap(let pages): return Munmap(try operand(process, pages, operation))
    case .mremap(let name, let newName):
      return Mremap(
        process, name: try mapping(name, operation), newName: try mapping(newName, operation))
    case .madvise(let pages, .dontneed):
      return MadviseDontneed(try operand(process, pages, operation))
    case .madvise(_, let advice): throw operation.unsupported("'madvise \(advice.rawValue)'")
    case .fork(let child):
      return Fork(
        parent: process, child: try number(child, operation), mayBeKilled: processExits)
    case .exit:
      return ExitProcess(process, hasOthers: lifetime.contains(.hasOtherUsers))
    case .mlock, .munlock, .movePage, .clearSoftDirty, .pin, .pinRead, .pinWrite, .unpin:
      throw operation.unsupported("'\(verb.name.rawValue)'")
    }
  }

  private mutating func mmap(
    _ request: MappingRequest, _ process: ProcessNumber, _ operation: Operation
  ) throws(Diagnostic) -> any OperationPath {
    if request.isTransparentHuge { throw operation.unsupported("'mmap … thp'") }
    let kind: MappingKind
    switch request.kind {
    case .anon: kind = .anonymous
    case .shmem: kind = .sharedMemory
    case .file: kind = .file
    case .privateFile: kind = .privateFile
    case .hugetlb: kind = .hugetlb
    }
    if kind != .anonymous && request.pages > Limits.filePages {
      throw operation.diagnostic(
        "expected at most \(Limits.filePages) pages of a file or shared memory, found "
          + "\(request.pages)")
    }
    if kind != .anonymous {
      files += operation.times
      guard files <= FilePlaces.limit else {
        throw operation.diagnostic(
          "expected at most \(FilePlaces.limit) files and shared mappings, found more")
      }
    }
    let pages = kind == .hugetlb ? (request.pages + 511) / 512 * 512 : request.pages
    return Mmap(
      process, name: try mapping(request.name, operation), pages: pages, kind,
      request.isReadOnly ? .read : [.read, .write])
  }

  private mutating func testDevicePath(
    _ verb: DeviceVerb, _ device: Int, _ process: ProcessNumber, _ operation: Operation
  ) throws(Diagnostic) -> any OperationPath {
    switch verb {
    case .open: return TestHMMOpen(device: device, process: process)
    case .close: return TestHMMClose(device: device, process: process)
    case .read(let pages):
      return TestHMMAccess(device: device, try operand(process, pages, operation), fill: nil)
    case .write(let pages, let byte):
      return TestHMMAccess(
        device: device, try operand(process, pages, operation), fill: value(byte))
    case .exclusive(let pages):
      return TestHMMExclusive(device: device, try operand(process, pages, operation))
    case .checkExclusive(let pages):
      return TestHMMCheckExclusive(device: device, try operand(process, pages, operation))
    case .snapshot(let pages):
      return TestHMMSnapshot(device: device, try operand(process, pages, operation))
    case .atomicAdd(let pages, let value):
      return TestHMMAtomicAdd(
        device: device, try operand(process, pages, operation), value: self.value(value))
    case .migrateToDevice, .migrateToSystem, .race:
      throw operation.unsupported("'\(verb.name.rawValue)' of a device")
    }
  }

  private mutating func nouveauPath(
    _ verb: DeviceVerb, _ device: Int, _ process: ProcessNumber, _ operation: Operation,
    _ processExits: Bool
  ) throws(Diagnostic) -> any OperationPath {
    switch verb {
    case .open: return NouveauOpen(device: device, process: process)
    case .close: return NouveauClose(device: device, process: process)
    case .read(let pages):
      return NouveauAccess(
        device: device, try operand(process, pages, operation), .load, processExits: processExits)
    case .write(let pages, let byte):
      return NouveauAccess(
        device: device, try operand(process, pages, operation), .store(value(byte)),
        processExits: processExits)
    case .atomicAdd(let pages, let value):
      return NouveauAccess(
        device: device, try operand(process, pages, operation), .atomicAdd(self.value(value)),
        processExits: processExits)
    case .snapshot(let pages):
      return NouveauSnapshot(device: device, try operand(process, pages, operation))
    case .exclusive, .checkExclusive, .migrateToDevice, .migrateToSystem, .race:
      throw operation.unsupported("'\(verb.name.rawValue)' of a device")
    }
  }

  private mutating func number(
    _ process: String, _ operation: Operation
  ) throws(Diagnostic) -> ProcessNumber {
    guard let number = names.process(process) else {
      throw operation.diagnostic("expected at most \(ProcessPlaces.limit) processes, found more")
    }
    return number
  }

  private mutating func mapping(
    _ name: String, _ operation: Operation
  ) throws(Diagnostic) -> Int {
    guard let number = names.mapping(name) else {
      throw operation.diagnostic(
        "expected at most \(Limits.mappingNames) names of mappings, found more")
    }
    return number
  }

  private mutating func operand(
    _ process: ProcessNumber, _ pages: PageRange, _ operation: Operation
  ) throws(Diagnostic) -> PageOperand {
    let name = try mapping(pages.mapping, operation)
    switch pages.selection {
    case .whole: return PageOperand(process: process, name: name)
    case .page(let page):
      (arguments.firstPage, arguments.lastPage) = (page, page)
    case .pages(let range):
      (arguments.firstPage, arguments.lastPage) = (range.lowerBound, range.upperBound)
    }
    return PageOperand(
      process: process, name: name, first: .argument(.firstPage), last: .argument(.lastPage))
  }

  /// The value that an operation stores or adds.
  private mutating func value(_ value: some FixedWidthInteger) -> OperandNumber {
    arguments.value = Int(value)
    return .argument(.value)
  }
}

extension Protection {
  /// The permissions of a VMA that it stands for.
  var permissions: Permissions {
    switch self {
    case .none: []
    case .readOnly: .read
    case .readWrite: [.read, .write]
    }
  }
}

extension Operation {
  /// A diagnostic about the whole operation.
  func diagnostic(_ message: String) -> Diagnostic {
    Diagnostic(at: location, length: text.unicodeScalars.count, message)
  }

  func unsupported(_ what: String) -> Diagnostic {
    diagnostic("\(what) is not supported by this version")
  }
}
