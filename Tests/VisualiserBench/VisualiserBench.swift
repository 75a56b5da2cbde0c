import ScenarioFormat
import Screen
import Visualiser

/// Measures how long input and drawing take, and prints the screen after keys:
///
///     VisualiserBench SCENARIO ROWSxCOLUMNS --bench
///     VisualiserBench SCENARIO ROWSxCOLUMNS Right Right w
@main
struct VisualiserBench {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, case let size = dimensions(arguments[1]), size.count == 2 else {
      return print("a scenario or a folder, and a size such as 24x80, please")
    }
    do throws(Diagnostic) {
      let files = try FileText.files(in: arguments[0], withSuffix: ".yaml")
      let app = App(
        files.map(item), opening: files == [arguments[0]] ? 0 : nil, rows: size[0],
        columns: size[1])
      if arguments.contains("--bench") { return measure(app) }
      for word in arguments.dropFirst(2) { press(word, app) }
      print(app.view().text)
    } catch {
      print(error.rendered)
    }
  }

  private static func dimensions(_ text: String) -> [Int] {
    text.split(separator: "x").compactMap { Int($0) }
  }

  private static func item(_ path: String) -> CatalogueItem {
    let folder = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    return CatalogueItem(folder: folder, path: path, parsed: ScenarioReader().read(path: path))
  }

  /// Presses the key of that name, or types the letters.
  private static func press(_ word: String, _ app: App) {
    if let key = Key(named: word) {
      _ = app.update(.key(key))
      return
    }
    for scalar in word.unicodeScalars { _ = app.update(.key(.character(scalar))) }
  }

  /// One line for each key: how long the update took, and the mean of a hundred views.
  private static func measure(_ app: App) {
    let clock = ContinuousClock()
    let keys: [Key] = [
      .right, .right, .character("}"), .end, .pageUp, .character("2"), .end, .character("G"),
    ]
    for key in keys {
      let update = clock.measure { _ = app.update(.key(key)) }
      let view = clock.measure { for _ in 0..<100 { _ = app.view() } } / 100
      print("\(key.name): update \(update), view \(view)")
    }
  }
}
