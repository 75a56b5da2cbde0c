extension Machine {
  /// False if nobody ever wrote a place of the same 512-word page, so that all of it is zero.
  @inlinable
  public func isTouched(_ index: Int) -> Bool {
    noteReadOfPage(index >> 9)
    return directory[index >> 9].words != nil
  }
}
