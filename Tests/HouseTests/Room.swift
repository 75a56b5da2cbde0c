import Testing

/// A folder of the house, and the modules that its files may import.
struct Room: Sendable, CustomTestStringConvertible {
  let folder: String
  let imports: Set<String>

  init(_ folder: String, _ imports: Set<String>) {
    self.folder = folder
    self.imports = imports
  }

  var testDescription: String { folder }

  /// The module that the folder holds.
  var module: String { String(folder.split(separator: "/").last ?? "") }

  /// What a text imports although this folder may not, in order.
  func strangers(in text: String) -> [String] {
    Room.imports(in: text).filter { !imports.contains($0) }
  }

  /// The modules that a text imports, in order.
  static func imports(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap(imported)
  }

  /// The module that a line imports: after attributes and one word of access, `import`, perhaps a
  /// kind of declaration, and the name.
  private static func imported(by line: Substring) -> String? {
    var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }[...]
    if let first = words.first, access.contains(first) { words = words.dropFirst() }
    guard words.first == "import" else { return nil }
    words = words.dropFirst()
    if let first = words.first, kinds.contains(first) { words = words.dropFirst() }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  private static let access: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
}
