/// What is known of a place at a moment: its object, what it is for, and how its word reads.
public struct PlaceDescription {
  /// The object that it belongs to.
  public let object: ObjectReference
  /// What kind of thing it holds.
  public let kind: PlaceKind
  /// The object, or all that there is to say: `f0`, `mmap_lock of app`.
  public let objectText: String
  /// Which of the object's places; empty where `objectText` says all.
  public let fieldText: String
  private let format: WordFormat
  private let element: Int

  /// Looks a place up.
  public init(_ place: Int, _ names: any NameSource) {
    object = ObjectReference(place: place)
    let (region, number) = (object.region, object.number)
    let text: String
    let order: RegionField.Order
    if let found = region.field(at: place) {
      let field = region.choose(number, found.field, names)
      (kind, format, order) = (field.kind, field.format, field.order)
      element = found.element
      text = field.text(number, found.element, names)
    } else {
      (kind, format, order) = (.bookkeeping, .hexadecimal, .objectFirst)
      element = 0
      text = "place \(place)"
    }
    switch order {
    case .objectFirst: (objectText, fieldText) = (object.text(names), text)
    case .fieldFirst: (objectText, fieldText) = ("\(text) of \(object.text(names))", "")
    case .fieldAlone: (objectText, fieldText) = (text, "")
    }
  }

  /// A word of the place in words: `EXCLUSIVE f0`, `read by gpu`, `3`.
  public func words(_ word: UInt64, _ names: any NameSource) -> String {
    format.words(word, element, names)
  }
}

extension PlaceValue {
  /// The value in words, as its type reads.
  public func words(_ names: any NameSource) -> String { Self.format.words(word, 0, names) }
}
