/// Puts characters together from bytes of UTF-8 that come one by one. Bytes that are no UTF-8 are
/// skipped, and never what follows them.
struct UTF8Assembler: Sendable {
  private var value: UInt32 = 0
  private var missing = 0
  /// The smallest character that needs as many bytes; a smaller one is written too long.
  private var smallest: UInt32 = 0

  /// The character that a byte completes, nil if it completes none.
  mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0..<0x80:
      missing = 0
      return Unicode.Scalar(byte)
    case 0x80..<0xC0:
      if missing == 0 { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      return missing == 0 && value >= smallest ? Unicode.Scalar(value) : nil
    case 0xC0..<0xE0: begin(byte & 0x1F, missing: 1, smallest: 0x80)
    case 0xE0..<0xF0: begin(byte & 0x0F, missing: 2, smallest: 0x800)
    case 0xF0..<0xF8: begin(byte & 0x07, missing: 3, smallest: 0x10000)
    default: missing = 0
    }
    return nil
  }

  private mutating func begin(_ bits: UInt8, missing: Int, smallest: UInt32) {
    value = UInt32(bits)
    self.missing = missing
    self.smallest = smallest
  }
}
