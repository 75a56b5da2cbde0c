/// One term in plain words.
public struct GlossaryTerm: Sendable {
  /// The term.
  public let name: String
  /// What it means, in a few sentences.
  public let text: String
  /// Where in the kernel to read on.
  public let source: String
  /// Terms to read next.
  public let related: [String]

  init(_ name: String, _ text: String, source: String, _ related: String...) {
    self.name = name
    self.text = text
    self.source = source
    self.related = related
  }
}

/// The words that the screen and the scenarios use.
public enum Glossary {
  /// All terms, in alphabetical order.
  public static let terms: [GlossaryTerm] =
    (pageTableTerms + folioTerms + deviceTerms + pathTerms).sorted {
      $0.name.lowercased() < $1.name.lowercased()
    }

  /// The term of that name, in any case.
  public static func term(_ name: String) -> GlossaryTerm? {
    let name = name.lowercased()
    return terms.first { $0.name.lowercased() == name }
  }
}
