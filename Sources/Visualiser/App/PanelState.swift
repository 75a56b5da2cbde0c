/// Where the reader is in a panel.
struct PanelState: Equatable {
  /// The first row on the screen; nil for the first row there is.
  var top: RowKey?
  /// The row that the reader is on.
  var cursor: RowKey?
  /// The row that has to be on the screen: the cursor, or what the last step changed.
  var target: RowKey?
}
