/// A kind of object of which the machine holds some, all with the same places: folios, page tables,
/// VMAs. The type that names the places of one of them (`FolioPlaces`) is the kind's one description.
///
/// Where the objects lie is said in constants, which the compiler folds into every read and write.
/// All else is said in `region`, from which come names, words, object references, waits and locks.
public protocol Region {
  /// The first place of the first object: the end of the kind that comes before it in
  /// `RegionDescription.all`.
  static var origin: Int { get }
  /// Places from one object to the next.
  static var stride: Int { get }
  /// How many objects there can be.
  static var limit: Int { get }
  /// What the kind is called, and what its places are for.
  static var region: RegionDescription { get }
}

extension Region {
  /// The place behind those of the last object.
  @inlinable public static var end: Int { origin + limit * stride }
  /// The places of all objects of the kind.
  @inlinable public static var places: Range<Int> { origin..<end }

  /// The number of the object, counted from 0, that a place of the kind belongs to.
  @inlinable
  static func number(at place: Int) -> Int { (place - origin) / stride }

  /// The object of a number, counted from 0.
  static func object(_ number: Int) -> ObjectReference {
    ObjectReference(region: region, number: number)
  }

  /// The number of an object, if it is of this kind.
  static func number(of object: ObjectReference) -> Int? {
    object.region == region ? object.number : nil
  }
}
