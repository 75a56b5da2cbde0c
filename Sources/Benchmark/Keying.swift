import ScenarioFormat
import Screen
import Visualiser

/// What keys cost on one scenario or folder, and what the screen shows after them.
enum Keying {
  /// Presses the keys one after another, prints a line for each, and the screen at the end.
  ///
  /// - Parameters:
  ///   - path: a scenario, or a folder for the gallery.
  ///   - size: rows and columns, as `24x80`.
  ///   - words: names of keys, or letters that are typed.
  /// - Returns: the exit code: 0, or 2 for a path or a size that cannot be used.
  static func run(path: String, size: String, words: [String]) -> Int32 {
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2 else {
      complain("a size is rows and columns, such as 24x80")
      return 2
    }
    do throws(Diagnostic) {
      let files = try FileTree(path, suffixes: [".yaml"]).files
      let app = App(
        files.map(item), opening: files == [path] ? 0 : nil, rows: numbers[0], columns: numbers[1])
      for word in words {
        for key in keys(word) { press(key, app) }
      }
      print(app.view().text)
      return 0
    } catch {
      complain(error.rendered)
      return 2
    }
  }

  private static func item(_ path: String) -> CatalogueItem {
    let folder = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    return CatalogueItem(folder: folder, path: path, parsed: ScenarioReader().read(path: path))
  }

  /// The key of that name, or one for each letter.
  private static func keys(_ word: String) -> [Key] {
    Key(named: word).map { [$0] } ?? word.unicodeScalars.map { .character($0) }
  }

  /// One line: how long the update took, and the mean of a hundred views.
  private static func press(_ key: Key, _ app: App) {
    let clock = ContinuousClock()
    let update = clock.measure { _ = app.update(.key(key)) }
    let view = clock.measure { for _ in 0..<100 { _ = app.view() } } / 100
    report("\(key.name): update \(update), view \(view)")
  }
}
