import MemoryModel

/// The names of processes and mappings, as the numbers by which the machine knows them. A number is
/// given at the first mention.
public struct Names: Hashable, Sendable {
  /// The names of processes; process n of the machine is number n here.
  public private(set) var processes: [String] = []
  /// The names of mappings, of whatever process; number n of a process's mappings is number n here.
  public private(set) var mappings: [String] = []

  /// No names.
  public init() {}

  /// The number of a process; nil if there are too many.
  public mutating func process(_ name: String) -> ProcessNumber? {
    if let number = processes.firstIndex(of: name) { return ProcessNumber(number) }
    guard processes.count < ProcessPlaces.limit else { return nil }
    processes.append(name)
    return ProcessNumber(processes.count - 1)
  }

  /// The number of a mapping's name; nil if there are too many.
  public mutating func mapping(_ name: String) -> Int? {
    if let number = mappings.firstIndex(of: name) { return number }
    guard mappings.count < Limits.mappingNames else { return nil }
    mappings.append(name)
    return mappings.count - 1
  }

  /// The number of a process that was mentioned.
  public func knownProcess(_ name: String) -> ProcessNumber? {
    processes.firstIndex(of: name).map { ProcessNumber($0) }
  }

  /// The number of a mapping's name that was mentioned.
  public func knownMapping(_ name: String) -> Int? { mappings.firstIndex(of: name) }

  /// The name of a process; `?` for none.
  public func name(of process: ProcessNumber) -> String {
    process.exists && process.number < processes.count ? processes[process.number] : "?"
  }

  /// `heap+3`: the mapping of a process that a page lies in, and which page of it. Nil outside.
  public func place(
    of page: VirtualPage, in process: ProcessNumber, _ machine: borrowing Machine
  ) -> (mapping: String, page: Int)? {
    for (number, name) in mappings.enumerated() {
      let start = machine[machine.process(process).mappingStart(number)]
      let pages = machine[machine.process(process).mappingPages(number)]
      if pages > 0 && start <= page && page < start + pages { return (name, page - start) }
    }
    return nil
  }
}
