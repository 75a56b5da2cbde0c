import KernelPaths
import MemoryModel
import ScenarioFormat
import Testing

/// The counts of one folio.
struct FolioState: Equatable, CustomStringConvertible {
  let references: Int
  let mappings: Int

  init(_ references: Int, _ mappings: Int) {
    self.references = references
    self.mappings = mappings
  }

  var description: String { "\(references) references, \(mappings) mappings" }
}

extension Workbench {
  /// The entry of a page.
  func entry(_ text: String) throws -> PTE {
    let place = try place(text)
    return machine.entry(place.process, place.page)
  }

  /// An entry in words: `none`, `rw`, `rw dirty`, `r`, `protnone`, `exclusive-w`, …
  func look(_ text: String) throws -> String {
    let entry = try entry(text)
    if entry.isNone { return "none" }
    if entry.isSoftleaf { return machine.shape.softleaf.kind(ofType: entry.softleafType).rawValue }
    if entry.isProtNone { return "protnone" }
    return (entry.isWritable ? "rw" : "r") + (entry.isDirty ? " dirty" : "")
  }

  /// The frame behind a page.
  func frame(_ text: String) throws -> FrameNumber {
    let place = try place(text)
    let frame = machine.frame(place.process, place.page)
    try #require(frame.exists, "\(text) leads to no frame")
    return frame
  }

  /// The counts of the folio behind a page.
  func folio(_ text: String) throws -> FolioState {
    folio(try frame(text))
  }

  func folio(_ frame: FrameNumber) -> FolioState {
    let head = machine.head(of: frame)
    return FolioState(
      machine[machine.folio(head).refcount], machine[machine.page(head).mapcount])
  }

  func flags(_ text: String) throws -> FolioFlags {
    machine[machine.folio(machine.head(of: try frame(text))).flags]
  }

  func isLocked(_ text: String) throws -> Bool {
    !machine[machine.folio(try frame(text)).lock].isFree
  }

  /// True if nobody uses the frame any more.
  func isFree(_ frame: FrameNumber) -> Bool {
    !machine[machine.folio(frame).flags].contains(.allocated)
  }

  /// What a device's own table holds for a page: `-`, `r`, `rw`, `rwa`.
  func mirror(_ device: String, _ text: String) throws -> String {
    let place = try place(text)
    let number = try #require(DeviceTable.laboratory.names.firstIndex(of: device))
    return machine.mirror(number, place.process, place.page).text
  }

  /// MM_ANONPAGES of a process.
  func anonymousPages(_ process: String = "p0") throws -> Int {
    let number = try place("\(process) a").process
    return machine[machine.process(number).anonymousPages]
  }

  /// The VMAs of a process, lowest address first, with pages and permissions: `2 rw`.
  func parts(_ process: String) throws -> [String] {
    let number = try place("\(process) a").process
    return machine.areas(number, from: VirtualPage(0), to: VirtualPage(1 << 35)).map { area in
      let places = machine.area(number, area)
      return "\(machine[places.end] - machine[places.start]) \(machine[places.permissions].text)"
    }
  }

  /// NR_ANON_MAPPED.
  var anonymousMapped: Int { self[Globals.anonymousMapped] }

  /// Tables on the way to a page.
  func tables(_ text: String) throws -> Int {
    let place = try place(text)
    return machine.walk(place.process, place.page).count
  }
}
