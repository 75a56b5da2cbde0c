/// What a process does: system calls, and accesses of its threads.
public enum ProcessVerbs {
  /// mmap(2); the mapping has the name from now on.
  public static let mmap = Verb(
    .process, "mmap", .newMapping, .pageCount, .memory, .mappingFlags,
    help: "maps pages under a new name")
  /// A load by a processor.
  public static let read = Verb(
    .process, "read", .pages, canRepeat: true, help: "loads the first byte of each page")
  /// A store by a processor.
  public static let write = Verb(
    .process, "write", .pages, .byte, canRepeat: true,
    help: "stores a byte to the first byte of each page")
  /// One locked instruction of a processor.
  public static let atomicAdd = Verb(
    .process, "atomic-add", .pages, .value, canRepeat: true,
    help: "adds to the 32-bit word at the start of each page with one locked instruction")
  /// mprotect(2).
  public static let mprotect = Verb(
    .process, "mprotect", .pages, .protection, help: "mprotect(2) of the pages")
  /// munmap(2). The name stays, as pages may lie over a hole.
  public static let munmap = Verb(.process, "munmap", .pages, help: "munmap(2) of the pages")
  /// mremap(2) of a whole mapping, which has the new name from now on.
  public static let mremap = Verb(
    .process, "mremap", .movedMapping, .movedName,
    help: "moves a whole mapping to a fresh place and gives it the new name")
  /// madvise(2).
  public static let madvise = Verb(
    .process, "madvise", .pages, .advice, help: "madvise(2) of the pages")
  /// mlock(2).
  public static let mlock = Verb(.process, "mlock", .pages, help: "mlock(2) of the pages")
  /// munlock(2).
  public static let munlock = Verb(.process, "munlock", .pages, help: "munlock(2) of the pages")
  /// move_pages(2) of one page.
  public static let movePage = Verb(
    .process, "move-page", .page, .node, help: "move_pages(2) of one page to a memory node")
  /// Writes 4 to /proc/self/clear_refs.
  public static let clearSoftDirty = Verb(
    .process, "clear-soft-dirty", help: "writes 4 to /proc/self/clear_refs")
  /// fork(2); the child has this name.
  public static let fork = Verb(
    .process, "fork", .child, help: "fork(2); the child has all mappings of its parent")
  /// exit_group(2).
  public static let exit = Verb(
    .process, "exit", effect: .endsProcess, help: "exit_group(2); the process ends")
  /// Registers an io_uring buffer: a long-term pin with write access.
  public static let pin = Verb(
    .process, "pin", .newPin, .pages,
    help: "registers an io_uring buffer: a long-term pin with write access")
  /// Reads one byte of a pinned page through the pin.
  public static let pinRead = Verb(
    .process, "pin-read", .pinnedPage, help: "reads one byte of a page through the pin")
  /// Stores one byte in a pinned page through the pin.
  public static let pinWrite = Verb(
    .process, "pin-write", .pinnedPage, .byte, help: "stores one byte in a page through the pin")
  /// Gives a registered buffer back.
  public static let unpin = Verb(
    .process, "unpin", .returnedPin, help: "gives a registered buffer back")

  /// All of them, in the order in which they are told.
  static let all = [
    mmap.declaration, read.declaration, write.declaration, atomicAdd.declaration,
    mprotect.declaration, munmap.declaration, mremap.declaration, madvise.declaration,
    mlock.declaration, munlock.declaration, movePage.declaration, clearSoftDirty.declaration,
    fork.declaration, exit.declaration, pin.declaration, pinRead.declaration,
    pinWrite.declaration, unpin.declaration,
  ]
}
