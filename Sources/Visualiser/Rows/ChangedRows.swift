import Playback
import Screen

/// Of the rows of a panel those that the last step changed.
struct ChangedRows: PanelRows {
  private let rows: any PanelRows
  private let keys: [RowKey]

  /// - Parameters:
  ///   - rows: all rows of the panel.
  ///   - subjects: what the last step changed.
  init(of rows: any PanelRows, _ subjects: [Subject], _ timeline: borrowing Timeline) {
    self.rows = rows
    var keys: [RowKey] = []
    for subject in subjects {
      guard let key = rows.key(of: subject, timeline), !keys.contains(key) else { continue }
      // The mark of a row is the same in any width.
      if rows.row(key, width: 0, timeline).mark == .changed { keys.append(key) }
    }
    self.keys = keys.isEmpty ? [Self.nothing] : keys
  }

  private static let nothing = RowKey.line(0)

  func first(_ timeline: borrowing Timeline) -> RowKey? { keys.first }
  func last(_ timeline: borrowing Timeline) -> RowKey? { keys.last }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    keys.firstIndex(of: key).flatMap { $0 + 1 < keys.count ? keys[$0 + 1] : nil }
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    keys.firstIndex(of: key).flatMap { $0 > 0 ? keys[$0 - 1] : nil }
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    if keys == [Self.nothing] { return Self.nothing }
    return rows.current(key, timeline).flatMap { keys.contains($0) ? $0 : nil }
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    rows.key(of: subject, timeline).flatMap { keys.contains($0) ? $0 : nil }
  }

  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    if key == Self.nothing {
      return Row(key: key, line: StyledLine("The last step changed nothing here.", .dim))
    }
    return rows.row(key, width: width, timeline)
  }
}
