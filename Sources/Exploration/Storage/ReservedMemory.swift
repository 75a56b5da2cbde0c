import Glibc

/// Zeroed memory at a fixed address that grows by being touched: address space is reserved at once,
/// and pages become real memory at their first write.
struct ReservedMemory<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  /// Elements that there is address space for.
  let capacity: Int

  /// Reserves address space. Traps if the system has none left.
  init(capacity: Int, huge: Bool = false) {
    self.capacity = max(capacity, 1)
    let bytes = self.capacity * MemoryLayout<Element>.stride
    let memory = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else {
      fatalError("out of address space: \(bytes) bytes for the states of a search")
    }
    if huge { madvise(memory, bytes, MADV_HUGEPAGE) }
    base = memory.bindMemory(to: Element.self, capacity: self.capacity)
  }

  deinit {
    munmap(base, capacity * MemoryLayout<Element>.stride)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < capacity)
      return base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < capacity)
      base[index] = newValue
    }
  }
}
