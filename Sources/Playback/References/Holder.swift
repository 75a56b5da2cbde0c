import KernelPaths
import MemoryModel

/// Somebody who holds references on a folio.
public enum Holder: Hashable, Sendable {
  /// A page-table entry, present or device-exclusive.
  case entry(ProcessNumber, VirtualPage, isExclusive: Bool)
  /// The page cache of a file.
  case pageCache(file: Int, page: Int)
  /// A local variable of an actor: which kernel function took the reference, and in which step (0:
  /// before the first one).
  case actor(Int, routine: String, variable: String, since: Int)
  /// An entry that an actor has just cleared under the page-table lock that it still holds: the
  /// reference that the entry had is its to give back or to keep.
  case clearedEntry(ProcessNumber, VirtualPage, actor: Int, since: Int)
  /// References that nobody accounts for (and those of LRU batches, which scenarios do not have);
  /// fewer than zero if holders have more than there are.
  case unknown(count: Int)
}
