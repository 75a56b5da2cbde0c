/// What is known about one process while its operations are followed.
public struct ProcessNames: Hashable, Sendable {
  /// The name of the process.
  public internal(set) var name: String
  /// The names of its mappings, in the order in which they were made.
  public internal(set) var mappings: [String] = []
  /// The names of its pins.
  public internal(set) var pins: [String] = []
  /// The devices that it has open.
  public internal(set) var openDevices: [String] = []
  /// Whether it has exited.
  public internal(set) var hasExited = false
  /// Names that mremap has taken away, with the names that it gave instead.
  var renamed: [Renaming] = []

  /// A mapping's old and new name.
  struct Renaming: Hashable, Sendable {
    var oldName: String
    var newName: String
  }

  init(name: String) {
    self.name = name
  }

  /// A child of this process: it has the mappings and the pins, but closes the device files.
  func child(named child: String) -> ProcessNames {
    var copy = self
    copy.name = child
    copy.openDevices = []
    return copy
  }

  /// Adds what another version of the same process has.
  mutating func merge(_ other: ProcessNames) {
    mappings.append(contentsOf: other.mappings.filter { !mappings.contains($0) })
    pins.append(contentsOf: other.pins.filter { !pins.contains($0) })
    openDevices.append(contentsOf: other.openDevices.filter { !openDevices.contains($0) })
    hasExited = hasExited || other.hasExited
  }
}
