import Screen
import Testing

@Suite struct CellTests {
  @Test func cellsAreEightBytesAndCompareAsOneNumber() {
    #expect(MemoryLayout<Cell>.size == 8)
    #expect(MemoryLayout<Cell>.stride == 8)
    let cell = Cell(scalar: 0x41, look: Look(.exclusive))
    #expect(cell == Cell(scalar: 0x41, look: Look(.exclusive)))
    #expect(cell.bits != Cell(scalar: 0x41, look: Look(.present)).bits)
    #expect(cell.bits != Cell(scalar: 0x42, look: Look(.exclusive)).bits)
  }

  @Test(arguments: Role.allCases)
  func looksKeepTheirRoleUnderEveryEmphasis(role: Role) {
    for raw in UInt8(0)..<16 {
      let look = Look(role, Emphasis(rawValue: raw))
      #expect(look.role == role)
      #expect(look.emphasis.rawValue == raw)
      #expect(look.identifier < 4096)
    }
  }

  @Test func emphasisIsAddedToTheRole() {
    let look = Look(.hex, .strong).adding(.selected)
    #expect(look == Look(.hex, [.strong, .selected]))
  }
}
