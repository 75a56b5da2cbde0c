import Playback
import Screen

/// The rows of a panel, found one after another from any of them, so that a panel costs what is
/// visible and not what there is.
protocol PanelRows {
  /// The first row; nil if there is none.
  func first(_ timeline: borrowing Timeline) -> RowKey?
  /// The last row; nil if there is none.
  func last(_ timeline: borrowing Timeline) -> RowKey?
  /// The row below one; nil below the last.
  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey?
  /// The row above one; nil above the first.
  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey?
  /// The row that now shows what this one showed; nil if nothing does.
  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey?
  /// The row that shows a subject; nil if none does.
  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey?
  /// What a row says in so many columns.
  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row
}

/// Rows that are all there already.
struct ListRows: PanelRows {
  let rows: [Row]

  /// Rows whose keys become their numbers.
  init(_ rows: [Row]) {
    self.rows = rows.enumerated().map { number, row in
      var row = row
      row.key = .line(number)
      return row
    }
  }

  func first(_ timeline: borrowing Timeline) -> RowKey? { rows.first?.key }
  func last(_ timeline: borrowing Timeline) -> RowKey? { rows.last?.key }

  func after(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .line(let number) = key, number + 1 < rows.count else { return nil }
    return .line(number + 1)
  }

  func before(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .line(let number) = key, number > 0 else { return nil }
    return .line(number - 1)
  }

  func current(_ key: RowKey, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .line(let number) = key, !rows.isEmpty else { return nil }
    return .line(min(number, rows.count - 1))
  }

  func key(of subject: Subject, _ timeline: borrowing Timeline) -> RowKey? {
    rows.first { $0.subject == subject }?.key
  }

  func row(_ key: RowKey, width: Int, _ timeline: borrowing Timeline) -> Row {
    guard case .line(let number) = key, rows.indices.contains(number) else {
      return Row(key: key, line: StyledLine())
    }
    return rows[number]
  }
}
