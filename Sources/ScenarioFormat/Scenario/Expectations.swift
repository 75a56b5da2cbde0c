/// What must hold during a scenario and at its end.
public struct Expectations: Hashable, Sendable {
  /// What must hold on one kernel, beside what must hold on all.
  public struct ForKernel: Hashable, Sendable {
    /// The kernel profile.
    public var kernel: String
    /// Invariants that must hold at every step.
    public var always: [String]
    /// What must be so at the end.
    public var finally: [Assertion]

    /// What must hold on a kernel.
    public init(kernel: String, always: [String] = [], finally: [Assertion] = []) {
      self.kernel = kernel
      self.always = always
      self.finally = finally
    }
  }

  /// Invariants that must hold at every step, on any kernel.
  public var always: [String] = []
  /// What must be so at the end, on any kernel.
  public var finally: [Assertion] = []
  /// What kernels differ in, in the order of the file.
  public var kernels: [ForKernel] = []

  /// Nothing in particular must hold.
  public init() {}

  /// The invariants for a kernel: the common ones and its own.
  public func always(on kernel: String) -> [String] {
    always + kernels.filter { $0.kernel == kernel }.flatMap(\.always)
  }

  /// The assertions for a kernel: the common ones and its own.
  public func finally(on kernel: String) -> [Assertion] {
    finally + kernels.filter { $0.kernel == kernel }.flatMap(\.finally)
  }
}

/// An expectation as it stands in a file.
public struct Assertion: Hashable, Sendable {
  /// What must be so.
  public var expectation: Expectation
  /// Its words with one space between them.
  public var text: String
  /// Where it stands.
  public var location: SourceLocation

  /// Describes an assertion.
  public init(expectation: Expectation, text: String, location: SourceLocation) {
    self.expectation = expectation
    self.text = text
    self.location = location
  }
}

/// Something that must be so at the end of a scenario.
public enum Expectation: Hashable, Sendable {
  /// What the page table of a process says about a page: `app heap+0 present writable`.
  case page(process: String, PageReference, [PageState])
  /// What a device may do to a page: `gpu0 app heap+0 atomic`.
  case device(String, process: String, PageReference, DeviceState)
  /// The 32-bit word at the start of a page, or its first byte: `value app heap+0 0x22`.
  case value(process: String, PageReference, UInt32)
  /// The reference count of the folio that a page lies in: `refcount app heap+0 2`.
  case refcount(process: String, PageReference, Int)
  /// The mapcount of the folio that a page lies in: `mapcount app heap+0 1`.
  case mapcount(process: String, PageReference, Int)
  /// How an actor's last operation ended: `result cpu EBUSY`.
  case result(actor: String, Outcome)
  /// What an actor's last operation read: `data gpu 17 18`.
  case data(actor: String, [UInt8])
  /// How many pages of a process count as resident: `rss app 4`.
  case rss(process: String, Int)

  /// What an entry of a device's own page table permits.
  public enum DeviceState: String, CaseIterable, Sendable {
    /// The device has an entry for the page.
    case mapped
    /// The device has no entry for the page.
    case unmapped
    /// The device has an entry that permits atomics.
    case atomic
  }

  /// How an operation ended.
  public enum Outcome: Hashable, Sendable {
    /// It was done.
    case success
    /// It failed with this error number's name.
    case error(String)
    /// It raised this signal.
    case signal(String)
  }
}

/// A word about a page in the page table of a process.
public enum PageState: String, CaseIterable, Sendable {
  /// No VMA covers the address.
  case unmapped
  /// A VMA covers the address, the entry is empty.
  case none
  /// The entry maps a page.
  case present
  /// The entry is device-exclusive.
  case exclusive
  /// The entry names a swap slot.
  case swap
  /// The entry names a page in device-private memory.
  case deviceMemory = "device-memory"
  /// The entry is a migration entry.
  case migration
  /// The entry is poisoned.
  case hwpoison
  /// The entry is a marker.
  case marker
  /// The entry permits writing, or will when the page is taken back from a device.
  case writable
  /// The entry does not permit writing.
  case readOnly = "read-only"
  /// The folio is dirty, or the entry says that it has been written to.
  case dirty
  /// Neither the folio nor the entry is dirty.
  case clean

  /// Words of one aspect exclude each other.
  enum Aspect {
    case kind
    case permission
    case dirtiness
  }

  /// Which aspect of the entry the word is about.
  var aspect: Aspect {
    switch self {
    case .unmapped, .none, .present, .exclusive, .swap, .deviceMemory, .migration, .hwpoison,
      .marker:
      .kind
    case .writable, .readOnly: .permission
    case .dirty, .clean: .dirtiness
    }
  }
}
