/// The places of one processor's batch of folios that wait to get onto the LRU lists
/// (`cpu_fbatches.lru_add`, mm/swap.c). The batch holds a reference on each.
public struct LRUBatchPlaces: Sendable {
  /// Folios that a batch can hold (PAGEVEC_SIZE).
  @inlinable public static var limit: Int { 31 }

  @usableFromInline let base: Int

  @inlinable
  public init(processor: Int) {
    base = AddressMap.lruBatches + processor * AddressMap.lruBatchStride
  }

  @inlinable public var count: Place<Int> { Place(base) }
  @inlinable public func folio(_ number: Int) -> Place<FrameNumber> { Place(base + 1 + number) }
}

extension Machine {
  @inlinable
  public func lruBatch(_ processor: Int) -> LRUBatchPlaces { LRUBatchPlaces(processor: processor) }

  /// `folio_add_lru`: a new folio waits in the batch, which holds a reference; a full batch is drained.
  public mutating func addToLRU(_ frame: FrameNumber, processor: Int) {
    guard shape.lruBatch > 0 else { return }
    let batch = lruBatch(processor)
    getFolio(frame)
    self[folio(frame).flags].insert(.lruBatch)
    self[batch.folio(self[batch.count])] = frame
    self[batch.count] += 1
    if self[batch.count] >= shape.lruBatch { drainLRU(processor) }
  }

  /// `lru_add_drain`: what waits in a processor's batch gets onto the lists, and loses the reference.
  public mutating func drainLRU(_ processor: Int) {
    let batch = lruBatch(processor)
    for number in 0..<self[batch.count] {
      let frame = self[batch.folio(number)]
      self[batch.folio(number)] = .none
      self[folio(frame).flags].remove(.lruBatch)
      putFolio(frame)
    }
    self[batch.count] = 0
  }
}
