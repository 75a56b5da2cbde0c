import Screen
import Testing

@Suite struct LayoutTests {
  @Test func restTakesWhatOthersLeave() {
    #expect(Layout.lengths(of: [.fixed(1), .rest(), .fixed(2)], in: 24) == [1, 21, 2])
    #expect(Layout.lengths(of: [.rest(weight: 2), .rest()], in: 10) == [6, 4])
    #expect(Layout.lengths(of: [.rest(), .rest(), .rest()], in: 10) == [3, 3, 4])
    #expect(Layout.lengths(of: [.fraction(1, of: 4), .rest()], in: 80) == [20, 60])
  }

  @Test func boundsAreKept() {
    #expect(Layout.lengths(of: [.rest(atMost: 5), .rest()], in: 40) == [5, 35])
    #expect(Layout.lengths(of: [.rest(atLeast: 30), .rest()], in: 40) == [30, 10])
    #expect(Layout.lengths(of: [.fraction(1, of: 4, atLeast: 30), .rest()], in: 80) == [30, 50])
    #expect(Layout.lengths(of: [.rest(atMost: 3), .rest(atMost: 4)], in: 40) == [3, 4])
  }

  @Test func withoutRoomTheFirstAreServed() {
    #expect(Layout.lengths(of: [.fixed(8), .fixed(8), .rest(atLeast: 3)], in: 10) == [8, 2, 0])
    #expect(Layout.lengths(of: [.fixed(-3), .rest()], in: -5) == [0, 0])
  }

  @Test func partsTouchAndNeverOverlap() {
    let whole = Rect(row: 2, column: 3, rows: 20, columns: 77)
    let parts = whole.split(columns: .rest(weight: 3, atLeast: 40), .rest(weight: 2))
    #expect(parts[0].column == 3)
    #expect(parts[0].endColumn == parts[1].column)
    #expect(parts[1].endColumn == whole.endColumn)
    let rows = whole.split(rows: .fixed(1), .rest(), .fixed(1))
    #expect(rows.map(\.row) == [2, 3, 21])
    #expect(rows.allSatisfy { $0.columns == 77 })
  }

  @Test func sharesAddUpForEverySize() {
    for total in 0..<300 {
      let lengths = Layout.lengths(
        of: [.fixed(2), .rest(weight: 3, atMost: 50), .fraction(1, of: 7), .rest(weight: 2)],
        in: total)
      #expect(lengths.reduce(0, +) == total)
      #expect(lengths.allSatisfy { $0 >= 0 })
    }
  }

  @Test func overlaysAreCentredAndFit() {
    let screen = Rect(rows: 24, columns: 80)
    #expect(
      screen.centered(rows: 10, columns: 60) == Rect(row: 7, column: 10, rows: 10, columns: 60))
    #expect(screen.centered(rows: 99, columns: 99) == screen)
  }
}
