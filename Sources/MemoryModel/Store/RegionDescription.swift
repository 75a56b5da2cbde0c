/// What there is to know about a kind of object beside its accessors.
public final class RegionDescription: Sendable {
  /// What one object is called in general: `folio`, `page table`.
  public let name: String
  /// The first place of the first object.
  public let origin: Int
  /// Places from one object to the next.
  public let stride: Int
  /// How many objects there can be.
  public let limit: Int
  /// What the places of an object are for.
  public let fields: [RegionField]
  /// What the object of a number is called at the moment: `f0`, `VMA heap of app`.
  let text: @Sendable (_ number: Int, _ names: any NameSource) -> String
  /// What places stand for in some objects instead, by the words around them.
  public let variants: [RegionField]
  /// Chooses between a field and the variants of it.
  let choose: Choice
  /// The fields' places, by the distance from the object's first place.
  private let elements: [Element?]

  /// The field or variant that counts for the object of a number at the moment.
  typealias Choice =
    @Sendable (_ number: Int, _ field: RegionField, _ names: any NameSource) -> RegionField

  /// One place of a field, by the numbers of both.
  private struct Element {
    let field: Int
    let number: Int
  }

  /// Describes a kind of object.
  ///
  /// - Parameters:
  ///   - kind: the type that says where the objects lie.
  ///   - name: what one object is called in general.
  ///   - fields: what the places are for; made from the places of the first object.
  ///   - variants: what places stand for in some objects instead.
  ///   - choose: chooses between a field and the variants of it.
  ///   - text: what the object of a number, counted from 0, is called.
  init(
    _ kind: any Region.Type, _ name: String, _ fields: [RegionField],
    variants: [RegionField] = [], choose: @escaping Choice = { _, field, _ in field },
    text: @escaping @Sendable (_ number: Int, _ names: any NameSource) -> String
  ) {
    self.name = name
    origin = kind.origin
    stride = kind.stride
    limit = kind.limit
    self.fields = fields
    self.variants = variants
    self.choose = choose
    self.text = text
    var elements: [Element?] = Array(repeating: nil, count: kind.stride)
    for (field, description) in fields.enumerated() {
      for (number, place) in description.places.enumerated() {
        precondition(elements[place - kind.origin] == nil, "\(name): two fields in one place")
        elements[place - kind.origin] = Element(field: field, number: number)
      }
    }
    self.elements = elements
  }

  /// The place behind those of the last object.
  public var end: Int { origin + limit * stride }

  /// The field that a place belongs to, with the number of the place among those of the field; nil
  /// for a place that is not used.
  public func field(at place: Int) -> (field: RegionField, element: Int)? {
    elements[(place - origin) % stride].map { (fields[$0.field], $0.number) }
  }
}

extension RegionDescription: Hashable {
  /// A kind of object is described once.
  public static func == (one: RegionDescription, other: RegionDescription) -> Bool {
    one === other
  }

  /// Hashes the first place of the kind.
  public func hash(into hasher: inout Hasher) { hasher.combine(origin) }
}
