import KernelPaths
import Playback
import Screen

/// The rows of the Paths panel.
enum PathRows {
  /// The rows of all actors in a box of this height. When there is not room for everything, the
  /// actors that do not go next show the lines around their step only.
  static func rows(
    _ timeline: borrowing Timeline, _ scene: Scene, width: Int, height: Int
  ) -> ListRows {
    let glyphs = scene.glyphs
    var paths: [ActorPath] = []
    for actor in timeline.actors.indices { 
      paths.append(ActorPath(actor, isNext: scene.next == actor, timeline))
    }
    let full = paths.map { rows($0, glyphs, width: width, isShort: false) }
    if full.reduce(0, { $0 + $1.count }) <= height { return ListRows(full.flatMap { $0 }) }
    let leading = paths.firstIndex(where: \.isNext) ?? 0
    let mixed = paths.indices.map { index in
      index == leading ? full[index] : rows(paths[index], glyphs, width: width, isShort: true)
    }
    if mixed.reduce(0, { $0 + $1.count }) <= height { return ListRows(mixed.flatMap { $0 }) }
    let short = paths.map { rows($0, glyphs, width: width, isShort: true) }
    let rest = mixed.reduce(0) { $0 + $1.count } - mixed[leading].count
    let room = height - rest
    return ListRows(
      mixed.indices.flatMap { index in
        index == leading && room < mixed[index].count && room <= short[index].count
          ? short[index] : mixed[index]
      })
  }

  private static func rows(
    _ path: ActorPath, _ glyphs: Glyphs, width: Int, isShort: Bool
  ) -> [Row] {
    var rows = [headRow(path, glyphs, width)]
    if path.isFinished { return rows }
    let calls = isShort ? Array(path.calls.suffix(1)) : path.calls
    for (depth, call) in calls.enumerated() {
      var line = StyledLine(String(repeating: " ", count: 2 + (isShort ? 0 : min(depth, 4))))
      line.append(call.name, depth == calls.count - 1 ? .title : .text)
      rows.append(
        Row(
          key: .line(0), line: line, trailing: StyledLine(shortFile(call.file, width), .source),
          subject: .line(actor: path.actor, position: path.position)))
    }
    let indent = 3 + (isShort ? 0 : min(max(0, calls.count - 1), 4))
    for line in visibleLines(path, isShort) {
      rows += lineRows(line, path, glyphs, indent: indent, width: width)
    }
    if !path.locks.isEmpty {
      var line = StyledLine(String(repeating: " ", count: indent))
      line.append("holds ", .dim)
      line.append(path.locks.joined(separator: " \(glyphs[.separator]) "), .lock)
      rows.append(Row(key: .line(0), line: line, subject: .actor(path.actor)))
    }
    return rows
  }

  private static func headRow(_ path: ActorPath, _ glyphs: Glyphs, _ width: Int) -> Row {
    var line = StyledLine(path.name, .actor, path.isNext ? .strong : [])
    line.append("  ")
    line.append(path.operation, .text)
    var trailing = StyledLine()
    if path.isFinished {
      trailing.append("done", .done)
      if let result = path.result {
        trailing.append(": \(result)", result.hasPrefix("ok") ? .good : .warning)
      }
    } else if path.count > 1 {
      trailing.append("\(path.number) of \(path.count)", .dim)
    }
    return Row(
      key: .line(0), mark: path.isNext ? .current : .none, line: line, trailing: trailing,
      subject: .actor(path.actor))
  }

  /// All lines, or those around the one that is next.
  private static func visibleLines(_ path: ActorPath, _ isShort: Bool) -> ArraySlice<ActorPath.Line>
  {
    guard isShort, let current = path.lines.firstIndex(where: { $0.state.isHere }) else {
      return path.lines[...]
    }
    return path.lines[current...current]
  }

  private static func lineRows(
    _ line: ActorPath.Line, _ path: ActorPath, _ glyphs: Glyphs, indent: Int, width: Int
  ) -> [Row] {
    var text = StyledLine(String(repeating: " ", count: indent))
    switch line.state {
    case .done: text.append(glyphs[.done] + " ", .done)
    case .current: text.append(glyphs[.current] + " ", .current)
    case .waiting: text.append(glyphs[.waiting] + " ", .blocked)
    case .ahead: text.append("  ")
    }
    let role: Role =
      switch line.state {
      case .done: .done
      case .current: .current
      case .waiting: .blocked
      case .ahead: .dim
      }
    text.append(line.title, role)
    let subject: Subject =
      line.state.isHere
      ? .line(actor: path.actor, position: path.position) : .actor(path.actor)
    var rows = [
      Row(
        key: .line(0), line: text, trailing: StyledLine(shortFile(line.file, width), .source),
        subject: subject)
    ]
    if line.state == .waiting, let wait = path.wait {
      var reason = StyledLine(String(repeating: " ", count: indent + 2))
      reason.append(wait.text, .blocked)
      rows.append(Row(key: .line(0), line: reason, subject: subject))
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
}

extension StyledLine {
  /// A line of one piece.
  init(_ text: String, _ role: Role, _ emphasis: Emphasis) {
    self.init()
    append(text, role, emphasis)
  }
}
