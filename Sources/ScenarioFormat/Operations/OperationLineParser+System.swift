extension OperationLineParser {
  /// Reads the verb of the system and its arguments.
  mutating func systemVerb() throws(Diagnostic) -> SystemVerb {
    switch try reader.takeChoice("a verb of the system", SystemVerb.Name.self) {
    case .kernelSamepageScan: return .kernelSamepageScan
    case .reclaim: return .reclaim
    case .swapoff: return .swapoff
    case .swapon: return .swapon
    case .softOffline:
      let process = try reader.takeName("the name of a process")
      return .softOffline(process: process, try reader.takePage())
    case .hardOffline:
      let process = try reader.takeName("the name of a process")
      return .hardOffline(process: process, try reader.takePage())
    case .compact: return .compact
    case .dropCaches: return .dropCaches
    case .idleMark: return .idleMark
    case .nouveauWindow:
      return .nouveauWindow(
        microseconds: try reader.takeNumber(
          "a time in microseconds", 0...OperationLimits.microseconds))
    }
  }
}
