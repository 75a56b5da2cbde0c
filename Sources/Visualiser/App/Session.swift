import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Screen
import Simulation

/// An open scenario: its timeline, and where the reader is in it.
final class Session {
  var timeline: Timeline
  let scenario: Scenario
  let kernel: Kernel
  var focus = Panel.pageTables
  /// The panel that had the focus before one that is only visited got it.
  var focusBefore = Panel.pageTables
  var isZoomed = false
  var showsChangedOnly = false
  var showsAnswer = false
  /// Where the reader is in the panels; a panel that is not among them begins anew.
  var states: [Panel: PanelState] = [:]
  var selection: Subject?
  /// The selection goes to what each step changes, until the reader selects something.
  var follows = true
  /// The actor that the reader wants to go next; nil to follow the schedule.
  var chosenActor: Int?
  var breakpoints: [Subject] = []
  var search: String?
  /// The scenario's file was changed since it was read.
  var isChangedOnDisk = false

  /// How many steps are taken at most to find out how long the schedule is.
  private static let longestPlan = 20_000

  /// Opens a scenario. The schedule's steps are taken as the future that lies ahead, so that the
  /// timeline shows how long it is.
  ///
  /// - Parameter choices: actors whose steps are taken first, as far as they can.
  init(
    _ scenario: Scenario, _ kernel: Kernel, choices: [Int] = []
  ) throws(DiagnosticList) {
    let simulation = try Simulation(scenario, kernel: kernel)
    self.scenario = scenario
    self.kernel = kernel
    timeline = Timeline(simulation)
    for actor in choices {
      guard timeline.actors.indices.contains(actor), case .ran = timeline.step(actor) else { break }
    }
    let here = timeline.step
    if scenario.schedule != nil {
      timeline.run(until: [.step(here + Self.longestPlan)])
      timeline.seek(to: here)
    }
    settle()
  }

  /// The actor whose step comes next; nil if nobody can move.
  var upNext: Int? {
    if let chosenActor, timeline.peeks[chosenActor].isReady { return chosenActor }
    if timeline.step < timeline.lastStep { return timeline.actor(ofStep: timeline.step + 1) }
    return timeline.nextActor
  }

  /// The choices that led here.
  var choices: [Int] {
    timeline.step == 0 ? [] : (1...timeline.step).map { timeline.actor(ofStep: $0) }
  }

  /// What panels need to know.
  func scene(_ glyphs: Glyphs) -> Scene {
    var oldWords: [Int: UInt64] = [:]
    if timeline.step > 0 {
      for change in timeline.changes(ofStep: timeline.step) where oldWords[change.place] == nil {
        oldWords[change.place] = change.old
      }
    }
    return Scene(glyphs: glyphs, oldWords: oldWords, selection: selection, next: upNext)
  }

  /// Moves selection and panels to what the last step did.
  func settle() {
    showsAnswer = false
    if follows { selection = followed() ?? selection ?? firstPage() }
    let subjects = changedSubjects()
    states = states.filter { $0.key.showsThings }
    forEachOfThings(scene(.unicode)) { panel, rows in
      let selected = selection.flatMap { rows.key(of: $0, timeline) }
      var state = states[panel, default: PanelState()]
      if follows || state.cursor == nil { state.cursor = selected }
      state.target =
        subjects.lazy.compactMap { rows.key(of: $0, self.timeline) }.first ?? selected
      states[panel] = state
    }
  }

  /// The page that the last step is about; nil if it is about none.
  private func followed() -> Subject? {
    changedSubjects().first { subject in
      if case .page = subject { true } else { false }
    }
  }

  /// What the last step changed, as things that rows show.
  func changedSubjects() -> [Subject] {
    if timeline.step == 0 { return [] }
    var subjects: [Subject] = []
    for event in timeline.events(ofStep: timeline.step) {
      guard let subject = subject(of: event), !subjects.contains(subject) else { continue }
      subjects.append(subject)
    }
    return subjects
  }

  /// What an event is about: also the pages of an entry that maps 2 MiB, or did before.
  private func subject(of event: Event) -> Subject? {
    if let subject = subject(of: event.object) { return subject }
    guard let slot = event.object.entry, let found = timeline.machine.leaf(at: slot),
      case let before = PTE(word: event.oldWord), !before.isNone,
      !TableNumber(entry: before).exists
    else { return nil }
    return .page(found.process, found.leaf.page)
  }

  /// The thing that a place belongs to.
  func subject(of object: ObjectReference) -> Subject? {
    if let slot = object.entry {
      guard let found = timeline.machine.leaf(at: slot),
        found.leaf.level == 0
          || timeline.machine.leaf(found.process, found.leaf.page) == found.leaf
      else { return nil }
      return .page(found.process, found.leaf.page)
    }
    if let slot = object.copy {
      return timeline.machine.leaf(at: slot).map { .page($0.process, $0.leaf.page) }
    }
    if let area = object.area { return .area(area.process, area.number) }
    return object.folio.map { .folio($0) } ?? object.table.map { .table($0) }
  }

  /// The first page of the first VMA there is.
  private func firstPage() -> Subject? {
    for number in timeline.names.processes.indices {
      let process = ProcessNumber(number)
      let areas = timeline.machine.areas(
        process, from: LeafScan.everything.lowerBound, to: LeafScan.everything.upperBound)
      if let area = areas.first {
        return .page(process, timeline.machine[VMAPlaces(process, area).start])
      }
    }
    return nil
  }
}
