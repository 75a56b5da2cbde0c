import MemoryModel
import Testing

@Suite("What an entry holds")
struct EntryContentsTests {
  private static let encodings: [SoftleafEncoding] = [.v6_1, .v6_12, .v7_3]
  private let page = FrameNumber(7)

  @Test("Every kind of a kernel is decoded at both levels", arguments: encodings)
  func softleaves(_ encoding: SoftleafEncoding) {
    for kind in SoftleafKind.allCases {
      guard let type = encoding.type(of: kind) else { continue }
      let entry = PTE(type: type, offset: page.pageFrameNumber)
      let expected: EntryContents =
        switch kind {
        case .swap: .swap(slot: page.pageFrameNumber)
        case .migrationRead: .migration(page, .read)
        case .migrationReadExclusive: .migration(page, .readExclusive)
        case .migrationWrite: .migration(page, .write)
        case .devicePrivateRead: .devicePrivate(page, isWritable: false)
        case .devicePrivateWrite: .devicePrivate(page, isWritable: true)
        case .deviceExclusive: .exclusive(page, .decidedLater)
        case .deviceExclusiveWrite: .exclusive(page, .write)
        case .deviceExclusiveRead: .exclusive(page, .read)
        case .hardwarePoison: .poison(page)
        case .marker: .marker(page.pageFrameNumber)
        case .swapinError: .swapinError
        }
      #expect(entry.contents(encoding, level: 0) == expected)
      #expect(entry.contents(encoding, level: 1) == expected)
      #expect(!TableNumber(entry: entry).exists, "a PMD that is not present leads to no table")
    }
  }

  @Test("A present entry of the PMD table is a table, or 2 MiB")
  func presentEntries() {
    let table = PTE(tableFrameNumber: TableNumber(5).pageFrameNumber)
    #expect(table.contents(.v7_3, level: 1) == .table(TableNumber(5)))
    let huge = PTE(hugeFrameNumber: page.pageFrameNumber, protection: .readWrite)
    #expect(huge.contents(.v7_3, level: 1) == .present(page))
    let closed = PTE(hugeFrameNumber: page.pageFrameNumber, protection: .none)
    #expect(closed.contents(.v7_3, level: 1) == .present(page), "PROT_NONE")
    let small = PTE(frameNumber: page.pageFrameNumber, protection: .readOnly)
    #expect(small.contents(.v7_3) == .present(page))
    #expect(PTE.none.contents(.v7_3, level: 1) == EntryContents.none)
    let outside = PTE(frameNumber: 1, protection: .readOnly)
    #expect(outside.contents(.v7_3) == .present(.none), "no simulated memory there")
  }
}
