import Testing

@testable import Exploration

@Suite("The width of keys")
struct KeyWidthTests {
  @Test("a state that outgrows two words is searched with three, and then with four")
  func widens() throws {
    for (places, words) in [(100, 2), (130, 3), (200, 4)] {
      for learning in [0, 50, 20_000] {
        var search = search([program("marks", marking(0..<places))])
        search.tuning.learningStates = learning
        let result = try search.run()
        #expect(result.states == places + 1)
        #expect(result.depth == places)
        #expect(result.finalStates == 1)
        if learning < places { #expect(result.keyWords == words) }
      }
    }
  }

  @Test("a state that outgrows four words is refused in words")
  func refuses() {
    for learning in [0, 50, 20_000] {
      var search = search([program("marks", marking(0..<260))])
      search.tuning.learningStates = learning
      do {
        _ = try search.run()
        Issue.record("a state of 260 places fitted")
      } catch {
        #expect("\(error)".contains("more than 255 bits"))
      }
    }
  }

  @Test("the width changes nothing in the result")
  func sameResult() throws {
    let programs = (0..<3).map { program("counts \($0)", counting($0, to: 20)) }
    for words in 2...4 {
      var search = search(programs)
      search.tuning.keyWords = words
      search.tuning.learningStates = 100
      let result = try search.run()
      #expect(result.states == 21 * 21 * 21)
      #expect(result.transitions == 3 * 20 * 21 * 21)
      #expect(result.depth == 60)
      #expect(result.keyWords == words)
    }
  }

  @Test("keys of all widths number their bits alike")
  func bits() {
    func check<Key: StateKey>(_ key: Key.Type) {
      for bit in 0..<Key.capacity {
        #expect(Key.bit(bit).lowestBit == bit)
        #expect((Key.bit(bit) | .occupied).lowestBit == bit)
        #expect((Key.bit(bit) ^ Key.bit(bit)).isZero)
      }
      #expect(Key.occupied.lowestBit == Key.capacity)
    }
    check(OneWord.self)
    check(TwoWords.self)
    check(ThreeWords.self)
    check(FourWords.self)
  }
}
