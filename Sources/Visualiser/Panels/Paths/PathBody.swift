import KernelPaths
import Screen
import Text

/// The innermost function of an actor, as source: its labels, its steps and where they lead, and the
/// locks that the actor holds.
struct PathBody {
  private(set) var rows: [Row] = []
  /// The rows of the step that runs next, with what it waits for.
  private(set) var here = 0..<0
  /// The first of these: its title.
  private(set) var title = 0..<0

  private let path: ActorPath
  private let glyphs: Glyphs
  private let width: Int
  /// Spaces in front of the signs of the steps.
  private let margin: String

  /// - Parameters:
  ///   - indent: columns in front of the signs of the steps.
  ///   - width: columns of a row.
  init(_ path: ActorPath, glyphs: Glyphs, indent: Int, width: Int) {
    self.path = path
    self.glyphs = glyphs
    self.width = width
    margin = String(repeating: " ", count: indent)
    var signposts = path.signposts[...]
    for line in path.lines {
      while let next = signposts.first, next.line <= line.number {
        add(next)
        signposts.removeFirst()
      }
      if line.state.isHere { addHere(line) } else { add(line) }
    }
    for signpost in signposts { add(signpost) }
    addLocks()
  }

  /// The row of a step in one line, with what it waits for if it does.
  var shortest: Row? {
    guard let line = path.lines.first(where: \.state.isHere) else { return nil }
    guard let wait = path.waitText else { return row(line) }
    var text = StyledLine(margin)
    text.append("\(glyphs[.waiting]) \(wait)", .blocked)
    return Row(key: .line(0), line: text, subject: subject(line))
  }

  private mutating func add(_ signpost: Program.Signpost) {
    var text = StyledLine(margin)
    switch signpost.kind {
    case .label: text.append(signpost.label + ":", .heading)
    case .goTo:
      text.append("  goto ", .dim)
      text.append(signpost.label, .heading)
    }
    rows.append(Row(key: .line(0), line: text, subject: .actor(path.actor)))
  }

  private mutating func add(_ line: ActorPath.Line) { rows.append(row(line)) }

  /// The step that runs next is never cut off: it goes on in further rows.
  private mutating func addHere(_ line: ActorPath.Line) {
    let first = rows.count
    let (sign, role) = line.state.sign(glyphs)
    let room = max(1, width - margin.utf8.count - 2)
    for (number, part) in DisplayText.wrapped(line.title, to: room).enumerated() {
      var text = StyledLine(margin)
      text.append((number == 0 ? sign : " ") + " ", role)
      text.append(part, role)
      rows.append(Row(key: .line(0), line: text, subject: subject(line)))
    }
    title = first..<rows.count
    let targets = targetWords(line, room: room)
    let all = files(line).spans.isEmpty ? targets : both(targets, files(line))
    let last = rows.count - 1
    if rows[last].line.width + 2 + all.width <= width {
      rows[last].trailing = all
    } else if rows[last].line.width + 2 + targets.width <= width {
      rows[last].trailing = targets
    } else if !targets.spans.isEmpty {
      var text = StyledLine(margin + "  ")
      text.append(targets)
      rows.append(Row(key: .line(0), line: text, subject: subject(line)))
    }
    if line.state == .waiting, let wait = path.waitText {
      for part in DisplayText.wrapped(wait, to: room) {
        var text = StyledLine(margin)
        text.append("  " + part, .blocked)
        rows.append(Row(key: .line(0), line: text, subject: subject(line)))
      }
    }
    here = first..<rows.count
  }

  private func row(_ line: ActorPath.Line) -> Row {
    let (sign, role) = line.state.sign(glyphs)
    var text = StyledLine(margin)
    text.append(sign + " ", role)
    text.append(line.title, role)
    let targets = targetWords(line, room: width / 3)
    let all = both(targets, files(line))
    let fits = text.width + 2 + all.width <= width
    return Row(
      key: .line(0), line: text, trailing: targets.spans.isEmpty || fits ? all : targets,
      subject: subject(line))
  }

  private func subject(_ line: ActorPath.Line) -> Subject {
    line.state.isHere
      ? .line(actor: path.actor, position: path.position) : .actor(path.actor)
  }

  /// The labels that a line may go on at: `→ retry, out`, as many as there is room for.
  private func targetWords(_ line: ActorPath.Line, room: Int) -> StyledLine {
    guard !line.targets.isEmpty else { return StyledLine() }
    let arrow = glyphs[.right] + " "
    let all = arrow + line.targets.joined(separator: ", ")
    if DisplayText.width(of: all) <= room { return StyledLine(all, .heading) }
    var words = arrow + line.targets[0]
    for target in line.targets.dropFirst() {
      let longer = words + ", " + target
      if DisplayText.width(of: longer) + 3 > room { break }
      words = longer
    }
    return StyledLine(line.targets.count > 1 ? words + ", " + glyphs[.ellipsis] : words, .heading)
  }

  /// The file of the function that the line calls.
  private func files(_ line: ActorPath.Line) -> StyledLine {
    if width < 40 || line.file.isEmpty { return StyledLine() }
    return StyledLine(PathBlock.shortFile(line.file, width), .source)
  }

  private func both(_ targets: StyledLine, _ file: StyledLine) -> StyledLine {
    if targets.spans.isEmpty || file.spans.isEmpty { return targets.spans.isEmpty ? file : targets }
    var line = targets
    line.append("  ")
    line.append(file)
    return line
  }

  private mutating func addLocks() {
    if path.locks.isEmpty { return }
    var line = StyledLine(margin)
    line.append("holds ", .dim)
    line.append(path.locks.joined(separator: " \(glyphs[.separator]) "), .lock)
    rows.append(Row(key: .line(0), line: line, subject: .actor(path.actor)))
  }
}
