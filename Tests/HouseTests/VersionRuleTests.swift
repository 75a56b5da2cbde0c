import Testing

/// What differs between kernels is a behaviour that can be switched by itself.
@Suite("The house: no listing asks for the version")
struct VersionRuleTests {
  @Test("A listing asks for a behaviour; only the profiles know versions")
  func listingsAskForBehaviours() throws {
    let files = try House.swiftFiles(in: "Sources/KernelPaths")
      .filter { !$0.name.hasPrefix("Profiles/") }
    #expect(files.count > 50, "the listings are where they were")
    for (name, text) in files {
      for line in text.split(separator: "\n") {
        let asks =
          line.contains("kernel.version") || line.contains("Kernel.Version")
          || line.contains(#/\.v\d+_\d+\b/#)
        #expect(!asks, "\(name): \(line)")
      }
    }
  }
}
