import MemoryModel
import Testing

/// Entries bit for bit, as x86-64 has them.
@Suite("Bits of page-table entries")
struct PTEBitsTests {
  static let frame: UInt64 = 0x12345

  @Test("A device-exclusive entry of each kernel, frame 0x12345")
  func exclusive() throws {
    let cases: [(SoftleafEncoding, SoftleafKind, UInt64)] = [
      (.v6_1, .deviceExclusiveWrite, 0xe7ff_ffff_fdb9_7400),
      (.v6_1, .deviceExclusiveRead, 0xefff_ffff_fdb9_7400),
      (.v6_12, .deviceExclusiveWrite, 0xefff_ffff_fdb9_7400),
      (.v6_12, .deviceExclusiveRead, 0xf7ff_ffff_fdb9_7400),
      (.v7_3, .deviceExclusive, 0xf7ff_ffff_fdb9_7400),
    ]
    for (encoding, kind, word) in cases {
      let type = try #require(encoding.type(of: kind))
      var entry = PTE(type: type, offset: PTEBitsTests.frame)
      #expect(entry.word == word)
      entry.isSwapSoftDirty = true
      #expect(entry.word == word + 2)
      #expect(entry.softleafType == type)
      #expect(entry.softleafOffset == PTEBitsTests.frame)
      #expect(encoding.kind(ofType: type) == kind)
    }
  }

  @Test("A swap entry of type 0")
  func swap() {
    #expect(PTE(type: 0, offset: PTEBitsTests.frame).word == 0x07ff_ffff_fdb9_7400)
  }

  @Test("Type numbers count down from 31")
  func types() {
    #expect(SoftleafEncoding.v6_1.type(of: .hardwarePoison) == 22)
    #expect(SoftleafEncoding.v6_1.type(of: .deviceExclusiveWrite) == 28)
    #expect(SoftleafEncoding.v6_1.type(of: .swapinError) == 31)
    #expect(SoftleafEncoding.v6_12.type(of: .hardwarePoison) == 23)
    #expect(SoftleafEncoding.v6_12.type(of: .deviceExclusiveRead) == 30)
    #expect(SoftleafEncoding.v7_3.type(of: .migrationRead) == 25)
    #expect(SoftleafEncoding.v7_3.type(of: .deviceExclusive) == 30)
    #expect(SoftleafEncoding.v7_3.type(of: .marker) == 31)
    #expect(SoftleafEncoding.v7_3.type(of: .deviceExclusiveWrite) == nil)
    for type in 0..<22 { #expect(SoftleafEncoding.v6_1.kind(ofType: type) == .swap) }
  }

  @Test("Bits 0, 7 and 8 of a softleaf entry are clear: not present, not huge, not PROT_NONE")
  func notPresent() {
    for offset in [0, 1, 0x12345, (UInt64(1) << 50) - 1] {
      for type in 0..<32 {
        let entry = PTE(type: type, offset: offset)
        #expect(entry.word & 0b1_1000_0001 == 0)
        #expect(!entry.isPresent && !entry.isHuge)
        #expect(entry.softleafOffset == offset)
        #expect(entry.softleafType == type)
      }
    }
  }

  @Test("Present entries: PRESENT, USER, ACCESSED and NX, and RW where shared")
  func present() {
    let frame = PTEBitsTests.frame
    #expect(PTE(frameNumber: frame, protection: .readOnly).word == 0x8000_0000_1234_5025)
    #expect(PTE(frameNumber: frame, protection: .readWrite).word == 0x8000_0000_1234_5027)
    #expect(PTE(frameNumber: frame, protection: .none).word == 0x0000_0000_1234_5120)
    #expect(PTE(tableFrameNumber: 0x800_0001).word == 0x80_0000_1067)
    #expect(PTE(hugeFrameNumber: 0x12400, protection: .readOnly).word == 0x8000_0000_1240_00a5)
  }

  @Test("pte_mkdirty sets dirty and soft-dirty together")
  func dirty() {
    var entry = PTE(frameNumber: PTEBitsTests.frame, protection: .readOnly)
    entry.makeDirty()
    #expect(entry.word == 0x8000_0000_1234_5865)
    #expect(entry.isDirty && entry.isSoftDirty)
  }

  @Test("PROT_NONE is present, but no access can use it")
  func protNone() {
    let entry = PTE(frameNumber: PTEBitsTests.frame, protection: .none)
    #expect(entry.isPresent && entry.isProtNone && !entry.isAccessible && !entry.isSoftleaf)
  }

  @Test("Accessed and dirty alone are none")
  func erratum() {
    #expect(PTE(word: 0x60).isNone)
    #expect(!PTE(word: 0x61).isNone)
  }

  @Test("A change of protection keeps frame, size, accessed and dirty, and drops RW")
  func protection() {
    var entry = PTE(hugeFrameNumber: 0x12400, protection: .readOnly)
    entry.makeDirty()
    entry.isWritable = true
    let changed = entry.withProtection(.readOnly)
    #expect(changed.isHuge && changed.isDirty && changed.isSoftDirty && !changed.isWritable)
    #expect(changed.frameNumber == 0x12400)
    #expect(entry.withProtection(.none).isHuge)
  }

  @Test("A walker that takes a softleaf entry for present computes the frame divided by eight")
  func wrongFrame() {
    // The inverted offset begins at bit 9 and the walker un-inverts it, but shifts by 12.
    let entry = PTE(type: 30, offset: PTEBitsTests.frame)
    let inverted = PTE(word: ~entry.word)
    #expect(inverted.frameNumber == PTEBitsTests.frame >> 3)
  }
}
