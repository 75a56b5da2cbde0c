import KernelPaths
import Screen

/// The whole program but for the terminal: what it shows, and what input does to it.
///
/// `update` takes events in; `view` draws the screen as it is then. Neither touches a terminal,
/// a file or a clock. To be used on one thread.
public final class App {
  /// What `update` asks the outside to do.
  public enum Effect: Hashable, Sendable {
    /// End the program.
    case quit
    /// Stop the program as Ctrl-Z does.
    case suspend
    /// Draw everything anew: the terminal may show something else than it was told to.
    case redraw
    /// Take clicks and the wheel, or leave them to the terminal.
    case mouse(Bool)
    /// Something was asked for that cannot be done.
    case bell
    /// Read the open scenario's file again, and give it to `reload`.
    case reload
    /// There is more to do: send `.wake` as soon as there is no input.
    case more
  }

  /// The characters that screens are drawn with.
  public let glyphs: Glyphs
  /// Rows of the screen.
  public internal(set) var rows: Int
  /// Columns of the screen.
  public internal(set) var columns: Int

  var gallery: Gallery
  var session: Session?
  /// Scenarios that were left for the gallery, as they were left.
  var kept = KeptSessions()
  /// The name under which the open scenario is kept when it is left; nil if it has none.
  var openName: KeptSessions.Name?
  /// A search that has not been all the way round yet.
  var searching: RowSearch?
  /// The last key asked to end the program, and something would be lost.
  var asksToQuit = false
  /// The key before did.
  var isQuitConfirmed = false
  /// What the last event left on the screen; nil if the session was changed since in another way.
  var picture: Picture?
  /// What lies over the screen, the topmost last.
  var overlays: [Overlay] = []
  var prompt: Prompt?
  var promptHistory = PromptHistory()
  /// What the last key led to, if that is to be said; gone with the next key.
  var message: Message?
  var number: PendingNumber?
  /// Whether clicks and the wheel come here.
  var hasMouse: Bool
  /// True if there is no gallery to go back to.
  let isSingleScenario: Bool

  /// A line of news.
  struct Message: Equatable {
    var text: String
    var role: Role = .warning
  }

  /// Digits typed so far, and the panel that had the focus before the first of them.
  struct PendingNumber {
    var value: Int
    var focus: Panel
  }

  /// - Parameters:
  ///   - items: the scenarios of the gallery.
  ///   - kernel: the kernel that scenarios run on, whatever they say; nil to let them say it.
  ///   - opening: the item that is open at the start; nil to begin in the gallery.
  ///   - rows: rows of the screen.
  ///   - columns: columns of the screen.
  ///   - glyphs: the characters that it can show.
  ///   - mouse: whether clicks and the wheel are taken at first.
  public init(
    _ items: [CatalogueItem], kernel: Kernel? = nil, opening: Int? = nil, rows: Int = 24,
    columns: Int = 80, glyphs: Glyphs = .unicode, mouse: Bool = true
  ) {
    self.glyphs = glyphs
    hasMouse = mouse
    self.rows = rows
    self.columns = columns
    gallery = Gallery(items, kernel: kernel)
    isSingleScenario = opening != nil && items.count == 1
    if let opening, items.indices.contains(opening) {
      gallery.select(item: opening)
      _ = openSelected()
    }
  }

  /// Where keys go now.
  public var context: KeyContext {
    if prompt != nil { return .line }
    if let overlay = overlays.last { return overlay.isList ? .list : .text }
    return session == nil ? .gallery : .session
  }

  /// Opens the scenario that is selected in the gallery.
  func openSelected() -> [Effect] {
    guard let item = gallery.selectedItem else { return [.bell] }
    guard let scenario = item.parsed.value else {
      return refuse("\(item.fileName) cannot be opened: see what is wrong with it")
    }
    do throws(DiagnosticListError) {
      let kernel = gallery.kernel(for: scenario)
      let name = gallery.selectedNumber.map { KeptSessions.Name(item: $0, kernel: kernel) }
      if let name, let left = kept.take(name) {
        session = left
        if left.timeline.step > 0 {
          tell("as you left it, at step \(left.timeline.step); g goes to the start")
        }
      } else {
        session = try Self.open(scenario, kernel)
      }
      openName = name
      overlays = []
      takePicture()
      return []
    } catch {
      return refuse(error.text)
    }
  }

  /// Says why something cannot be done.
  func refuse(_ text: String) -> [Effect] {
    message = Message(text: text)
    return [.bell]
  }

  /// Says something that is no refusal.
  func tell(_ text: String) { message = Message(text: text, role: .narration) }
}
