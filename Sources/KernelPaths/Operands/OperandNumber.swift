import MemoryModel

/// A number in a listing: fixed when the listing is made, or an argument of the operation, which may be
/// another one each time.
public struct OperandNumber: Hashable, Sendable, ExpressibleByIntegerLiteral {
  @usableFromInline let constant: Int
  @usableFromInline let argument: OperationArguments.Name?

  @usableFromInline
  init(constant: Int, argument: OperationArguments.Name?) {
    self.constant = constant
    self.argument = argument
  }

  /// A number that is fixed.
  public init(_ constant: Int) { self.init(constant: constant, argument: nil) }

  /// A number that is fixed.
  public init(integerLiteral constant: Int) { self.init(constant) }

  /// The argument of the operation that runs.
  public static func argument(_ name: OperationArguments.Name) -> OperandNumber {
    OperandNumber(constant: 0, argument: name)
  }

  /// The number that is so much larger.
  public static func + (number: OperandNumber, more: Int) -> OperandNumber {
    OperandNumber(constant: number.constant + more, argument: number.argument)
  }

  /// The number, for the operation that runs.
  @inlinable @inline(__always)
  public func callAsFunction(_ machine: borrowing Machine) -> Int {
    guard let argument else { return constant }
    return constant &+ machine.arguments[argument]
  }
}

extension OperandNumber {
  /// The number in hexadecimal digits, or what stands in their place until the arguments are known; see
  /// `OperationArguments.filled`.
  var hexadecimal: String {
    argument == nil ? String(constant, radix: 16) : String(OperationArguments.hexadecimalValue)
  }

  /// The number in decimal digits, or what stands in their place until the arguments are known.
  var decimal: String {
    argument == nil ? String(constant) : String(OperationArguments.decimalValue)
  }
}

extension OperationArguments {
  /// Stand in titles for the value. Both begin with this byte of UTF-8, no other character of a title
  /// does: they are private to this file.
  fileprivate static let hexadecimalValue: Unicode.Scalar = "\u{E000}"
  fileprivate static let decimalValue: Unicode.Scalar = "\u{E001}"
  private static let firstByte: UInt8 = 0xEE

  /// A title with the value in it.
  func filled(in title: String) -> String {
    guard title.utf8.contains(OperationArguments.firstByte) else { return title }
    var text = ""
    for scalar in title.unicodeScalars {
      switch scalar {
      case OperationArguments.hexadecimalValue: text += String(value, radix: 16)
      case OperationArguments.decimalValue: text += String(value)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
