/// Text that may hold bytes which are no UTF-8: names of files and arguments of programs, which on
/// Linux are bytes and nothing else.
///
/// A Swift string repairs such bytes, and the file is not found any more. Here each stands as one
/// scalar of a stretch of the private use area; a name that spells a scalar of that stretch has its
/// bytes stand for themselves as well, so that every name has one form and every form one name.
public enum RawText {
  /// The scalar that stands for byte 0; those below 0x80 are never needed.
  private static let base: UInt32 = 0x10_FE00

  /// The text of these bytes.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { byte($0) != nil })
    {
      return text
    }
    var result = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      if let (scalar, length) = scalar(bytes[index...]), byte(scalar) == nil {
        result.append(scalar)
        index += length
      } else {
        if let scalar = Unicode.Scalar(base + UInt32(bytes[index])) { result.append(scalar) }
        index += 1
      }
    }
    return String(result)
  }

  /// The bytes of a text.
  public static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let byte = byte(scalar) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: String(Character(scalar)).utf8)
      }
    }
    return bytes
  }

  /// The byte that a scalar stands for; nil if it stands for itself.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= base + 0x80 && scalar.value <= base + 0xFF ? UInt8(scalar.value - base) : nil
  }

  /// The UTF-8 character that the bytes begin with, and how many of them it takes.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
    var iterator = bytes.prefix(4).makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    guard case .valid(let encoded) = parser.parseScalar(from: &iterator) else { return nil }
    return (Unicode.UTF8.decode(encoded), encoded.count)
  }
}
