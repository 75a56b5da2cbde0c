import KernelPaths
import MemoryModel

extension Timeline {
  /// What a place is called now.
  public func name(ofPlace place: Int) -> PlaceName {
    withNamer { $0.describe(place).name }
  }

  /// What an object is called now: `PTE heap+0 in app`, `f0`, `TLB cpu0 heap+0 in app`.
  public func name(of object: ObjectReference) -> String {
    withNamer { object.text($0) }
  }

  /// `heap+3`; the address where no mapping of the process lies.
  public func name(of page: VirtualPage, in process: ProcessNumber) -> String {
    withNamer { $0.page(page, in: process) }
  }

  /// The word of a place, read as what it is: `EXCLUSIVE f0`, `read by gpu`, `3`.
  public func words(ofPlace place: Int) -> String {
    withNamer { $0.describe(place).words(machine.word(place)) }
  }

  /// A page-table entry in words: `none`, `present RWUAD f0`, `EXCLUSIVE f0`.
  public func words(of entry: PTE) -> String {
    withNamer { entry.words($0) }
  }

  /// Calls the body with names as they are now.
  func withNamer<Result>(_ body: (Namer) -> Result) -> Result {
    withNamer(reading: { machine.word($0) }, body)
  }

  /// Calls the body with names as they were after a step, of which the actor came from a position.
  func withNamer<Result>(
    after step: Int, position: Int, _ body: (Namer) -> Result
  ) -> Result {
    withNamer(reading: { word(ofPlace: $0, after: step) }, position: position, body)
  }

  private func withNamer<Result>(
    reading word: (Int) -> UInt64, position: Int? = nil, _ body: (Namer) -> Result
  ) -> Result {
    withoutActuallyEscaping(word) { word in
      body(
        Namer(
          names: names, actors: actors, shape: machine.shape, position: position, reading: word))
    }
  }
}
