/// The places of one of a processor's batches of folios (`cpu_fbatches`, mm/swap.c): those that wait
/// to get onto the LRU lists, or to become active there. The batch holds a reference on each.
public struct LRUBatchPlaces: Sendable {
  /// What the folios wait for.
  public enum Kind: Int, Sendable {
    /// `lru_add`: to get onto the lists.
    case add
    /// `lru_activate`: to move to the list of active folios.
    case activate
  }

  /// Folios that a batch can hold (PAGEVEC_SIZE; 15 before 6.7).
  @inlinable public static var capacity: Int { 31 }

  @usableFromInline let base: Int

  /// The places of a processor's batch.
  @inlinable
  public init(processor: Int, _ kind: Kind = .add) {
    base =
      LRUBatchPlaces.origin + processor * LRUBatchPlaces.stride
      + kind.rawValue * LRUBatchPlaces.stride / 2
  }

  /// Folios that wait.
  @inlinable public var count: Place<Int> { Place(base) }
  /// The folio that waits at a position.
  @inlinable public func folio(_ number: Int) -> Place<FrameNumber> { Place(base + 1 + number) }
}

extension LRUBatchPlaces: Region {
  /// Where the first one begins.
  @inlinable public static var origin: Int { DepositPlaces.end }
  /// The batches of both kinds.
  @inlinable public static var stride: Int { 64 }
  /// Processors.
  @inlinable public static var limit: Int { Limits.processors }
  /// Its name and its fields.
  public static let region = {
    let add = LRUBatchPlaces(processor: 0, .add)
    let activate = LRUBatchPlaces(processor: 0, .activate)
    return RegionDescription(
      LRUBatchPlaces.self, "LRU batches of a processor",
      [
        RegionField(add.count, "count"), RegionField(activate.count, "count to activate"),
        RegionField(capacity, "folio", .object, shown: .text(""), at: add.folio),
        RegionField(capacity, "folio to activate", .object, shown: .text(""), at: activate.folio),
      ]
    ) { processor, _ in "LRU batch of cpu\(processor)" }
  }()
}

extension ObjectReference {
  /// A processor's batches of folios that wait to get onto the LRU lists.
  public static func lruBatch(_ processor: Int) -> ObjectReference {
    LRUBatchPlaces.object(processor)
  }
}

extension Machine {
  /// The places of a processor's batch.
  @inlinable
  public func lruBatch(
    _ processor: Int, _ kind: LRUBatchPlaces.Kind = .add
  ) -> LRUBatchPlaces {
    LRUBatchPlaces(processor: processor, kind)
  }

  /// `folio_add_lru`: a new folio waits in the batch, which holds a reference; a full batch is drained.
  public mutating func addToLRU(_ frame: FrameNumber, processor: Int) {
    guard shape.lruBatch > 0 else { return }
    self[folio(frame).flags].insert(.lruBatch)
    enqueue(frame, processor, .add)
  }

  /// `mark_page_accessed`: the second time, a folio on the lists waits to become active.
  ///
  /// - Parameters:
  ///   - frame: the folio.
  ///   - processor: whose batch it waits in.
  ///   - leavesLists: whether it counts as not being on the lists meanwhile (PG_lru is clear). In 6.1
  ///     and 6.12 it does not, so that nobody suspects the batch's reference.
  public mutating func markAccessed(_ frame: FrameNumber, processor: Int, leavesLists: Bool) {
    guard shape.lruBatch > 0 else { return }
    let flags = folio(frame).flags
    if !self[flags].contains(.referenced) {
      self[flags].insert(.referenced)
    } else if !self[flags].contains(.active) {
      self[flags].remove(.referenced)
      if self[flags].contains(.lruBatch) {
        self[flags].insert(.active)
      } else {
        if leavesLists { self[flags].insert(.lruBatch) }
        enqueue(frame, processor, .activate)
      }
    }
  }

  private mutating func enqueue(
    _ frame: FrameNumber, _ processor: Int, _ kind: LRUBatchPlaces.Kind
  ) {
    let batch = lruBatch(processor, kind)
    getFolio(frame)
    self[batch.folio(self[batch.count])] = frame
    self[batch.count] += 1
    if self[batch.count] >= shape.lruBatch { drain(processor, kind) }
  }

  /// True if nothing waits in a processor's batches.
  public func isLRUDrained(_ processor: Int) -> Bool {
    self[lruBatch(processor).count] == 0 && self[lruBatch(processor, .activate).count] == 0
  }

  /// `lru_add_drain`: what waits in a processor's batches gets to its list, and loses the reference.
  public mutating func drainLRU(_ processor: Int) {
    drain(processor, .add)
    drain(processor, .activate)
  }

  private mutating func drain(_ processor: Int, _ kind: LRUBatchPlaces.Kind) {
    let batch = lruBatch(processor, kind)
    for number in 0..<self[batch.count] {
      let frame = self[batch.folio(number)]
      self[batch.folio(number)] = .none
      self[folio(frame).flags].remove(.lruBatch)
      if kind == .activate { self[folio(frame).flags].insert(.active) }
      putFolio(frame)
    }
    self[batch.count] = 0
  }
}
