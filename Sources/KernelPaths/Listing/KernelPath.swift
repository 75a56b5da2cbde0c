import MemoryModel

/// One kernel or driver function as an ordered list of steps.
///
/// A path is a value: its stored properties are its parameters. `listing(in:)` declares the local
/// variables and gives the lines. The same listing is stepped by hand, searched exhaustively, and
/// checked against recordings.
public protocol KernelPath: Sendable {
  var routine: Routine { get }
  func listing(in scope: Scope) -> Listing
}

/// A path that is a whole operation. Equal ones are written out once; see `CodeLibrary`.
public typealias OperationPath = KernelPath & Hashable

/// One call while its listing is made: hands out local variables and labels, and tells what is fixed
/// for the whole program.
public final class Scope {
  /// The kernel that the program is made for: it decides on behaviours.
  public let kernel: Kernel
  /// The shape of the machine that the program runs on.
  public let shape: Shape
  /// What the program is made for.
  public let purpose: Purpose
  /// The processor that the program runs on.
  public let processor: Int
  private(set) var top: Int
  private(set) var references: [Int] = []
  private(set) var names: [(slot: Int, name: String)] = []
  /// Number of its first label; they follow each other.
  let firstLabel: Int
  private(set) var labelNames: [String] = []

  init(
    kernel: Kernel, shape: Shape, purpose: Purpose, processor: Int, base: Int, firstLabel: Int
  ) {
    self.firstLabel = firstLabel
    self.processor = processor
    self.kernel = kernel
    self.shape = shape
    self.purpose = purpose
    top = base
  }

  /// A label of this listing, to be marked in it once.
  ///
  /// - Parameter name: as the kernel calls it, where it does: `retry`, `out_unlock`.
  public func label(_ name: String) -> Label {
    labelNames.append(name)
    return Label(number: firstLabel + labelNames.count - 1)
  }

  /// A local variable: zero when the call is entered, and zero again when it is left.
  public func local<Value: PlaceValue>(_ name: String, _ type: Value.Type = Value.self)
    -> Local<Value>
  {
    locals(name, count: 1, type)[0]
  }

  /// A local variable that holds a folio reference whenever it names a folio.
  public func reference(_ name: String) -> Local<FrameNumber> {
    let local = local(name, FrameNumber.self)
    references.append(local.number)
    return local
  }

  /// An array of references.
  public func references(_ name: String, count: Int) -> [Local<FrameNumber>] {
    let array = locals(name, count: count, FrameNumber.self)
    references += array.map(\.number)
    return array
  }

  /// An array of local variables, zero when the call is entered and left.
  public func locals<Value: PlaceValue>(_ name: String, count: Int, _ type: Value.Type)
    -> [Local<Value>]
  {
    precondition(top + count <= ActorPlaces.localLimit, "too many local variables")
    defer { top += count }
    names.append((slot: top, name: name))
    return (top..<top + count).map { Local(number: $0) }
  }
}

/// A local variable of a path, read and written as `machine[local]` by the actor that runs.
public struct Local<Value: PlaceValue>: Hashable, Sendable {
  @usableFromInline let number: Int
}

extension Machine {
  /// The value of a local variable of the actor that runs.
  @inlinable
  public subscript<Value: PlaceValue>(local: Local<Value>) -> Value {
    get { self[me.local(local.number) as Place<Value>] }
    set { self[me.local(local.number) as Place<Value>] = newValue }
  }

  /// Ends the path with an error.
  @inlinable
  public mutating func fail(_ errno: Errno) -> Outcome {
    self[me.errno] = errno
    return .failed
  }
}
