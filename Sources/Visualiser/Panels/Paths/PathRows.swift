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
      let least = max(3, blocks[leading].heightOfTitle)
      heights[leading] = max(least, heights[leading] + spare)
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
  /// The lines below the names of all functions.
  private let body: PathBody
  /// The same below the name of the innermost function alone.
  private var outdented: PathBody { PathBody(path, glyphs: glyphs, indent: 2, width: width) }

  init(path: ActorPath, glyphs: Glyphs, width: Int) {
    self.path = path
    self.glyphs = glyphs
    self.width = width
    body = PathBody(path, glyphs: glyphs, indent: 1 + min(path.calls.count, 5), width: width)
  }

  var fullHeight: Int { 1 + path.calls.count + body.rows.count }

  /// The operation, and the step or what it waits for.
  var leastHeight: Int { path.isFinished ? 1 : 2 }

  /// The operation, and the title of the step in all its rows.
  var heightOfTitle: Int { 1 + outdented.title.count }

  /// The rows that fit.
  func rows(_ height: Int) -> [Row] {
    let head = headRow
    if path.isFinished || height <= 1 { return [head] }
    if height >= fullHeight {
      let frames = path.calls.indices.map { frameRow($0, indent: 1 + min($0, 4)) }
      return [head] + frames + body.rows
    }
    let body = outdented
    let here = body.here
    if height < 1 + here.count {
      // What it waits for says more than the title of the line; where it may go on says less.
      let isWhole = path.wait == nil && body.title.count < height
      return [head]
        + (isWhole ? Array(body.rows[here].prefix(height - 1)) : body.shortest.map { [$0] } ?? [])
    }
    if height < 2 + here.count { return [head] + body.rows[here] }
    let room = height - 2
    let before = max(0, min(here.lowerBound, (room - here.count) * 2 / 3))
    let first = max(0, min(here.lowerBound - before, body.rows.count - room))
    let shown = body.rows[first..<min(body.rows.count, first + room)]
    return [head, frameRow(path.calls.count - 1, indent: 1)] + shown
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

  private func frameRow(_ depth: Int, indent: Int) -> Row {
    let call = path.calls[depth]
    var line = StyledLine(String(repeating: " ", count: indent))
    line.append(call.name, depth == path.calls.count - 1 ? .title : .text)
    return Row(
      key: .line(0), line: line,
      trailing: StyledLine(Self.shortFile(call.file, width), .source),
      subject: .line(actor: path.actor, position: path.position))
  }

  /// The last part of a long path where there is little room.
  static func shortFile(_ file: String, _ width: Int) -> String {
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
