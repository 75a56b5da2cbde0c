import KernelPaths

extension Program {
  /// True if the line at a position has a title, or one that begins with it: files may leave out
  /// what a title says beyond the essential.
  func isTitled(_ title: String, at position: Int) -> Bool {
    position < end && self.title(at: position).hasPrefix(title)
  }

  /// True if the line at a position is where a processor or a device faults.
  func isFault(at position: Int) -> Bool {
    let title = title(at: position)
    return title.hasPrefix("fault") || title.hasPrefix("take the device fault")
  }
}
