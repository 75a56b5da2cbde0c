import Glibc
import Synchronization

/// What a machine knows of 512 places.
@usableFromInline
struct PageRecord {
  /// Their words; nil as long as nobody wrote one.
  @usableFromInline var words: UnsafeMutablePointer<UInt64>?
  /// The same, where no snapshot shares them: only there may words be written.
  @usableFromInline var own: UnsafeMutablePointer<UInt64>?

  @usableFromInline
  init(words: UnsafeMutablePointer<UInt64>? = nil, own: UnsafeMutablePointer<UInt64>? = nil) {
    self.words = words
    self.own = own
  }
}

/// A record for every page of places that there could be, straight from the system: records that are
/// never touched cost nothing.
///
/// The records of a machine that is thrown away are used again by the next one. Its few pages are
/// there already then; the system would have to find and clear them anew.
struct PageDirectory: @unchecked Sendable {
  let records: UnsafeMutablePointer<PageRecord>

  private static var count: Int { AddressMap.end / AddressMap.pageWords }
  private static var bytes: Int { count * MemoryLayout<PageRecord>.stride }
  /// Empty ones that wait for a machine.
  private static let waiting = Mutex<[PageDirectory]>([])
  /// As many are kept, and none that had more pages than a machine of a usual size.
  private static let (mostWaiting, mostPages) = (16, 4096)

  /// An empty one.
  static func take() -> PageDirectory {
    waiting.withLock { $0.popLast() } ?? PageDirectory()
  }

  /// Gives one back whose records are empty.
  ///
  /// - Parameter pages: how many of its records were used.
  func giveBack(pages: Int) {
    let isKept = PageDirectory.waiting.withLock { waiting in
      guard waiting.count < PageDirectory.mostWaiting, pages <= PageDirectory.mostPages else {
        return false
      }
      waiting.append(self)
      return true
    }
    if !isKept { munmap(records, PageDirectory.bytes) }
  }

  private init() {
    let bytes = PageDirectory.bytes
    guard
      let memory = mmap(
        nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      memory != MAP_FAILED
    else { fatalError("out of memory: \(bytes) bytes for the directory of places") }
    records = memory.bindMemory(to: PageRecord.self, capacity: PageDirectory.count)
  }
}
