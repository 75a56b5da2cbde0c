/// The kernel or driver function that a listing models.
public struct Routine: Equatable, Sendable {
  /// The function, as the kernel names it: `make_device_exclusive`.
  public let name: String
  /// Where it stands in the tree: `mm/rmap.c`.
  public let file: String
  /// Versions that the listing models: `6.15 and later`.
  public let versions: String

  /// A function of the kernel or of a driver, where it stands, and the versions that are modelled.
  public init(_ name: String, _ file: String, versions: String = "6.1, 6.12, 7.3") {
    self.name = name
    self.file = file
    self.versions = versions
  }
}
