import ArgumentParser
import KernelPaths
import ScenarioFormat
import Screen
import Simulation
import Terminal
import Text
import Visualiser

/// `folioscope [SCENARIO]`: the screen; without a scenario, the gallery.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Opens a scenario in the terminal; without one, the gallery. The default command.")

  @Argument(help: "A scenario file, or a directory of them.")
  var scenario: String?

  @OptionGroup var options: KernelOptions

  @OptionGroup var appearance: AppearanceOptions

  @Option(help: "Directory of the gallery's scenarios.")
  var scenarios: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Take clicks and the wheel; the key M lets go of them and takes them back.")
  var mouse = true

  func run() throws {
    let place = try ScenarioFiles.directory(scenario ?? scenarios)
    let isFile = scenario != nil && !ScenarioFiles.isDirectory(place)
    let items = try ScenarioFiles.paths(in: place).files.map { path in
      CatalogueItem(
        folder: ShownText(ScenarioFiles.folder(of: path, in: place)).string, path: path,
        parsed: ScenarioReader(known: .all).read(path: path))
    }
    if isFile, let item = items.first, item.parsed.value == nil {
      item.parsed.diagnostics.report()
      throw ExitCode(2)
    }
    let isSwitched = options.kernel != nil || !options.with.isEmpty || !options.without.isEmpty
    let kernel =
      isSwitched ? try options.kernel(for: isFile ? items.first?.parsed.value : nil) : nil
    let (appearance, mouse) = (appearance.appearance, mouse)
    do {
      try MainActor.assumeIsolated {
        try runTUI(
          items, kernel: kernel, opening: isFile ? 0 : nil, appearance: appearance, mouse: mouse)
      }
    } catch let error as Terminal.OpenError {
      throw Failure("\(error.description)")
    }
  }
}
