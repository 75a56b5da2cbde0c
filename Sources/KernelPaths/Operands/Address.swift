import MemoryModel

/// How a listing names a virtual page whose number is known only while it runs.
public struct Address: Hashable, Sendable {
  @usableFromInline
  enum Base: Hashable, Sendable {
    case mapping(Place<VirtualPage>)
    case mappingEnd(Place<VirtualPage>, pages: Place<Int>, formerPages: Place<Int>)
    case local(Local<VirtualPage>)
  }

  @usableFromInline let base: Base
  @usableFromInline let offset: OperandNumber
  @usableFromInline let index: Local<Int>?

  @usableFromInline
  init(base: Base, offset: OperandNumber, index: Local<Int>?) {
    self.base = base
    self.offset = offset
    self.index = index
  }

  /// A page of a local variable's choice.
  public init(_ local: Local<VirtualPage>, offset: Int = 0) {
    self.init(base: .local(local), offset: OperandNumber(offset), index: nil)
  }

  /// The page that many pages on.
  public func advanced(by pages: Int) -> Address {
    Address(base: base, offset: offset + pages, index: index)
  }

  /// The page that an index, counted up by a loop, lies further on. An address has one index.
  public func indexed(by index: Local<Int>) -> Address {
    precondition(self.index == nil, "an address has one index")
    return Address(base: base, offset: offset, index: index)
  }

  /// The page, as the machine stands now.
  @inlinable @inline(__always)
  public func callAsFunction(_ machine: borrowing Machine) -> VirtualPage {
    var number = offset(machine)
    switch base {
    case .mapping(let start): number &+= machine[start].number
    case .mappingEnd(let start, let pages, let formerPages):
      number &+= machine[start].number &+ machine[pages] &+ machine[formerPages]
    case .local(let local): number &+= machine[local].number
    }
    if let index { number &+= machine[index] }
    return VirtualPage(number)
  }
}

/// A range of virtual pages: `start` up to, not including, `end`.
public struct Span: Hashable, Sendable {
  /// The first page.
  public let start: Address
  /// The page behind the last one.
  public let end: Address

  /// The pages from one up to, not including, another.
  public init(start: Address, end: Address) {
    self.start = start
    self.end = end
  }

  /// One page.
  public init(page: Address) {
    self.init(start: page, end: page.advanced(by: 1))
  }
}

/// The pages that an operation names: of one mapping of one process, all or some.
public struct PageOperand: Hashable, Sendable {
  /// The process whose mapping it is.
  public let process: ProcessNumber
  /// Number of the mapping's name.
  public let name: Int
  /// The first page, counted from 0.
  public let first: OperandNumber
  /// The last page; nil for the whole mapping.
  public let last: OperandNumber?

  /// Pages of a mapping; all of them from the first on, unless there is a last one.
  public init(
    process: ProcessNumber, name: Int, first: OperandNumber = 0, last: OperandNumber? = nil
  ) {
    self.process = process
    self.name = name
    self.first = first
    self.last = last
  }

  private var start: Place<VirtualPage> { ProcessPlaces(process).mappingStart(name) }
  private var pages: Place<Int> { ProcessPlaces(process).mappingPages(name) }
  private var formerPages: Place<Int> { ProcessPlaces(process).formerPages(name) }

  /// The page at an index that a loop counts up.
  public func page(_ index: Local<Int>) -> Address {
    Address(base: .mapping(start), offset: first, index: index)
  }

  /// All its pages.
  public var span: Span {
    let end =
      last.map { Address(base: .mapping(start), offset: $0 + 1, index: nil) }
      ?? Address(
        base: .mappingEnd(start, pages: pages, formerPages: formerPages), offset: 0, index: nil)
    return Span(start: Address(base: .mapping(start), offset: first, index: nil), end: end)
  }

  /// Number of pages. An operation that is under way while mremap() takes the name away still means
  /// the pages that were there.
  public func count(_ machine: borrowing Machine) -> Int {
    (last.map { $0(machine) + 1 } ?? machine[pages] + machine[formerPages]) - first(machine)
  }
}
