import Glibc

/// Zeroed memory for `count` values; pages that are never touched cost nothing.
func zeroed<Value>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value> {
  guard let memory = calloc(count, MemoryLayout<Value>.stride) else {
    fatalError("out of memory: \(count * MemoryLayout<Value>.stride) bytes for the place directory")
  }
  return memory.bindMemory(to: Value.self, capacity: count)
}

func release<Value>(_ memory: UnsafeMutablePointer<Value>) {
  free(memory)
}
