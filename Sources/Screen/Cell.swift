/// One character position of a `Grid`: eight trivial bytes, so that a frame of 200 by 60 is
/// compared and copied like memory.
///
/// The fields lie in the order the terminal shim expects, so that a run of cells is handed over
/// as it is. A double-width character takes two cells: its own with `width` 2 and a continuation
/// with `width` 0 behind it.
@frozen public struct Cell: Sendable {
  /// The Unicode scalar shown here; 0 in a continuation cell.
  public var scalar: UInt32
  /// What the character stands for; a `Theme` turns it into colours when the cell is drawn.
  public var look: Look
  /// Columns the character takes: 1, 2, or 0 for the second half of a double-width character.
  public var width: UInt8
  /// Unused, always 0, so that equal cells are equal bytes.
  @usableFromInline var reserved: UInt8 = 0

  /// A cell with a scalar of that width in columns.
  @inlinable
  public init(scalar: UInt32, look: Look, width: UInt8 = 1) {
    self.scalar = scalar
    self.look = look
    self.width = width
  }

  /// A space in the role of plain text.
  @inlinable public static var blank: Cell { Cell(scalar: 0x20, look: Look(.text)) }

  /// The eight bytes as one number: equal cells have equal bits.
  @inlinable public var bits: UInt64 { unsafeBitCast(self, to: UInt64.self) }

  /// The character, or nil in a continuation cell.
  @inlinable public var character: Character? {
    guard width != 0, let scalar = Unicode.Scalar(scalar) else { return nil }
    return Character(scalar)
  }
}

extension Cell: Equatable {
  /// Whether they look the same.
  @inlinable
  public static func == (left: Cell, right: Cell) -> Bool { left.bits == right.bits }
}

/// How a cell is to look: its role and what is laid over it, packed into the 16-bit style
/// identifier that cells carry.
@frozen public struct Look: Hashable, Sendable {
  /// The packed value: role in the low byte, emphasis in the high byte.
  public let identifier: UInt16

  /// A look.
  @inlinable
  public init(_ role: Role, _ emphasis: Emphasis = []) {
    identifier = UInt16(role.rawValue) | UInt16(emphasis.rawValue) << 8
  }

  /// What it is, from which its colours follow.
  @inlinable public var role: Role { Role(rawValue: UInt8(truncatingIfNeeded: identifier))! }

  /// How it stands out.
  @inlinable public var emphasis: Emphasis {
    Emphasis(rawValue: UInt8(truncatingIfNeeded: identifier >> 8))
  }

  /// The same role with more laid over it.
  @inlinable
  public func adding(_ more: Emphasis) -> Look { Look(role, emphasis.union(more)) }
}

/// What is laid over a role without replacing it: a selected row keeps the meaning of its words.
@frozen public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// The emphasis of these bits.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Under the selection bar.
  public static var selected: Emphasis { Emphasis(rawValue: 1) }
  /// A hit of the current search.
  public static var found: Emphasis { Emphasis(rawValue: 2) }
  /// Behind an overlay, or left out of the current filter.
  public static var faded: Emphasis { Emphasis(rawValue: 4) }
  /// Bold.
  public static var strong: Emphasis { Emphasis(rawValue: 8) }
}
