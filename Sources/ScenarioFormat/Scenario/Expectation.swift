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
