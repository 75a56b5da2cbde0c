/// A small lesson and a test at once: a machine, what is done on it, and what must come out.
public struct Scenario: Equatable, Sendable {
  /// What it is called.
  public var title: String
  /// What it shows, in a sentence or two; empty if not given.
  public var summary: String
  /// The terms that it teaches.
  public var teaches: [String]
  /// What differs between kernels, in words; empty if nothing does, or nobody said it.
  public var differs: String
  /// Where in the kernel, on a mailing list or elsewhere it comes from; empty if not given.
  public var source: String
  /// The machine.
  public var machine: MachineDescription
  /// The kernel profile; nil if not given.
  public var kernel: String?
  /// Switches that are on, whatever the kernel profile says.
  public var with: [String]
  /// Switches that are off, whatever the kernel profile says.
  public var without: [String]
  /// What happens before the actors begin, one operation after another.
  public var setup: [Operation]
  /// Who acts at the same time, in the order of the file.
  public var actors: [Actor]
  /// Who goes when; nil if that is for the user to say.
  public var schedule: [ScheduleEntry]?
  /// What the narrator says.
  public var notes: [Note]
  /// What must hold.
  public var expectations: Expectations

  /// A scenario of which more than the title and the machine is still to be filled in.
  public init(title: String, machine: MachineDescription = MachineDescription()) {
    self.title = title
    summary = ""
    teaches = []
    differs = ""
    source = ""
    self.machine = machine
    kernel = nil
    with = []
    without = []
    setup = []
    actors = []
    schedule = nil
    notes = []
    expectations = Expectations()
  }
}

/// Somebody who does operations one after another, while others do theirs.
public struct Actor: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// What it does.
  public var operations: [Operation]
  /// Where its name stands in the file.
  public var location: SourceLocation

  /// Describes an actor.
  public init(name: String, operations: [Operation], location: SourceLocation) {
    self.name = name
    self.operations = operations
    self.location = location
  }
}
