import Screen
import Testing

@Suite struct KeyTests {
  private static let keys: [Key] = [
    .character("w"), .character("?"), .character(" "), .character("é"), .character("F"), .enter,
    .tab, .backTab, .escape, .up, .pageDown, .function(5), .control("c"), .control(" "),
    .alt("x"),
  ]

  @Test(arguments: keys)
  func namesCanBeReadBack(key: Key) { #expect(Key(named: key.name) == key) }

  @Test func namesAreWhatHelpPagesSay() {
    #expect(Key.control("c").name == "Ctrl-C")
    #expect(Key.character(" ").name == "Space")
    #expect(Key.function(5).name == "F5")
    #expect(Key(named: "nonsense") == nil)
  }
}
