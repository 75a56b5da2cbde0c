import KernelPaths
import ScenarioFormat

/// Why a scenario does not open, in one line.
struct DiagnosticListError: Error {
  let text: String

  init(_ list: DiagnosticList) { text = list.diagnostics.first?.headline ?? "it does not open" }
}

extension App {
  /// Opens a scenario on a kernel, with its own switches laid over it.
  static func open(
    _ scenario: Scenario, _ kernel: Kernel
  ) throws(DiagnosticListError) -> Session {
    do throws(DiagnosticList) {
      return try Session(scenario, kernel)
    } catch {
      throw DiagnosticListError(error)
    }
  }

  /// The scenario again on another kernel, as far as the same choices go.
  func reopen(on kernel: Kernel, keepsStep: Bool = true) -> [Effect] {
    guard let old = session else { return [] }
    do throws(DiagnosticList) {
      let (new, isThere) = try old.reopened(old.scenario, kernel)
      session = new
      let step = new.timeline.step
      if !keepsStep {
        new.timeline.seek(to: 0)
        new.settle()
      }
      tell(
        isThere
          ? "on \(kernel.name): step \(step), the same choices"
          : "on \(kernel.name) the same choices go as far as step \(step)")
      return []
    } catch {
      return refuse(DiagnosticListError(error).text)
    }
  }

  /// Opens another reading of the scenario's file, and goes where the reader was, as far as the same
  /// steps can be taken. With mistakes in the file the scenario stays open as it was read before.
  public func reload(_ item: CatalogueItem) {
    guard let old = session else { return }
    guard let scenario = item.parsed.value else {
      overlays.append(
        DiagnosticText.overlay(item, width: Overlay.textWidth(columns), glyphs: glyphs))
      return
    }
    do throws(DiagnosticList) {
      let (new, isThere) = try old.reopened(scenario, old.kernel)
      session = new
      overlays = []
      if let number = openName?.item { gallery.replace(item: number, with: item) }
      takePicture()
      let step = new.timeline.step
      tell(
        isThere
          ? "read again: step \(step), the same steps"
          : "read again: the same steps go as far as step \(step)")
    } catch {
      message = Message(text: "not read again: " + DiagnosticListError(error).text)
    }
  }

  /// The open scenario's item; nil in the gallery.
  public var openItem: CatalogueItem? {
    session == nil ? nil : openName.map { gallery.items[$0.item] }
  }

  /// Says whether the open scenario's file is another now than when it was read.
  public func note(isChangedOnDisk: Bool) {
    session?.isChangedOnDisk = isChangedOnDisk
  }

  /// `v6.12`, `v7.3`: the kernel as released, by name.
  static func kernel(named name: String) -> Kernel? {
    Kernel.Version(rawValue: name).map { Kernel($0) }
  }

  /// The version after one, the first after the last.
  static func kernel(after kernel: Kernel) -> Kernel {
    let all = Kernel.Version.allCases
    let index = all.firstIndex(of: kernel.version) ?? 0
    return Kernel(all[(index + 1) % all.count])
  }
}
