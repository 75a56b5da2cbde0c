import KernelPaths
import Screen
import Terminal
import Visualiser

/// Shows scenarios on the terminal until the user quits.
///
/// - Parameters:
///   - items: the scenarios of the gallery.
///   - kernel: the kernel that scenarios run on; nil to let them say it.
///   - opening: the number of the scenario that is open at the start; nil for the gallery.
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
  if let signal = drive(app, on: &terminal) { terminal.end(bySignal: signal) }
}

/// Draws, waits for input, takes it in, until the program has to end. Nothing is drawn and nothing
/// is written while there is no input; input that is there already is taken in before drawing.
///
/// - Returns: the signal that asked the program to end; nil if the user did.
@MainActor
func drive(_ app: App, on surface: inout some TerminalSurface & ~Copyable) -> Int32? {
  surface.present(app.view())
  while true {
    var next: InputEvent? = surface.nextEvent()
    while let event = next {
      if case .terminate(let signal) = event { return signal }
      for effect in app.update(event) {
        switch effect {
        case .quit: return nil
        case .suspend: surface.suspend()
        case .redraw: surface.redraw()
        case .mouse(let isOn): surface.setMouse(isOn)
        case .bell: break
        }
      }
      next = surface.nextEvent(timeout: .zero)
    }
    surface.present(app.view())
  }
}
