/// The numbers that an operation is given: which pages of a mapping, and with what value.
///
/// A listing that reads them while it runs is written out once for all operations that differ in them
/// only. They stand beside the words of the machine, not among them: they follow from where an actor
/// is in its program.
public struct OperationArguments: Hashable, Sendable, BitwiseCopyable {
  /// The first page of the mapping that is meant, counted from 0.
  public var firstPage: Int
  /// The last page; without meaning where the whole mapping is meant.
  public var lastPage: Int
  /// The byte that is stored, or the number that is added.
  public var value: Int

  /// The arguments of an operation; those that it does not have stay 0.
  public init(firstPage: Int = 0, lastPage: Int = 0, value: Int = 0) {
    self.firstPage = firstPage
    self.lastPage = lastPage
    self.value = value
  }

  /// One of them.
  public enum Name: UInt8, Hashable, Sendable {
    case firstPage, lastPage, value
  }

  /// The argument of that name.
  @inlinable
  public subscript(name: Name) -> Int {
    switch name {
    case .firstPage: firstPage
    case .lastPage: lastPage
    case .value: value
    }
  }
}
