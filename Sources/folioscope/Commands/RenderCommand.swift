import ArgumentParser
import KernelPaths
import ScenarioFormat
import Screen
import Simulation
import Terminal
import Visualiser

/// `folioscope render`: one frame of the screen as text.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Prints one frame of the screen as text or ansi.",
    discussion: "The same program and the same scenario give the same bytes.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case ansi
  }

  @Argument(help: "The scenario file.")
  var scenario: String

  @OptionGroup var options: KernelOptions

  @OptionGroup var appearance: AppearanceOptions

  @Option(
    help: "The step to show, by the scenario's schedule; 0 is the start, beyond the end the end.")
  var at = 0

  @Option(help: "Columns and rows: 80x24.")
  var size = "80x24"

  @Option(help: "Panel in focus, 1 to \(Panel.all.count).")
  var panel: Int?

  @Flag(help: "Only the panel in focus.")
  var zoom = false

  @Option(help: "text or ansi.")
  var format: Format = .text

  func validate() throws {
    guard at >= 0 else { throw ValidationError("expected a step, found '\(at)'") }
    guard dimensions != nil else {
      throw ValidationError("expected a size such as 120x40, at most 1000x1000, found '\(size)'")
    }
    if let panel, !(1...Panel.all.count ~= panel) {
      throw ValidationError("expected a panel from 1 to \(Panel.all.count), found '\(panel)'")
    }
  }

  private var dimensions: (columns: Int, rows: Int)? {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    let sides = 1...Grid.largestSide
    guard parts.count == 2, sides ~= parts[0], sides ~= parts[1] else { return nil }
    return (parts[0], parts[1])
  }

  func run() throws {
    let parsed = ScenarioReader(known: .all).read(path: scenario)
    let read = try reported(parsed)
    let kernel = try options.kernel(for: read)
    // What is wrong with the operations is said here, not on the frame.
    _ = try Loader.timeline(read, kernel)
    guard let (columns, rows) = dimensions else { return }
    let item = CatalogueItem(folder: "", path: scenario, parsed: parsed)
    let app = App(
      [item], kernel: kernel, opening: 0, rows: rows, columns: columns,
      glyphs: appearance.ascii || StandardOutput.isASCII ? .ascii : .unicode)
    app.run(toStep: at)
    for key in keys { _ = app.update(.key(key)) }
    let grid = app.view()
    let theme = format == .ansi ? appearance.named ?? .dark : nil
    try StandardOutput.write { try $0.drawing(grid, theme: theme) }
  }

  /// The keys that lead to the frame.
  private var keys: [Key] {
    var keys: [Key] = []
    if let panel { keys.append(.character(Unicode.Scalar(UInt8(48 + panel)))) }
    if zoom { keys.append(.character("z")) }
    return keys
  }
}
