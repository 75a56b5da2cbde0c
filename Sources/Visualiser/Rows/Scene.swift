import MemoryModel
import Playback
import Screen

/// What panels need to know beside the timeline: the last step's changes, and how to draw.
struct Scene {
  let glyphs: Glyphs
  /// The words before the last step of the places that it changed. For look-ups only.
  let oldWords: [Int: UInt64]
  /// What is selected; it keeps a row of its own.
  var selection: Subject?
  /// The actor whose step comes next; nil if nobody can move.
  var next: Int?

  /// Between the parts of a title.
  var separator: String { " \(glyphs[.separator]) " }

  func isChanged<Value>(_ place: Place<Value>) -> Bool { oldWords[place.index] != nil }
  func isChanged(_ place: Int) -> Bool { oldWords[place] != nil }

  /// The mark of a row that shows these places.
  func mark(_ places: Int...) -> Row.Mark {
    places.contains { isChanged($0) } ? .changed : .none
  }
}
