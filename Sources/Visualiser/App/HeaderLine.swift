import KernelPaths
import Playback
import Screen

/// The line at the top: which scenario, which kernel, which step, and whether all is well.
enum HeaderLine {
  static func draw(_ session: Session, on grid: inout Grid) {
    let width = grid.columns
    let right = status(session, width: width, glyphs: grid.glyphs)
    let end = width - right.width - 1
    var column = 1
    if width >= 60 {
      column += grid.put("folioscope", row: 0, column: column, role: .dim) + 2
    }
    grid.put(
      session.scenario.title, row: 0, column: column, role: .header, emphasis: .strong,
      maxWidth: max(0, end - column - 2))
    grid.put(right, row: 0, column: max(0, end))
  }

  private static func status(_ session: Session, width: Int, glyphs: Glyphs) -> StyledLine {
    let gap = width >= 100 ? "   " : width >= 60 ? "  " : " "
    let timeline = session.timeline.step
    let last = session.timeline.lastStep
    var line = StyledLine()
    if session.isChangedOnDisk {
      line.append(width >= 100 ? "changed on disk, R reads it" : "R reads", .warning)
      line.append(gap)
    }
    if width >= 100, let waiting = waiting(session) {
      line.append(waiting, .blocked)
      line.append(gap)
    }
    let kernel = width >= 100 ? session.kernel.name : session.kernel.shortName
    line.append(kernel, .text)
    line.append(gap)
    if width >= 100 { line.append("step ", .dim) }
    line.append("\(timeline)", .number, .strong)
    line.append("/\(last)", .dim)
    line.append(gap)
    line.append(verdict(session, width: width, glyphs: glyphs))
    return line
  }

  /// `cpu waits`: who cannot go on now.
  private static func waiting(_ session: Session) -> String? {
    let names = session.timeline.peeks
      .filter { $0.blockingPlace != nil }
      .map { session.timeline.actors[$0.actor].name }
    if names.isEmpty { return nil }
    return names.joined(separator: ", ") + (names.count == 1 ? " waits" : " wait")
  }

  private static func verdict(_ session: Session, width: Int, glyphs: Glyphs) -> StyledLine {
    let broken = session.timeline.brokenInvariants
    if let first = broken.first {
      var text = glyphs[.failed]
      if width >= 60 { text += " \(first)" }
      if broken.count > 1 { text += " +\(broken.count - 1)" }
      return StyledLine(text, .bad)
    }
    if session.timeline.isDeadlocked {
      return StyledLine(glyphs[.failed] + (width >= 60 ? " deadlock" : ""), .bad)
    }
    let count = session.timeline.invariants.count
    if width < 60 { return StyledLine(glyphs[.holds], .good) }
    if count == 0 { return StyledLine("nothing checked", .dim) }
    return width >= 100
      ? StyledLine("\(glyphs[.holds]) \(count) invariants hold", .good)
      : StyledLine("\(glyphs[.holds]) holds", .good)
  }
}

extension Kernel {
  /// The version, with a sign if something is switched.
  var shortName: String {
    self == Kernel(version) ? version.rawValue : version.rawValue + "*"
  }
}
