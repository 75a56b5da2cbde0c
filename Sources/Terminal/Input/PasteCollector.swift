/// Collects pasted text up to the mark at its end.
struct PasteCollector: Sendable {
  private var bytes: [UInt8] = []
  /// How much of the mark has come; in case of doubt it is text after all.
  private var matched = 0

  private static let endMark = Array("\u{1B}[201~".utf8)
  /// Of more than a megabyte the rest is skipped.
  private static let limit = 1 << 20

  /// Takes a byte; true if it completes the mark at the end.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    for skipped in Self.endMark[..<matched] { append(skipped) }
    matched = byte == Self.endMark[0] ? 1 : 0
    if matched == 0 { append(byte) }
    return false
  }

  private mutating func append(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte == 0x0D ? 0x0A : byte) }
  }

  /// The text so far; line ends are line feeds. The collector begins anew.
  mutating func finish() -> String {
    defer { self = PasteCollector() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
