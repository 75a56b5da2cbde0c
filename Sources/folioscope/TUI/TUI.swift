import KernelPaths
import ScenarioFormat
import Screen
import Simulation
import Terminal
import Visualiser

/// Shows scenarios on the terminal until the user quits.
///
/// - Parameters:
///   - items: the scenarios of the gallery.
///   - kernel: the kernel that scenarios run on; nil to let them say it.
///   - opening: the number of the scenario that is open at the start; nil for the gallery.
///   - appearance: theme, colours and characters.
///   - mouse: whether clicks and the wheel are taken at first.
/// - Throws: why the terminal cannot be taken over.
@MainActor
func runTUI(
  _ items: [CatalogueItem], kernel: Kernel? = nil, opening: Int? = nil,
  appearance: Appearance = Appearance(color: .auto), mouse: Bool = true
) throws(Terminal.OpenError) {
  var terminal = try Terminal(appearance: appearance, mouse: mouse)
  let app = App(
    items, kernel: kernel, opening: opening, rows: terminal.rows, columns: terminal.columns,
    glyphs: terminal.glyphs, mouse: mouse)
  let read = { (item: CatalogueItem) in
    CatalogueItem(
      folder: item.folder, path: item.path,
      parsed: ScenarioReader(known: .all).read(path: item.path))
  }
  let watch = FileWatch(items.map(\.path))
  if let signal = drive(app, on: &terminal, watch, reading: read) { terminal.end(bySignal: signal) }
}

/// Draws, waits for input, takes it in, until the program has to end. Nothing is drawn and nothing
/// is written while there is no input; input that is there already is taken in before drawing.
///
/// A search that takes long goes on while there is no input. After a key the file of the open scenario
/// is looked at: a change is told, and read when the user asks for it.
///
/// - Parameters:
///   - surface: the terminal.
///   - app: the program.
///   - watch: what the files of the gallery were like when they were read.
///   - reading: reads the file of an item of the gallery again.
/// - Returns: the signal that asked the program to end; nil if the user did.
@MainActor
func drive(
  _ app: App, on surface: inout some TerminalSurface & ~Copyable, _ watch: FileWatch,
  reading: (CatalogueItem) -> CatalogueItem
) -> Int32? {
  var watch = watch
  surface.present(app.view())
  var hasMore = false
  while true {
    var next: InputEvent? =
      hasMore ? surface.nextEvent(timeout: .zero) ?? .wake : surface.nextEvent()
    while let event = next {
      if case .terminate(let signal) = event { return signal }
      hasMore = false
      for effect in app.update(event) {
        switch effect {
        case .quit: return nil
        case .suspend: surface.suspend()
        case .redraw: surface.redraw()
        case .mouse(let isOn): surface.setMouse(isOn)
        case .bell: break
        case .more: hasMore = true
        case .reload:
          guard let item = app.openItem else { break }
          watch.note(item.path)
          app.reload(reading(item))
        }
      }
      next = surface.nextEvent(timeout: .zero)
    }
    if let path = app.openItem?.path { app.note(isChangedOnDisk: watch.hasChanged(path)) }
    surface.present(app.view())
  }
}
