import KernelPaths
import ScenarioFormat
import Screen
import Terminal
import Visualiser

/// Opens the scenarios of a folder or one file in the terminal; prints one screen with
/// `--print ROWSxCOLUMNS KEYS…`. For the journeys in a real terminal, and for looking at screens.
@main
struct VisualiserDemo {
  @MainActor
  static func main() {
    var arguments = Array(Swift.CommandLine.arguments.dropFirst())
    let isASCII = arguments.contains("--ascii")
    let isColoured = arguments.contains("--ansi")
    arguments.removeAll { $0 == "--ascii" || $0 == "--ansi" }
    guard let path = arguments.first else { return print("a scenario or a folder of them, please") }
    do throws(Diagnostic) {
      let files = try FileText.files(in: path, withSuffix: ".yaml")
      let items = files.map(item)
      let opening = files == [path] ? 0 : nil
      if arguments.count > 2, arguments[1] == "--print" {
        printScreen(items, opening, arguments, isASCII: isASCII, isColoured: isColoured)
        return
      }
      if arguments.count > 2, arguments[1] == "--bench" {
        measure(items, arguments[2])
        return
      }
      let appearance = Appearance(color: .auto, isASCII: isASCII)
      do throws(Terminal.OpenError) {
        try runTUI(items, opening: opening, appearance: appearance)
      } catch {
        print("cannot open the terminal: \(error)")
      }
    } catch {
      print(error.rendered)
    }
  }

  static func item(_ path: String) -> CatalogueItem {
    let parts = path.split(separator: "/")
    let folder = parts.count > 1 ? String(parts[parts.count - 2]) : ""
    return CatalogueItem(folder: folder, path: path, parsed: ScenarioReader().read(path: path))
  }

  /// Steps, and measures how long a view takes.
  @MainActor
  static func measure(_ items: [CatalogueItem], _ size: String) {
    let size = size.split(separator: "x").compactMap { Int($0) }
    guard size.count == 2 else { return print("a size such as 24x80, please") }
    let app = App(items, opening: 0, rows: size[0], columns: size[1])
    let clock = ContinuousClock()
    for keys in [[Key.right], [.right], [.character("}")], [.end], [.pageUp], [.character("G")]] {
      let update = clock.measure { for key in keys { _ = app.update(.key(key)) } }
      let view = clock.measure { for _ in 0..<100 { _ = app.view() } } / 100
      print("\(keys.map(\.name).joined()): update \(update), view \(view)")
    }
  }

  /// Presses keys and prints the screen.
  @MainActor
  static func printScreen(
    _ items: [CatalogueItem], _ opening: Int?, _ arguments: [String], isASCII: Bool,
    isColoured: Bool
  ) {
    let size = arguments[2].split(separator: "x").compactMap { Int($0) }
    guard size.count == 2 else { return print("a size such as 24x80, please") }
    let app = App(
      items, opening: opening, rows: size[0], columns: size[1],
      glyphs: isASCII ? .ascii : .unicode)
    for word in arguments.dropFirst(3) {
      if word.hasPrefix("text="), word.count > 5 {
        for scalar in word.dropFirst(5).unicodeScalars { _ = app.update(.key(.character(scalar))) }
      } else if let key = Key(named: word) {
        _ = app.update(.key(key))
      } else {
        print("no key is called \(word)")
      }
    }
    let grid = app.view()
    print(isColoured ? grid.ansi(theme: .dark) : grid.text)
  }
}
