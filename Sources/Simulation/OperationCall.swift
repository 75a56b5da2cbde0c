import KernelPaths
import MemoryModel
import ScenarioFormat

/// An operation while its path is made: who does it, where, and the numbers of the names in it.
final class OperationCall {
  /// The operation.
  let operation: Operation
  /// The process that acts, or that a device acts for; none if the system acts.
  let process: ProcessNumber
  /// The number of the device; -1 if no device acts.
  let device: Int
  /// The processor that it runs on.
  let processor: Int
  /// What other actors may end meanwhile.
  let lifetime: Lifetime
  /// The names in this operation and those before it.
  private(set) var names: Names
  /// Files and shared mappings that it and those before it ask for.
  private(set) var files: Int
  /// What it gives to its path.
  private(set) var arguments = OperationArguments()

  /// Throws a diagnostic if there are too many processes.
  init(
    _ operation: Operation, device: Int, processor: Int, _ lifetime: Lifetime, names: Names,
    files: Int
  ) throws(Diagnostic) {
    self.operation = operation
    self.device = device
    self.processor = processor
    self.lifetime = lifetime
    self.files = files
    var names = names
    process =
      try operation.process.map { (name) throws(Diagnostic) in
        try OperationCall.number(of: name, in: &names, operation)
      } ?? .none
    self.names = names
  }

  /// The process may exit while the operation runs.
  var mayBeKilled: Bool { lifetime.contains(.processExits) }

  /// The number of a process.
  func process(_ name: String) throws(Diagnostic) -> ProcessNumber {
    try OperationCall.number(of: name, in: &names, operation)
  }

  private static func number(
    of process: String, in names: inout Names, _ operation: Operation
  ) throws(Diagnostic) -> ProcessNumber {
    guard let number = names.process(process) else {
      throw operation.limit("expected at most \(ProcessPlaces.limit) processes, found more")
    }
    return number
  }

  /// The number of a mapping's name.
  func mapping(_ name: String) throws(Diagnostic) -> Int {
    guard let number = names.mapping(name) else {
      throw operation.limit(
        "expected at most \(Limits.mappingNames) names of mappings, found more")
    }
    return number
  }

  /// Pages of the process.
  func operand(_ pages: PageRange) throws(Diagnostic) -> PageOperand {
    let name = try mapping(pages.mapping)
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

  /// The value that is stored or added.
  func value(_ value: some FixedWidthInteger) -> OperandNumber {
    arguments.value = Int(value)
    return .argument(.value)
  }

  /// Counts the files that the operation makes, each time that it is done.
  func countFile() throws(Diagnostic) {
    files += operation.times
    guard files <= FilePlaces.limit else {
      throw operation.limit(
        "expected at most \(FilePlaces.limit) files and shared mappings, found more")
    }
  }
}

extension Operation {
  /// A diagnostic about the whole operation.
  func diagnostic(_ message: String) -> Diagnostic {
    Diagnostic(at: location, length: text.unicodeScalars.count, message)
  }

  /// Says that the operation asks for more than there is room for.
  public func limit(_ message: String) -> Diagnostic {
    var limit = diagnostic(message)
    limit.isLimit = true
    return limit
  }

  /// Says that no path of this version does something.
  func unsupported(_ what: String) -> Diagnostic {
    diagnostic("\(what) is not supported by this version")
  }
}
