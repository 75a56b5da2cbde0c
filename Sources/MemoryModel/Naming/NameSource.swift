/// What the machine cannot know by itself when its objects are named: the names that a scenario gives,
/// and the moment whose words count. Which page an entry is for is looked up in the words of that
/// moment: page tables come and go.
public protocol NameSource {
  /// What the machine is made of.
  var shape: Shape { get }
  /// The word of a place at the moment in question.
  func word(_ place: Int) -> UInt64
  /// Actors that have a name, from number 0 on.
  var actorCount: Int { get }
  /// The name of an actor.
  func actor(_ number: Int) -> String
  /// The name of a process.
  func process(_ number: ProcessNumber) -> String
  /// The names of mappings, by their numbers.
  var mappings: [String] { get }
  /// The name of an actor's local variable, if it is known where the actor is in its program.
  func local(_ number: Int, of actor: Int) -> String?
}

extension NameSource {
  /// The value of a place at the moment in question.
  func read<Value: PlaceValue>(_ place: Place<Value>) -> Value { Value(word: word(place.index)) }

  /// The name of a mapping; its number if it has none.
  func mapping(_ number: Int) -> String {
    mappings.indices.contains(number) ? mappings[number] : "\(number)"
  }

  func device(_ number: Int) -> String {
    number < shape.devices.count ? shape.devices[number].name : "device \(number)"
  }

  /// `heap+3`, or the address where no mapping of that process lies.
  public func page(_ page: VirtualPage, in process: ProcessNumber) -> String {
    guard let (name, start) = mapping(in: process, where: { $0.contains(page) }) else {
      return String(page.address, radix: 16)
    }
    return "\(name)+\(page - start)"
  }

  /// The first mapping of a process whose pages satisfy a condition, and its first page.
  func mapping(
    in process: ProcessNumber, where condition: (Range<VirtualPage>) -> Bool
  ) -> (name: String, start: VirtualPage)? {
    let places = ProcessPlaces(process)
    for (number, name) in mappings.enumerated() {
      let start = read(places.mappingStart(number))
      let pages = read(places.mappingPages(number))
      if pages > 0 && condition(start..<start + pages) { return (name, start) }
    }
    return nil
  }
}
