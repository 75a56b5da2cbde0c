import MemoryModel
import Playback

extension PageTableRows {
  /// Where to look on: for the mirrors of a process from one device on, or for pages of a mirror.
  enum Continuation {
    case mirrors(ProcessNumber, from: Int)
    case mirror(Int, ProcessNumber, VirtualPage)
  }

  /// Where to look back.
  enum Reverse {
    case mirrors(ProcessNumber, below: Int)
  }

  /// Rows that name the process exist where there are several.
  func hasProcessRows(_ timeline: borrowing Timeline) -> Bool {
    var count = 0
    for number in 0..<timeline.names.processes.count
    where isShown(ProcessNumber(number), timeline) {
      count += 1
    }
    return count > 1
  }

  func isShown(_ process: ProcessNumber, _ timeline: borrowing Timeline) -> Bool {
    timeline.machine[timeline.machine.process(process).state].hasAddressSpace
  }

  /// The VMAs of a process, lowest address first.
  func areas(_ process: ProcessNumber, _ timeline: borrowing Timeline) -> [Int] {
    timeline.machine.areas(
      process, from: LeafScan.everything.lowerBound, to: LeafScan.everything.upperBound)
  }

  func firstArea(_ process: ProcessNumber, _ timeline: borrowing Timeline) -> RowKey? {
    areas(process, timeline).first.map { .area(process, $0) }
  }

  func exists(_ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline) -> Bool {
    let places = VMAPlaces(process, area)
    return isShown(process, timeline)
      && timeline.machine[places.start] < timeline.machine[places.end]
  }

  func contains(
    _ process: ProcessNumber, _ area: Int, _ page: VirtualPage, _ timeline: borrowing Timeline
  ) -> Bool {
    let places = VMAPlaces(process, area)
    return timeline.machine[places.start] <= page && page < timeline.machine[places.end]
  }

  /// The pages of a VMA as rows; the selected page has its own.
  func runs(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> PageRuns {
    var pinned: VirtualPage?
    if case .page(process, let page) = scene.selection { pinned = page }
    let places = VMAPlaces(process, area)
    return PageRuns(
      scan: LeafScan(process), start: timeline.machine[places.start],
      end: timeline.machine[places.end], pinned: pinned)
  }

  func pages(_ process: ProcessNumber, _ area: Int, _ run: Range<VirtualPage>) -> RowKey {
    .pages(process, area, run.lowerBound, run.upperBound)
  }

  /// The walk is shown again where another page table begins.
  func needsWalk(_ run: Range<VirtualPage>, after start: VirtualPage) -> Bool {
    run.lowerBound.number >> 9 != start.number >> 9
  }

  func lastPages(
    _ process: ProcessNumber, _ area: Int, _ timeline: borrowing Timeline
  ) -> RowKey {
    let end = timeline.machine[VMAPlaces(process, area).end]
    return pages(
      process, area, runs(process, area, timeline).run(at: end + -1, timeline.machine))
  }

  /// The first row of the first process from a number on that has one.
  func nextProcess(from number: Int, _ timeline: borrowing Timeline) -> RowKey? {
    for candidate in number..<max(number, timeline.names.processes.count) {
      let process = ProcessNumber(candidate)
      guard isShown(process, timeline) else { continue }
      if hasProcessRows(timeline) { return .process(process) }
      return firstArea(process, timeline) ?? next(.mirrors(process, from: 0), timeline)
    }
    return nil
  }

  func lastRow(before process: ProcessNumber, _ timeline: borrowing Timeline) -> RowKey? {
    for number in (0..<process.number).reversed() {
      if let key = lastRow(of: ProcessNumber(number), timeline) { return key }
    }
    return nil
  }

  func lastRow(of process: ProcessNumber, _ timeline: borrowing Timeline) -> RowKey? {
    guard isShown(process, timeline) else { return nil }
    return previous(
      .mirrors(process, below: timeline.machine.shape.devices.count), timeline)
  }

  /// A device mirrors a process while it has it open, or while anything is left in its tables.
  func isMirrored(
    _ device: Int, _ process: ProcessNumber, _ timeline: borrowing Timeline
  ) -> Bool {
    isShown(process, timeline)
      && (timeline.machine[timeline.machine.opening(device, process).isOpen]
        || nextMirror(device, process, from: VirtualPage(0), timeline) != nil)
  }

  func nextMirror(
    _ device: Int, _ process: ProcessNumber, from page: VirtualPage,
    _ timeline: borrowing Timeline
  ) -> VirtualPage? {
    let scan = LeafScan(process, entries: false, devices: device..<device + 1)
    let end = LeafScan.everything.upperBound
    guard let found = scan.next(from: page, to: end, timeline.machine) else { return nil }
    if found.page >= page { return found.page }
    return scan.next(from: found.end, to: end, timeline.machine)?.page
  }

  func previousMirror(
    _ device: Int, _ process: ProcessNumber, below page: VirtualPage,
    _ timeline: borrowing Timeline
  ) -> RowKey? {
    if page.number == 0 { return nil }
    return LeafScan(process, entries: false, devices: device..<device + 1)
      .previous(from: page + -1, downTo: VirtualPage(0), timeline.machine)
      .map { .mirror(device: device, process, $0.page) }
  }

  func next(_ place: Continuation, _ timeline: borrowing Timeline) -> RowKey? {
    switch place {
    case .mirror(let device, let process, let page):
      if let found = nextMirror(device, process, from: page, timeline) {
        return .mirror(device: device, process, found)
      }
      return next(.mirrors(process, from: device + 1), timeline)
    case .mirrors(let process, let first):
      for device in first..<max(first, timeline.machine.shape.devices.count)
      where isMirrored(device, process, timeline) {
        return .mirrors(device: device, process)
      }
      return nextProcess(from: process.number + 1, timeline)
    }
  }

  func previous(_ place: Reverse, _ timeline: borrowing Timeline) -> RowKey? {
    guard case .mirrors(let process, let device) = place else { return nil }
    for number in (0..<device).reversed() where isMirrored(number, process, timeline) {
      return previousMirror(number, process, below: LeafScan.everything.upperBound, timeline)
        ?? .mirrors(device: number, process)
    }
    if let area = areas(process, timeline).last { return lastPages(process, area, timeline) }
    return hasProcessRows(timeline) ? .process(process) : lastRow(before: process, timeline)
  }
}
