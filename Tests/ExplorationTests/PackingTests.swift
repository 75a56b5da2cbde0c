import KernelPaths
import MemoryModel
import Testing

@testable import Exploration

@Suite("Packing a machine into a key")
struct PackingTests {
  /// A machine that is written at random, always the same way, and its key.
  private struct Writer: ~Copyable {
    var machine = Machine(shape: testShape)
    var packing = Packing<ThreeWords>(invariants: [])
    var key = ThreeWords.occupied
    private var seed: UInt64 = 1

    private mutating func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }

    /// One to four writes: small words, and words like page-table entries.
    mutating func step(places: Int, words: Int) {
      for _ in 0...random(4) {
        let number = random(words)
        let word =
          number % 3 == 2 ? 0x8000_0000_0000_0865 | UInt64(number) << 12 : UInt64(number * number)
        machine.write(place(random(places) * 700).index, word)
      }
      key = key ^ packing.delta(of: machine)
      machine.forgetJournal()
    }
  }

  @Test("a key loads every word of the state that it was made of, however fields grew since")
  func roundTrip() {
    var writer = Writer()
    var keys: [ThreeWords] = []
    var states: [[UInt64]] = []
    for step in 1...2000 {
      writer.step(places: 25, words: min(2 + step / 20, 60))
      keys.append(writer.key)
      states.append((0..<25).map { writer.machine.word(place($0 * 700).index) })
    }
    let widths = writer.packing.fields.map(\.bits.count)
    let overflowed = writer.packing.overflowed
    #expect(widths.allSatisfy { $0 > 4 })
    #expect(!overflowed)
    var machine = Machine(shape: testShape)
    var current = ThreeWords.occupied
    for (key, words) in zip(keys, states).reversed() {
      writer.packing.load(&machine, from: current, to: key)
      current = key
      let loaded = (0..<25).map { machine.word(place($0 * 700).index) }
      #expect(loaded == words)
    }
  }

  @Test("a key toggled step by step is the key packed anew")
  func packedAnew() {
    var writer = Writer()
    for _ in 1...2000 {
      writer.step(places: 20, words: 40)
      var anew = ThreeWords.occupied
      for field in writer.packing.fields {
        let number = field.words.firstIndex(of: writer.machine.word(field.place)) ?? -1
        for (position, bit) in field.bits.enumerated() where number >> position & 1 == 1 {
          anew = anew | .bit(bit)
        }
      }
      let toggled = writer.key
      #expect(anew == toggled)
    }
  }

  @Test("the initial state has the key without any number, and unwritten places take no bits")
  func initialState() {
    var machine = Machine(shape: testShape)
    machine.write(place(1).index, 5)
    machine.forgetJournal()
    var packing = Packing<TwoWords>(invariants: [])
    let nothing = packing.delta(of: machine)
    #expect(nothing == .zero)
    machine.write(place(2).index, 1 << 40)
    let there = packing.delta(of: machine)
    machine.undo(to: 0)
    #expect(there != .zero)
    machine.write(place(2).index, 1 << 40)
    machine.write(place(2).index, 0)
    let thereAndBack = packing.delta(of: machine)
    #expect(thereAndBack == .zero)
    let bits = packing.bitCount
    #expect(bits == 1)
  }

  @Test("fields known from before keep their words and get neighbouring bits")
  func knownFields() {
    var writer = Writer()
    for _ in 1...300 { writer.step(places: 10, words: 30) }
    let packing = Packing<TwoWords>(invariants: [], fields: writer.packing.fields)
    let before = writer.packing.fields
    let after = packing.fields
    for (old, new) in zip(before, after) {
      #expect(old.words == new.words)
      #expect(new.bits == Array(new.bits[0]..<new.bits[0] + old.width))
    }
  }

  @Test("bits that lie apart make several segments")
  func segments() {
    let segments = Segment.segments(of: [3, 4, 5, 70, 62, 63, 64])
    #expect(segments.map(\.word) == [0, 1, 0, 1])
    #expect(segments.map(\.shift) == [3, 6, 62, 0])
    #expect(segments.map(\.mask) == [7, 1, 3, 1])
    #expect(segments.map(\.position) == [0, 3, 4, 6])
  }
}
