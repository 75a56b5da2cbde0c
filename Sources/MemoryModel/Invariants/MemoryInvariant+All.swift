extension MemoryInvariant {
  /// All invariants, in the order in which they are shown.
  ///
  /// - Parameter keepsMapcount: whether a device-exclusive entry counts as a mapping of its page
  ///   (since 6.15).
  public static func all(keepsMapcount: Bool) -> [MemoryInvariant] {
    [
      exclusiveMeansExclusive, noStaleTranslation, noStaleMirror, exclusiveIsAnonymous,
      referencesCoverMappings, countsMatch(keepsMapcount: keepsMapcount), oneWriter,
      writableMeansExclusive, noFreedPage, noDeviceFreedPage, freedMeansUnused,
      dirtyAfterConversion, noExclusiveInChild, migrationMeansLocked, rssMatches,
      anonymousMappedMatches, locksHaveOwners,
    ]
  }

  /// Names of all invariants, in the order in which they are shown.
  public static let names = all(keepsMapcount: true).map(\.name)
}
