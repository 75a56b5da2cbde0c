/// Numbers that bound several kinds of objects; how many objects of a kind there can be says its
/// `Region.limit`. Running into a limit is noted in `Globals.reachedLimit`, and said as a limit by
/// whoever runs the machine; never as an errno of the kernel.
public enum Limits {
  /// CPUs.
  @inlinable public static var processors: Int { 4 }
  /// Devices.
  @inlinable public static var devices: Int { 4 }
  /// VMAs of one process.
  @inlinable public static var areas: Int { 64 }
  /// Names of mappings in one machine.
  @inlinable public static var mappingNames: Int { 64 }
  /// Frames of 2 MiB that the hugetlb pool can have.
  @inlinable public static var hugePages: Int { 64 }
  /// Pages of one file or shared mapping.
  @inlinable public static var filePages: Int { 1 << 20 }
  /// `anon_vma`s whose tree a VMA can be in: its own, and those of the processes that its process
  /// descends from.
  @inlinable public static var anonymousChain: Int { ProcessPlaces.limit }
}
