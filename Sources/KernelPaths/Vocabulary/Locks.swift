import MemoryModel

extension Machine {
  /// The actor whose step is running, as a lock names its owner.
  @inlinable public var meAsOwner: LockOwner { LockOwner(actor: me.number) }

  /// Takes a lock, or says what to wait for. A lock that the actor holds already is a deadlock with
  /// itself and blocks for ever.
  @inlinable
  public mutating func take(_ lock: Place<LockOwner>) -> Outcome {
    guard self[lock].isFree else { return .blocked(on: lock) }
    self[lock] = meAsOwner
    return .next
  }

  /// Releases a lock that this actor holds.
  @inlinable
  public mutating func release(_ lock: Place<LockOwner>) {
    assert(self[lock] == meAsOwner, "released a lock that somebody else holds")
    self[lock] = .nobody
  }

  /// The split page-table lock for a page; nil where no table is.
  @inlinable
  public func pageTableLock(_ process: ProcessNumber, _ page: VirtualPage) -> Place<LockOwner>? {
    leaf(process, page).map { TablePlaces($0.slot.table).lock }
  }

  /// Takes a lock for reading, or blocks on it while somebody writes.
  @inlinable
  public mutating func takeRead(_ lock: Place<ReadWriteLock>) -> Outcome {
    guard self[lock].writer == nil else { return .blocked(on: lock) }
    self[lock] = self[lock].addingReader(me.number)
    return .next
  }

  /// Gives up one reading hold.
  @inlinable
  public mutating func releaseRead(_ lock: Place<ReadWriteLock>) {
    self[lock] = self[lock].removingReader(me.number)
  }

  /// Takes a lock for writing, or blocks on it while anybody holds it.
  @inlinable
  public mutating func takeWrite(_ lock: Place<ReadWriteLock>) -> Outcome {
    guard self[lock].isFree else { return .blocked(on: lock) }
    self[lock] = .written(by: me.number)
    return .next
  }

  /// Gives up the writing hold.
  @inlinable
  public mutating func releaseWrite(_ lock: Place<ReadWriteLock>) {
    self[lock] = ReadWriteLock(word: 0)
  }
}
