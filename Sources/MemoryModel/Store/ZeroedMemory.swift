import Glibc

/// Zeroed memory for `count` values, straight from the system; pages that are never touched cost
/// nothing, however often memory is taken and given back. (An allocator would hand used memory out
/// again, and clear all of it.)
func zeroed<Value>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value> {
  let bytes = count * MemoryLayout<Value>.stride
  guard
    let memory = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
    memory != MAP_FAILED
  else { fatalError("out of memory: \(bytes) bytes for the place directory") }
  return memory.bindMemory(to: Value.self, capacity: count)
}

/// Gives back what `zeroed` gave.
func release<Value>(_ memory: UnsafeMutablePointer<Value>, _ count: Int) {
  munmap(memory, count * MemoryLayout<Value>.stride)
}
