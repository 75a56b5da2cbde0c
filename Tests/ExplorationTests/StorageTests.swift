import Testing

@testable import Exploration

@Suite("Where states are kept")
struct StorageTests {
  private static func key(_ number: UInt64) -> ThreeWords {
    var key = ThreeWords.occupied
    key[0] = number &* 0x9e37_79b9_7f4a_7c15
    key[1] = number / 7
    return key
  }

  @Test("the visited set knows every key that it was given, through all its growth")
  func visited() {
    var set = VisitedSet<ThreeWords>(bytes: 1 << 24, homes: 64, fill: 0.85)
    var wrong = 0
    for number in 0..<20_000 as Range<UInt64> {
      if set.mustGrow(for: 1) { set.grow() }
      let key = StorageTests.key(number)
      if set.contains(key) { wrong += 1 }
      if !set.insert(key, home: set.home(of: key)) { wrong += 1 }
      let earlier = StorageTests.key(number / 2)
      if set.insert(earlier, home: set.home(of: earlier)) { wrong += 1 }
    }
    for number in 0..<20_000 as Range<UInt64> where !set.contains(StorageTests.key(number)) {
      wrong += 1
    }
    if set.contains(StorageTests.key(20_000)) { wrong += 1 }
    let count = set.count
    #expect(wrong == 0)
    #expect(count == 20_000)
  }

  @Test("the frontier gives keys back in the order in which they came")
  func frontier() {
    var frontier = Frontier<TwoWords>(capacity: 100_000)
    var wrong = 0
    for number in 0..<50_000 {
      frontier.append(.bit(number % 100))
      guard number % 2 == 1 else { continue }
      if frontier.key(number / 2) != .bit(number / 2 % 100) { wrong += 1 }
      frontier.advance(1)
    }
    let (head, tail, bytes) = (frontier.head, frontier.tail, frontier.bytes)
    #expect(wrong == 0)
    #expect(head == 25_000)
    #expect(tail == 50_000)
    #expect(bytes < 33_000 * 16)
  }

  @Test("the way to a state is found, also behind the states that fit in four bytes")
  func parents() {
    var chain = ParentChain(capacity: 5000, actors: 5, narrowLimit: 1000)
    chain.append(0)
    for number in 1..<5000 {
      chain.append(chain.origin(parent: number / 2, actor: number % 5))
    }
    var expected: [Int] = []
    var number = 4321
    while number > 0 {
      expected.append(number % 5)
      number /= 2
    }
    let choices = chain.choices(to: 4321)
    let none = chain.choices(to: 0)
    let bytes = chain.bytes
    #expect(choices == expected.reversed())
    #expect(none == [])
    #expect(bytes == 1000 * 4 + 4000 * 8)
  }
}
