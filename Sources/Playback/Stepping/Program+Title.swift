import KernelPaths

extension Program {
  /// True if the line at a position is where a processor or a device faults.
  func isFault(at position: Int) -> Bool {
    let title = title(at: position)
    return title.hasPrefix("fault") || title.hasPrefix("take the device fault")
  }
}
