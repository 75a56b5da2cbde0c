import KernelPaths

extension Program {
  /// True if the line at a position has a title, or one that begins with it: files may leave out
  /// what a title says beyond the essential.
  func isTitled(_ title: String, at position: Int) -> Bool {
    position < end && self.title(at: position).hasPrefix(title)
  }
}
