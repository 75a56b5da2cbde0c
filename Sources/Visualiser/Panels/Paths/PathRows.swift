import KernelPaths
import Playback
import Screen

/// The rows of the Paths panel.
enum PathRows {
  /// The rows of all actors in a box of this height.
  ///
  /// Where not everything fits, the actor that goes next keeps its function with the lines around
  /// its step, and the others keep what they are at.
  static func rows(
    _ timeline: borrowing Timeline, _ scene: Scene, width: Int, height: Int
  ) -> ListRows {
    var blocks: [PathBlock] = []
    for actor in timeline.actors.indices {
      let path = ActorPath(actor, isNext: scene.next == actor, timeline)
      blocks.append(PathBlock(path: path, glyphs: scene.glyphs, width: width))
    }
    let leading = blocks.firstIndex { $0.path.isNext } ?? 0
    var heights = blocks.indices.map { index in
      index == leading ? blocks[index].fullHeight : blocks[index].leastHeight
    }
    var spare = height == .max ? .max : height - heights.reduce(0, +)
    if spare < 0 {
      heights[leading] = max(3, heights[leading] + spare)
      spare = 0
    }
    for index in blocks.indices where index != leading && spare > 0 {
      let more = min(spare, blocks[index].fullHeight - heights[index])
      heights[index] += more
      spare -= more
    }
    return ListRows(blocks.indices.flatMap { blocks[$0].rows(heights[$0]) })
  }
}

/// What one actor takes of the Paths panel.
struct PathBlock {
  let path: ActorPath
  let glyphs: Glyphs
  let width: Int
  /// Function names, outermost first, then the lines of the innermost one and the locks.
  private let frames: [Row]
  private let lines: [Row]
  /// Where the step that runs next stands among the lines.
  private let here: Int

  init(path: ActorPath, glyphs: Glyphs, width: Int) {
    self.path = path
    self.glyphs = glyphs
    self.width = width
    let calls = path.calls.enumerated().map { depth, call in
      Self.frameRow(call, path, depth, width)
    }
    frames = calls
    let indent = 1 + min(calls.count, 5)
    lines = Self.lineRows(path, glyphs, indent: indent, width: width)
    here = path.lines.firstIndex { $0.state.isHere } ?? 0
  }

  var fullHeight: Int { 1 + frames.count + lines.count }

  /// The operation, and the step or what it waits for.
  var leastHeight: Int { path.isFinished ? 1 : 2 }

  /// The rows that fit.
  func rows(_ height: Int) -> [Row] {
    let head = headRow
    if path.isFinished || height <= 1 { return [head] }
    if height >= fullHeight { return [head] + frames + lines }
    let hereRows = path.wait == nil ? 1 : 2
    let shift = max(0, frames.count - 1)
    if height < 2 + hereRows {
      // What it waits for says more than the title of the line.
      let last = here + hereRows - 1
      var row = lines[last]
      if let wait = path.waitText {
        row.line = StyledLine(row.line.spans[0].text)
        row.line.append("\(glyphs[.waiting]) \(wait)", .blocked)
      }
      return [head] + unindented([row], by: shift)
    }
    let room = height - 2
    let before = max(0, min(here, (room - hereRows) * 2 / 3))
    let first = max(0, min(here - before, lines.count - room))
    let shown = lines[first..<min(lines.count, first + room)]
    return [head] + unindented(frames.suffix(1), by: shift) + unindented(shown, by: shift)
  }

  /// The rows moved to the left, where the functions around them are left out.
  private func unindented(_ rows: ArraySlice<Row>, by count: Int) -> [Row] {
    rows.map { row in
      var row = row
      guard let first = row.line.spans.first, first.text.allSatisfy({ $0 == " " }) else {
        return row
      }
      row.line.spans[0].text = String(
        repeating: " ", count: max(1, first.text.utf8.count - min(count, 4)))
      return row
    }
  }

  /// Where the operation says how often it is repeated; nil if it is not, or if it is done.
  private var repetition: Range<String.Index>? {
    path.count > 1 && !path.isFinished ? path.operation.ranges(of: " times ").last : nil
  }

  private var headRow: Row {
    var line = StyledLine()
    line.append(path.name, .actor, path.isNext ? .strong : [])
    line.append("  ")
    // The end of the row counts, so `times N` need not stand here.
    line.append(
      String(path.operation[..<(repetition?.lowerBound ?? path.operation.endIndex)]), .text)
    var trailing = StyledLine()
    if path.isFinished {
      let isGood = path.result?.hasPrefix("ok") ?? true
      let word = path.result?.split(separator: ",").first.map(String.init) ?? "ok"
      if width < 40 {
        trailing.append("\(glyphs[isGood ? .done : .failed]) \(word)", isGood ? .good : .warning)
      } else {
        trailing.append("done", .good)
        trailing.append(path.result.map { ": \($0)" } ?? "", isGood ? .good : .warning)
      }
    } else if path.count > 1 {
      trailing.append(
        "\(Figures.grouped(path.number)) of \(Figures.grouped(path.count))",
        repetition == nil ? .dim : .text)
    }
    return Row(
      key: .line(0), mark: path.isNext ? .current : .none, line: line, trailing: trailing,
      subject: .actor(path.actor))
  }

  private static func frameRow(
    _ call: ActorPath.Call, _ path: ActorPath, _ depth: Int, _ width: Int
  ) -> Row {
    var line = StyledLine(String(repeating: " ", count: 1 + min(depth, 4)))
    line.append(call.name, depth == path.calls.count - 1 ? .title : .text)
    return Row(
      key: .line(0), line: line, trailing: StyledLine(shortFile(call.file, width), .source),
      subject: .line(actor: path.actor, position: path.position))
  }

  private static func lineRows(
    _ path: ActorPath, _ glyphs: Glyphs, indent: Int, width: Int
  ) -> [Row] {
    let margin = String(repeating: " ", count: indent)
    var rows = path.lines.flatMap { line -> [Row] in
      let (sign, role) = line.state.sign(glyphs)
      var text = StyledLine(margin)
      text.append(sign + " ", role)
      text.append(line.title, role)
      let subject: Subject =
        line.state.isHere
        ? .line(actor: path.actor, position: path.position) : .actor(path.actor)
      let row = Row(
        key: .line(0), line: text,
        trailing: StyledLine(width < 40 ? "" : shortFile(line.file, width), .source),
        subject: subject)
      guard line.state == .waiting, let wait = path.waitText else { return [row] }
      var reason = StyledLine(margin)
      reason.append("  " + wait, .blocked)
      return [row, Row(key: .line(0), line: reason, subject: subject)]
    }
    if !path.locks.isEmpty {
      var line = StyledLine(margin)
      line.append("holds ", .dim)
      line.append(path.locks.joined(separator: " \(glyphs[.separator]) "), .lock)
      rows.append(Row(key: .line(0), line: line, subject: .actor(path.actor)))
    }
    return rows
  }

  /// The last part of a long path where there is little room.
  private static func shortFile(_ file: String, _ width: Int) -> String {
    if width >= 60 || file.utf8.count <= 14 { return file }
    return file.split(separator: "/").last.map(String.init) ?? file
  }
}

extension ActorPath.Line.State {
  /// The line that runs next, or would.
  var isHere: Bool { self == .current || self == .waiting }

  func sign(_ glyphs: Glyphs) -> (String, Role) {
    switch self {
    case .done: (glyphs[.done], .done)
    case .passed: (glyphs[.nothing], .none)
    case .current: (glyphs[.current], .current)
    case .waiting: (glyphs[.waiting], .blocked)
    case .ahead: (" ", .dim)
    }
  }
}
