/// A process (an `mm_struct`), by number.
public struct ProcessNumber: PlaceValue, Hashable, Sendable {
  /// The word that stands for it.
  public let word: UInt64

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self.word = word }
  /// The process of that number.
  @inlinable public init(_ number: Int) { word = UInt64(number + 1) }

  /// No process.
  @inlinable public static var none: ProcessNumber { ProcessNumber(word: 0) }
  /// It stands for a process.
  @inlinable public var exists: Bool { word != 0 }
  /// Its number, from 0 on.
  @inlinable public var number: Int { Int(word) - 1 }

  /// `app`.
  public static let format = WordFormat(ProcessNumber.self) { process, names in
    process.exists ? names.process(process) : "none"
  }
}

/// Where a process is in its life.
public enum ProcessState: UInt64, PlaceValue, Sendable {
  /// Not there yet.
  case unborn
  case alive
  /// Gone, with its address space.
  case exited
  /// A thread has called exit_group(): the others are being killed, but some still use the address
  /// space.
  case exiting
  /// The child of a fork() that failed.
  case neverBorn
  /// Nobody uses the address space any more (`mm_users` is 0): exit_mmap() takes it apart.
  case unmapping

  /// The value that a word stands for.
  @inlinable public init(word: UInt64) { self = ProcessState(rawValue: word) ?? .unborn }
  /// The word that stands for it.
  @inlinable public var word: UInt64 { rawValue }

  /// How the word reads.
  public static let format = WordFormat(ProcessState.self) { state, _ in state.words }

  /// In words: `alive`, `never born`.
  public var words: String {
    switch self {
    case .unborn: "unborn"
    case .alive: "alive"
    case .exited: "exited"
    case .exiting: "exiting"
    case .neverBorn: "never born"
    case .unmapping: "exit_mmap"
    }
  }

  /// Whether there is an address space, whole or half taken apart.
  @inlinable public var hasAddressSpace: Bool {
    self == .alive || self == .exiting || self == .unmapping
  }

  /// Whether it has begun to end: nobody may begin anything for it any more.
  @inlinable public var isEnding: Bool {
    self == .exiting || self == .unmapping || self == .exited
  }

  /// Whether somebody uses the address space, so that a driver can have a reference on it, too
  /// (`mmget_not_zero()`).
  @inlinable public var isInUse: Bool { self == .alive || self == .exiting }
}
