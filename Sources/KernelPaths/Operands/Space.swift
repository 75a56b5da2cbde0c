import MemoryModel

/// Whose address space steps work on: one that is fixed when their listing is made, or the one that a
/// walk stands in while it runs.
enum Space: Sendable {
  case process(ProcessNumber)
  case local(Local<ProcessNumber>)

  @inlinable @inline(__always)
  func callAsFunction(_ machine: borrowing Machine) -> ProcessNumber {
    switch self {
    case .process(let process): process
    case .local(let local): machine[local]
    }
  }
}
