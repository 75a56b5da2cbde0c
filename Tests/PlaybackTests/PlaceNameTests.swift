import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Simulation
import Testing

/// What places are called, and how their words read.
struct PlaceNameTests {
  @Test("Every described place has a name of its object or field, and its word reads as something")
  func everyPlace() throws {
    let timeline = Timeline(try deviceAndProcessor())
    for region in RegionDescription.all {
      for object in [0, region.limit - 1] {
        let first = region.origin + object * region.stride
        for place in first..<first + region.stride where region.field(at: place) != nil {
          let name = timeline.name(ofPlace: place)
          try #require(!name.text.isEmpty && !name.text.hasPrefix(" "), "\(region.name)")
          try #require(!name.text.contains("place \(place)"), "\(name.text)")
          try #require(!timeline.words(ofPlace: place).isEmpty, "\(name.text)")
        }
      }
    }
  }

  @Test("How many folios wait in a batch is a number, in both batches of a processor")
  func batches() throws {
    let timeline = Timeline(try deviceAndProcessor())
    for kind in [LRUBatchPlaces.Kind.add, .activate] {
      let count = LRUBatchPlaces(processor: 0, kind).count.index
      expect(timeline.words(ofPlace: count), is: "0")
      expect(timeline.name(ofPlace: count).kind, is: .bookkeeping)
      let folio = LRUBatchPlaces(processor: 0, kind).folio(0).index
      expect(timeline.words(ofPlace: folio), is: "none")
    }
  }

  @Test("PG_active has a word")
  func active() {
    expect(FolioFlags([.allocated, .active]).words, is: ["active"])
  }

  @Test("A place that nothing uses is named by its number")
  func unused() throws {
    let timeline = Timeline(try deviceAndProcessor())
    let place: Place<Int> = Globals.spare(3)
    expect(timeline.name(ofPlace: place.index).text, is: "the machine place \(place.index)")
    expect(timeline.words(ofPlace: place.index), is: "0x0")
  }
}
