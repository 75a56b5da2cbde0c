/// What a process does.
public enum ProcessVerb: Hashable, Sendable {
  /// Maps pages under a new name.
  case mmap(MappingRequest)
  /// Loads the first byte of each page.
  case read(PageRange)
  /// Stores a byte to the first byte of each page.
  case write(PageRange, UInt8)
  /// Adds to the 32-bit word at the start of each page with one locked instruction of the CPU.
  case atomicAdd(PageRange, UInt32)
  /// mprotect(2).
  case mprotect(PageRange, Protection)
  /// munmap(2).
  case munmap(PageRange)
  /// Moves a whole mapping to a fresh place; from then on it has the new name.
  case mremap(String, newName: String)
  /// madvise(2).
  case madvise(PageRange, Advice)
  /// mlock(2).
  case mlock(PageRange)
  /// munlock(2).
  case munlock(PageRange)
  /// move_pages(2) of one page to a memory node.
  case movePage(PageReference, node: Int)
  /// Writes 4 to /proc/self/clear_refs.
  case clearSoftDirty
  /// fork(2); the child has this name.
  case fork(child: String)
  /// exit_group(2).
  case exit
  /// Registers an io_uring buffer: a long-term pin with write access.
  case pin(String, PageRange)
  /// Reads one byte of a pinned page through the pin.
  case pinRead(PageReference)
  /// Stores one byte in a pinned page through the pin.
  case pinWrite(PageReference, UInt8)
  /// Gives a registered buffer back.
  case unpin(String)

  /// The words that begin these operations.
  public enum Name: String, CaseIterable, Sendable {
    case mmap, read, write
    case atomicAdd = "atomic-add"
    case mprotect, munmap, mremap, madvise, mlock, munlock
    case movePage = "move-page"
    case clearSoftDirty = "clear-soft-dirty"
    case fork, exit, pin
    case pinRead = "pin-read"
    case pinWrite = "pin-write"
    case unpin
  }

  /// The word that begins the operation.
  public var name: Name {
    switch self {
    case .mmap: .mmap
    case .read: .read
    case .write: .write
    case .atomicAdd: .atomicAdd
    case .mprotect: .mprotect
    case .munmap: .munmap
    case .mremap: .mremap
    case .madvise: .madvise
    case .mlock: .mlock
    case .munlock: .munlock
    case .movePage: .movePage
    case .clearSoftDirty: .clearSoftDirty
    case .fork: .fork
    case .exit: .exit
    case .pin: .pin
    case .pinRead: .pinRead
    case .pinWrite: .pinWrite
    case .unpin: .unpin
    }
  }
}

extension ProcessVerb: CustomStringConvertible {
  /// The verb and its arguments as they are written.
  public var description: String {
    let arguments: String
    switch self {
    case .mmap(let request): arguments = request.description
    case .read(let pages), .munmap(let pages), .mlock(let pages), .munlock(let pages):
      arguments = pages.description
    case .write(let pages, let byte): arguments = "\(pages) \(byte)"
    case .atomicAdd(let pages, let value): arguments = "\(pages) \(value)"
    case .mprotect(let pages, let protection): arguments = "\(pages) \(protection.rawValue)"
    case .mremap(let mapping, let newName): arguments = "\(mapping) \(newName)"
    case .madvise(let pages, let advice): arguments = "\(pages) \(advice.rawValue)"
    case .movePage(let page, let node): arguments = "\(page) \(node)"
    case .clearSoftDirty, .exit: return name.rawValue
    case .fork(let child): arguments = child
    case .pin(let pin, let pages): arguments = "\(pin) \(pages)"
    case .pinRead(let page): arguments = page.description
    case .pinWrite(let page, let byte): arguments = "\(page) \(byte)"
    case .unpin(let pin): arguments = pin
    }
    return "\(name.rawValue) \(arguments)"
  }
}
