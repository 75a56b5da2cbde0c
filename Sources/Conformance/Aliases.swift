import MemoryModel

/// Names of frames in order of first sight. A frame that was freed and is seen again gets a new
/// name, unless both happened within one operation.
struct Aliases {
  private var known: [(frame: FrameNumber, name: String)] = []
  private var next = 0

  /// Forgets the frames that are free now. Those of the hugetlb pool stay recognisable as such.
  mutating func retireFreed(_ machine: borrowing Machine) {
    var living: [(frame: FrameNumber, name: String)] = []
    for alias in known
    where machine.isHugetlb(alias.frame)
      || machine[machine.folio(alias.frame).flags].contains(.allocated)
    {
      living.append(alias)
    }
    known = living
  }

  mutating func name(of frame: FrameNumber) -> String {
    if let alias = known.first(where: { $0.frame == frame }) { return alias.name }
    let name = "f\(next)"
    next += 1
    known.append((frame, name))
    return name
  }
}
