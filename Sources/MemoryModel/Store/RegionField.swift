/// One field of a kind of object: a place of each object, or several places with one meaning.
public struct RegionField: Sendable {
  /// What tells it apart from the object's other fields: `refcount`.
  public let name: String
  /// What it is for.
  public let kind: PlaceKind
  /// How its word reads.
  public let format: WordFormat
  /// Its places in the first object of the kind.
  let places: [Int]
  /// True if it is a lock: its word says who holds it.
  let isLock: Bool
  /// How field and object are put together.
  let order: Order
  /// What a waiter waits for, before the object's name; nil if that reads as the place's name does.
  let waiting: String?
  private let label: Label

  /// How a place is named.
  enum Order: Sendable {
    /// `f0 refcount`.
    case objectFirst
    /// `mmap_lock of app`.
    case fieldFirst
    /// `NR_ANON_MAPPED`: the object goes without saying.
    case fieldAlone
  }

  /// What is shown for the field.
  enum Label: Sendable {
    case name
    case text(String)
    case made(@Sendable (_ object: Int, _ element: Int, _ names: any NameSource) -> String)
  }

  /// Describes one place.
  ///
  /// - Parameters:
  ///   - place: that of the first object.
  ///   - name: what tells it apart from the object's other fields.
  ///   - shown: what is shown instead; empty where the object's name says all.
  ///   - format: how its word reads, where that is not as its type says.
  ///   - isLock: whether it is held by whom its word names; as a rule if it is of that kind.
  ///   - waiting: what a waiter waits for, before the object's name.
  init<Value: PlaceValue>(
    _ place: Place<Value>, _ name: String, _ kind: PlaceKind = .bookkeeping,
    reads format: WordFormat = Value.format, shown: String? = nil, isLock: Bool? = nil,
    order: Order = .objectFirst, waiting: String? = nil
  ) {
    self.init(
      [place.index], name, kind, format, isLock: isLock ?? (kind == .lock), order: order,
      waiting: waiting, shown.map { .text($0) } ?? .name)
  }

  /// Describes several places with one meaning.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - name: of all of them.
  ///   - label: what is shown for each.
  ///   - place: each of them in the first object, counted from 0.
  init<Value: PlaceValue>(
    _ count: Int, _ name: String, _ kind: PlaceKind = .bookkeeping,
    reads format: WordFormat = Value.format, shown label: Label = .name,
    order: Order = .objectFirst, at place: (Int) -> Place<Value>
  ) {
    self.init(
      (0..<count).map { place($0).index }, name, kind, format, isLock: false, order: order,
      waiting: nil, label)
  }

  private init(
    _ places: [Int], _ name: String, _ kind: PlaceKind, _ format: WordFormat, isLock: Bool,
    order: Order, waiting: String?, _ label: Label
  ) {
    self.places = places
    self.name = name
    self.kind = kind
    self.format = format
    self.isLock = isLock
    self.order = order
    self.waiting = waiting
    self.label = label
  }

  /// How many places it has in each object.
  public var count: Int { places.count }

  /// What tells one of its places apart from all others of the object: `refcount`, `data[3]`.
  public func name(ofElement element: Int) -> String {
    count == 1 ? name : "\(name)[\(element)]"
  }

  /// What is shown for one of its places.
  func text(_ object: Int, _ element: Int, _ names: any NameSource) -> String {
    switch label {
    case .name: name
    case .text(let text): text
    case .made(let make): make(object, element, names)
    }
  }
}
