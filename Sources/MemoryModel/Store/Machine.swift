/// The whole simulated computer as one value: words under names (places), and the journal of every
/// write to them.
///
/// It cannot be copied by accident; `snapshot()` makes an explicit copy. Two machines are equal when
/// all their words are. Reading an untouched place gives zero and costs no memory.
public struct Machine: ~Copyable {
  @usableFromInline typealias Words = UnsafeMutablePointer<UInt64>

  @usableFromInline
  final class Fixed: Sendable {
    @usableFromInline let shape: Shape

    init(_ shape: Shape) { self.shape = shape }
  }

  /// Whoever reads words here, and not by `word(_:)`, has to note it: see `noteReadOfPage`.
  @usableFromInline let directory: UnsafeMutablePointer<PageRecord>
  private let pages: PageDirectory
  @usableFromInline var changes: UnsafeMutablePointer<Change>
  @usableFromInline var capacity: Int
  @usableFromInline var backed: [Int] = []
  @usableFromInline var count: Int
  @usableFromInline let readLog: UnsafeMutablePointer<ReadLog>
  @usableFromInline var isRecordingReads = false
  /// Writes journalled so far and not undone.
  @inlinable public var journalCount: Int { count }
  /// Held apart, because a machine is handed on by its bytes: it had better have few.
  @usableFromInline let fixed: Fixed
  /// What does not change while the machine runs.
  @inlinable public var shape: Shape { fixed.shape }
  /// Base of the places of the actor whose step is running.
  public var me: ActorPlaces
  /// What the operation that this actor is in was given.
  public var arguments = OperationArguments()

  /// A machine whose words are all zero.
  public init(shape: Shape) {
    fixed = Fixed(shape)
    pages = PageDirectory.take()
    directory = pages.records
    capacity = 1024
    changes = .allocate(capacity: capacity)
    count = 0
    readLog = .allocate(capacity: 1)
    readLog.initialize(to: ReadLog())
    me = ActorPlaces(number: 0)
    HugetlbPool.fill(&self)
  }

  deinit {
    for number in backed {
      if let words = directory[number].words { PlacePage.owner(of: words).release() }
      directory[number] = PageRecord()
    }
    pages.giveBack(pages: backed.count)
    changes.deallocate()
    readLog.deinitialize(count: 1)
    readLog.deallocate()
  }

  /// The word of a place.
  @inlinable @inline(__always)
  public func word(_ index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: AddressMap.end))
    if isRecordingReads { noteRead(index) }
    guard let page = directory[index >> 9].words else { return 0 }
    return page[index & 511]
  }

  /// The value of a place; setting it is `write(_:_:)`.
  @inlinable
  public subscript<Value: PlaceValue>(place: Place<Value>) -> Value {
    @inline(__always) get { Value(word: word(place.index)) }
    set { write(place.index, newValue.word) }
  }

  /// The one way to write: a word that changes is journalled, a word that stays is not.
  @inlinable
  public mutating func write(_ index: Int, _ word: UInt64) {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: AddressMap.end))
    if isRecordingReads { noteRead(index) }
    guard let page = directory[index >> 9].own, count < capacity else {
      return makeRoomAndWrite(index, word)
    }
    let old = page[index & 511]
    if old == word { return }
    page[index & 511] = word
    (changes + count).initialize(to: Change(place: index, old: old, new: word))
    count &+= 1
  }

  /// A journalled write by its number, oldest first.
  @inlinable
  public func change(_ number: Int) -> Change {
    precondition(number >= 0 && number < journalCount)
    return changes[number]
  }

  /// Takes back every write after the mark.
  @inlinable
  public mutating func undo(to mark: Int) {
    precondition(mark >= 0 && mark <= journalCount)
    while count > mark {
      count &-= 1
      let change = changes[count]
      let page = directory[change.place >> 9].own ?? claim(change.place >> 9)
      page[change.place & 511] = change.old
    }
  }

  /// Sets a word without journalling it: only for loading a whole state.
  @inlinable
  public mutating func load(_ index: Int, _ word: UInt64) {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: AddressMap.end))
    let page = directory[index >> 9].own ?? claim(index >> 9)
    page[index & 511] = word
  }

  /// Forgets the journal; the words stay.
  public mutating func forgetJournal() {
    count = 0
  }

  /// The rare case of a write, kept apart so that the others need to save nothing for it.
  @usableFromInline
  @inline(never)
  mutating func makeRoomAndWrite(_ index: Int, _ word: UInt64) {
    if count == capacity { growJournal() }
    if directory[index >> 9].own == nil { _ = claim(index >> 9) }
    write(index, word)
  }

  /// Makes a page one that may be written: a new one, or, where a snapshot shares it, a copy.
  @usableFromInline
  @inline(never)
  mutating func claim(_ number: Int) -> Words {
    var page: PlacePage
    if let words = directory[number].words {
      page = PlacePage.owner(of: words).takeRetainedValue()
      if !isKnownUniquelyReferenced(&page) { page = PlacePage(copying: page) }
    } else {
      page = PlacePage()
      backed.append(number)
    }
    let words = page.words
    _ = Unmanaged.passRetained(page)
    directory[number] = PageRecord(words: words, own: words)
    return words
  }

  /// Shares all pages with a machine that has none. Whoever writes one first gets a copy of it.
  func share(with other: inout Machine) {
    other.backed = backed
    for number in backed {
      guard let words = directory[number].words else { continue }
      _ = PlacePage.owner(of: words).retain()
      other.directory[number] = PageRecord(words: words)
      directory[number].own = nil
    }
  }

  @usableFromInline
  @inline(never)
  mutating func growJournal() {
    let larger = UnsafeMutablePointer<Change>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: changes, count: count)
    changes.deallocate()
    changes = larger
    capacity *= 2
  }
}
