import KernelPaths
import MemoryModel
import Simulation
import Text

/// What /proc and the devices would tell about every process, in the form of a recording.
///
/// Soft-dirty is reported for every mapped page: a fresh mapping is soft-dirty as a whole
/// (VM_SOFTDIRTY) until `clear-soft-dirty`, which this version does not support.
struct StateReport {
  private let names: Names
  private let kernel: Kernel
  private(set) var aliases: Aliases

  init(machine: borrowing Machine, kernel: Kernel, names: Names, aliases: Aliases) {
    self.kernel = kernel
    self.names = names
    self.aliases = aliases
    self.aliases.retireFreed(machine)
  }

  mutating func state(
    of processes: [ProcessNumber], _ machine: borrowing Machine
  ) -> JSONObject {
    var object = JSONObject()
    for process in processes {
      let isAlive = machine[machine.process(process).state].hasAddressSpace
      object[names.name(of: process)] =
        isAlive ? .object(mappings(of: process, machine)) : .string("exited")
    }
    return object
  }

  private mutating func mappings(
    of process: ProcessNumber, _ machine: borrowing Machine
  ) -> JSONObject {
    var object = JSONObject()
    for (number, name) in names.mappings.enumerated() {
      let start = machine[machine.process(process).mappingStart(number)]
      let pages = machine[machine.process(process).mappingPages(number)]
      guard pages > 0 else { continue }
      var shown = JSONObject()
      for page in StateReport.shownPages(of: pages) {
        shown[String(page)] = .object(self.page(process, start + page, machine))
      }
      object[name] = .object([
        "parts": .array(parts(process, start, start + pages, machine)), "page": .object(shown),
      ])
    }
    return object
  }

  /// The pages of a mapping that a recording shows.
  private static func shownPages(of count: Int) -> [Int] {
    if count <= 16 { return Array(0..<count) }
    return [0, 1, 2, 511] + (count > 512 ? [512, count - 1] : [])
  }

  /// The VMAs that cover a mapping.
  private func parts(
    _ process: ProcessNumber, _ start: VirtualPage, _ end: VirtualPage,
    _ machine: borrowing Machine
  ) -> [JSONValue] {
    machine.areas(process, from: start, to: end).map { number in
      let area = machine.area(process, number)
      let (first, last) = (machine[area.start], machine[area.end])
      let resident = machine.residentPages(process, from: first, to: last)
      return .object([
        "pages": .string("\(first - start)..\(last - start - 1)"),
        "perm": .string(machine[area.permissions].text),
        "rss": .integer(resident.total), "anon": .integer(resident.anonymous), "huge": .integer(0),
        "swap": .integer(0),
      ])
    }
  }

  private mutating func page(
    _ process: ProcessNumber, _ page: VirtualPage, _ machine: borrowing Machine
  ) -> JSONObject {
    let devices = Array(machine.shape.devices.enumerated())
    let open = devices.filter { machine[machine.opening($0.offset, process).isOpen] }
    let holders = open.filter { device in
      device.element.driver == .testHMM && machine.mirror(device.offset, process, page).isAtomic
    }.map { JSONValue.string($0.element.name) }
    let tables = open.filter { $0.element.driver == .nouveau }
    let mirrored = tables.contains { machine.mirror($0.offset, process, page).isValid }
    guard machine.findArea(process, page) != nil else {
      var object: JSONObject = ["pte": .string("unmapped")]
      if !holders.isEmpty {
        object["held"] = .array(holders)
      } else if mirrored {
        object["nv"] = .object(nouveauEntries(tables.map(\.offset), process, page, machine))
      }
      return object
    }
    var object = entry(process, page, machine)
    if !open.isEmpty {
      object["cpu"] = .string(
        view(process, page, tables: tables.count, of: open.count, machine).rawValue)
    }
    if open.contains(where: { $0.element.driver == .testHMM }) { object["held"] = .array(holders) }
    if !tables.isEmpty {
      object["nv"] = .object(nouveauEntries(tables.map(\.offset), process, page, machine))
    }
    return object
  }

  /// What the laboratory tells of what a device could see. It asks a test device where one is open; of
  /// two Nouveau-like devices it asks the first and looks at the answer of the second for the frame, so
  /// that it does not notice the zero page.
  private func view(
    _ process: ProcessNumber, _ page: VirtualPage, tables: Int, of open: Int,
    _ machine: borrowing Machine
  ) -> DeviceView {
    let view = machine.deviceView(process, page)
    return view == .zero && tables == open && tables > 1 ? .read : view
  }

  private mutating func entry(
    _ process: ProcessNumber, _ page: VirtualPage, _ machine: borrowing Machine
  ) -> JSONObject {
    let entry = machine.entry(process, page)
    var bits: [JSONValue] = [.string("soft-dirty")]
    var object = JSONObject()
    object["pte"] = .string(
      entry.isNone
        ? "none"
        : entry.isPresent
          ? "present" : machine.shape.softleaf.kind(ofType: entry.softleafType).rawValue)
    let frame = machine.frame(process, page)
    if frame.exists {
      if frame == .zero {
        object["frame"] = .string("zero")
      } else {
        let head = machine.head(of: frame)
        let flags = machine[machine.folio(head).flags]
        let mapcount = machine[machine.page(head).mapcount]
        object["frame"] = .string(aliases.name(of: frame))
        object["mapcount"] = .integer(mapcount)
        object["flags"] = .array(shownFlags(of: frame, machine))
        if entry.isPresent && mapcount == 1 { bits.append(.string("mapped-once")) }
        if !flags.contains(.anonymous) { bits.append(.string("file")) }
      }
    }
    object["bits"] = .array(bits)
    return object
  }

  /// Flags of /proc/kpageflags. Up to 6.1 a further page of a large folio shows its own dirty flag,
  /// which nobody sets; later the folio's.
  private func shownFlags(
    of frame: FrameNumber, _ machine: borrowing Machine
  ) -> [JSONValue] {
    let head = machine.head(of: frame)
    let flags = machine[machine.folio(head).flags]
    let isTail = head != frame
    let showsDirty = !isTail || kernel.version > .v6_1
    var shown: [String] = []
    if flags.contains(.dirty) && showsDirty { shown.append("dirty") }
    if flags.contains(.anonymous) { shown.append("anon") }
    if flags.contains(.swapCache) { shown.append("swapcache") }
    if flags.contains(.hugetlb) { shown += [isTail ? "tail" : "head", "hugetlb"] }
    return shown.map { .string($0) }
  }

  private mutating func nouveauEntries(
    _ devices: [Int], _ process: ProcessNumber, _ page: VirtualPage,
    _ machine: borrowing Machine
  ) -> JSONObject {
    var object = JSONObject()
    for device in devices {
      let entry = machine.mirror(device, process, page)
      var text = entry.text
      if entry.isValid {
        text += entry.frame == .zero ? " zero" : " " + aliases.name(of: entry.frame)
      }
      object[machine.shape.devices[device].name] = .string(text)
    }
    return object
  }
}
