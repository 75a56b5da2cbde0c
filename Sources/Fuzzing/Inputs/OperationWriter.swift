import ScenarioFormat

/// Writes random operations whose names exist, as far as one actor can know: what another one does to
/// them meanwhile is for the simulation to cope with.
struct OperationWriter {
  /// A device and its driver.
  typealias Device = DeviceTable.Device

  /// A process and its mappings: a name and a number of pages each.
  struct Process {
    let name: String
    var mappings: [(name: String, pages: Int)] = []
    var opened: [Device] = []
  }

  let devices: [Device]
  var processes: [Process] = []
  /// What new names begin with, so that actors do not use the same ones.
  let prefix: String
  private var names = 0

  /// The verbs that are written by what is known of them here: how often, and on which pages.
  static let weighted: Set<VerbDeclaration> = [
    ProcessVerbs.mmap.declaration, ProcessVerbs.read.declaration, ProcessVerbs.write.declaration,
    ProcessVerbs.atomicAdd.declaration, ProcessVerbs.mprotect.declaration,
    ProcessVerbs.munmap.declaration, ProcessVerbs.mremap.declaration,
    ProcessVerbs.madvise.declaration, ProcessVerbs.fork.declaration, ProcessVerbs.exit.declaration,
    DeviceVerbs.open.declaration, DeviceVerbs.close.declaration, DeviceVerbs.read.declaration,
    DeviceVerbs.write.declaration, DeviceVerbs.snapshot.declaration,
    DeviceVerbs.exclusive.declaration, DeviceVerbs.checkExclusive.declaration,
    DeviceVerbs.atomicAdd.declaration,
  ]

  init(devices: [Device], prefix: String) {
    self.devices = devices
    self.prefix = prefix
  }

  /// What an actor can begin with: what the set-up has left.
  init(after setup: OperationWriter, prefix: String) {
    self.init(devices: setup.devices, prefix: prefix)
    processes = setup.processes
  }

  /// The first operations of a process: mappings, something written to them, devices opened.
  mutating func begin(_ name: String, _ dice: inout Dice) -> [String] {
    processes.append(Process(name: name))
    let index = processes.count - 1
    var lines: [String] = []
    for _ in 0...dice.roll(below: 3) { lines.append(map(index, &dice)) }
    for mapping in processes[index].mappings where mapping.pages < 512 && dice.happens(80) {
      lines.append(
        line(name, ProcessVerbs.write.declaration, mapping.name, "\(dice.roll(below: 250))"))
    }
    for device in devices where dice.happens(85) {
      lines.append(open(device, index))
    }
    return lines
  }

  /// One operation; nil if there is nothing left that could be named.
  mutating func next(_ dice: inout Dice) -> String? {
    let alive = processes.indices.filter { !processes[$0].mappings.isEmpty }
    guard !alive.isEmpty else { return nil }
    let index = alive[dice.roll(below: alive.count)]
    let process = processes[index].name
    if !Self.otherVerbs.isEmpty, dice.happens(10),
      let line = write(dice.pick(Self.otherVerbs), index, &dice)
    {
      return line
    }
    switch dice.roll(below: 100) {
    case ..<30: return access(index, &dice)
    case ..<58: return deviceAccess(index, &dice)
    case ..<66:
      let protections: [Protection] = [.readOnly, .readWrite, .none]
      return line(
        process, ProcessVerbs.mprotect.declaration, pages(index, &dice),
        dice.pick(protections).rawValue)
    case ..<74:
      return line(
        process, ProcessVerbs.madvise.declaration, pages(index, &dice), Advice.dontneed.rawValue)
    case ..<79: return line(process, ProcessVerbs.munmap.declaration, pages(index, &dice))
    case ..<83: return move(index, &dice)
    case ..<89: return fork(index)
    case ..<92: return map(index, &dice)
    case ..<94: return close(index, &dice) ?? access(index, &dice)
    case ..<96: return leave(index)
    default:
      guard let device = devices.isEmpty ? nil : dice.pick(devices) else {
        return access(index, &dice)
      }
      return processes[index].opened.contains { $0.name == device.name }
        ? access(index, &dice) : open(device, index)
    }
  }

  /// An operation: who, a verb, and what stands behind it.
  func line(_ who: String, _ verb: VerbDeclaration, _ words: String...) -> String {
    ([who, verb.word] + words.filter { !$0.isEmpty }).joined(separator: " ")
  }

  mutating func newName(_ kind: String) -> String {
    names += 1
    return "\(prefix)\(kind)\(names)"
  }

  private mutating func map(_ index: Int, _ dice: inout Dice) -> String {
    let kinds: [MappedMemory] = [
      .anon, .anon, .anon, .anon, .anon, .shmem, .file, .privateFile, .hugetlb,
    ]
    let kind = dice.pick(kinds)
    let pages = kind == .hugetlb ? 512 : dice.pick([1, 1, 2, 2, 3, 4, 8])
    let name = newName("m")
    processes[index].mappings.append((name, pages))
    return line(
      processes[index].name, ProcessVerbs.mmap.declaration, name, "\(pages)", kind.rawValue,
      dice.happens(5) ? "ro" : "")
  }

  private mutating func open(_ device: Device, _ index: Int) -> String {
    processes[index].opened.append(device)
    return line(device.name, DeviceVerbs.open.declaration, processes[index].name)
  }

  /// Closes an open device; nil if none is open.
  private mutating func close(_ index: Int, _ dice: inout Dice) -> String? {
    guard let device = device(index, &dice) else { return nil }
    processes[index].opened.removeAll { $0.name == device.name }
    return line(device.name, DeviceVerbs.close.declaration, processes[index].name)
  }

  private mutating func move(_ index: Int, _ dice: inout Dice) -> String {
    let old = dice.roll(below: processes[index].mappings.count)
    let new = newName("r")
    let mapping = processes[index].mappings[old]
    processes[index].mappings[old] = (new, mapping.pages)
    return line(processes[index].name, ProcessVerbs.mremap.declaration, mapping.name, new)
  }

  private mutating func fork(_ index: Int) -> String {
    var child = Process(name: newName("c"))
    child.mappings = processes[index].mappings
    processes.append(child)
    return line(processes[index].name, ProcessVerbs.fork.declaration, child.name)
  }

  private mutating func leave(_ index: Int) -> String {
    let name = processes[index].name
    processes[index].mappings = []
    processes[index].opened = []
    return line(name, ProcessVerbs.exit.declaration)
  }

  private func access(_ index: Int, _ dice: inout Dice) -> String {
    let process = processes[index].name
    switch dice.roll(below: 5) {
    case ..<2: return line(process, ProcessVerbs.read.declaration, pages(index, &dice))
    case ..<4:
      return line(
        process, ProcessVerbs.write.declaration, pages(index, &dice), "\(dice.roll(below: 250))")
    default:
      return line(
        process, ProcessVerbs.atomicAdd.declaration, page(index, &dice), "1", repetition(&dice))
    }
  }

  private func deviceAccess(_ index: Int, _ dice: inout Dice) -> String {
    guard let device = device(index, &dice) else { return access(index, &dice) }
    let process = processes[index].name
    let verb: VerbDeclaration
    switch dice.roll(below: 10) {
    case ..<2: verb = DeviceVerbs.read.declaration
    case ..<4:
      return line(
        device.name, DeviceVerbs.write.declaration, process, pages(index, &dice),
        "\(dice.roll(below: 250))")
    case ..<5: verb = DeviceVerbs.snapshot.declaration
    case ..<8 where device.driver == .testHMM: verb = DeviceVerbs.exclusive.declaration
    case ..<9 where device.driver == .testHMM: verb = DeviceVerbs.checkExclusive.declaration
    default:
      return line(
        device.name, DeviceVerbs.atomicAdd.declaration, process, page(index, &dice), "1",
        repetition(&dice))
    }
    return line(device.name, verb, process, pages(index, &dice))
  }

  private func device(_ index: Int, _ dice: inout Dice) -> Device? {
    processes[index].opened.isEmpty ? nil : dice.pick(processes[index].opened)
  }

  private func repetition(_ dice: inout Dice) -> String {
    dice.happens(15) ? "times \(dice.roll(in: 2...3))" : ""
  }

  func page(_ index: Int, _ dice: inout Dice) -> String {
    let mapping = dice.pick(processes[index].mappings)
    return "\(mapping.name)+\(dice.roll(below: min(mapping.pages, 8)))"
  }

  /// A page, some pages, or a whole mapping if it is a small one.
  func pages(_ index: Int, _ dice: inout Dice) -> String {
    let mapping = dice.pick(processes[index].mappings)
    let most = min(mapping.pages, 8)
    let first = dice.roll(below: most)
    if dice.happens(55) { return "\(mapping.name)+\(first)" }
    if mapping.pages <= 8 && dice.happens(50) { return mapping.name }
    return "\(mapping.name)+\(first)..\(dice.roll(in: first...most - 1))"
  }
}
