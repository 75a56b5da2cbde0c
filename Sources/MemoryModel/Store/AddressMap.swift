/// The space of all places.
///
/// Every kind of object has a stretch of it (`Region`). Place pages (512 words) that nobody wrote do
/// not exist and read as zero, so generous stretches cost nothing; zero is the idle value everywhere.
public enum AddressMap {
  /// Words in one place page.
  @inlinable public static var pageWords: Int { 512 }
  /// Number of places that there can be; the regions together take less.
  @inlinable public static var end: Int { 1 << 30 }
}
