/// A device's atomic on a page against something that happens at the same time, many times over.
public struct DeviceRace: Hashable, Sendable {
  /// What happens at the same time.
  public enum Rival: String, CaseIterable, Sendable {
    /// Nothing.
    case none
    /// A store by the CPU.
    case write
    /// MADV_DONTNEED, and a store.
    case dontneed
    /// mprotect to read-only and back.
    case mprotect
    /// munmap, a new mapping in the same place, and a store.
    case munmap
    /// A fork whose child exits at once.
    case fork
    /// Loads by the CPU again and again, the page being the other device's.
    case poke
    /// An atomic by the other device.
    case atomic
    /// mprotect to read-only.
    case readOnly = "ro"
  }

  /// The page that both want.
  public var page: PageReference
  /// What happens at the same time.
  public var rival: Rival
  /// How many races.
  public var times: Int
  /// By how many microseconds the rival's delay grows from race to race.
  public var step: Int

  /// Describes a series of races.
  public init(page: PageReference, rival: Rival, times: Int, step: Int) {
    self.page = page
    self.rival = rival
    self.times = times
    self.step = step
  }
}

extension DeviceRace: CustomStringConvertible {
  /// The arguments of `race` as they are written.
  public var description: String { "\(page) \(rival.rawValue) \(times) \(step)" }
}
