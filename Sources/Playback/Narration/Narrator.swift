import MemoryModel

/// Tells a run in plain sentences, one a step.
public enum Narrator {
  /// What a step did: `gpu stores the device-exclusive entry: PTE heap+0 in app goes from none to
  /// EXCLUSIVE f0.`
  public static func sentence(for step: Int, in timeline: borrowing Timeline) -> String {
    let summary = timeline.summary(ofStep: step)
    var text = "\(summary.actorName) \(VerbPhrase.told(summary.title))"
    let told = changes(timeline.events(ofStep: step))
    if !told.isEmpty { text += ": " + told.joined(separator: "; ") }
    return text + "."
  }

  /// The sentence with the step's number, as `run` prints it: `  12  gpu stores …`.
  public static func line(for step: Int, in timeline: borrowing Timeline) -> String {
    let number = "\(step)"
    return String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
      + sentence(for: step, in: timeline)
  }

  /// Why an actor does not go on: `cpu waits for folio lock f0, held by gpu since step 7.` Nil if it
  /// does not wait.
  public static func waiting(_ actor: Int, in timeline: borrowing Timeline) -> String? {
    timeline.wait(of: actor).map { "\(timeline.actors[actor].name) waits for \($0.text)." }
  }

  /// How an actor's operation ended, after a step that ended one: `gpu0 atomic-add heap+0 1: ok.`
  /// Nil after other steps.
  public static func ending(of step: Int, in timeline: borrowing Timeline) -> String? {
    guard timeline.step == step, timeline.marks(ofStep: step).contains(.operationEnd),
      let result = timeline.result(of: timeline.actor(ofStep: step))
    else { return nil }
    let actor = timeline.actor(ofStep: step)
    let operation = timeline.machine[timeline.machine.actor(actor).operation] - 1
    return "\(timeline.operationText(actor, operation)): \(result)."
  }

  /// The changes worth telling, the most telling ones first.
  private static func changes(_ events: [Event]) -> [String] {
    let told = events.enumerated()
      .filter { rank($0.element.kind) < 9 }
      .sorted { (rank($0.element.kind), $0.offset) < (rank($1.element.kind), $1.offset) }
      .map { "\($0.element.name.text) goes from \($0.element.old) to \($0.element.new)" }
    let limit = 4
    return told.count <= limit
      ? told : Array(told.prefix(limit)) + ["\(told.count - limit) more changes"]
  }

  private static func rank(_ kind: PlaceKind) -> Int {
    switch kind {
    case .entry: 0
    case .mirror: 1
    case .translation: 2
    case .lock: 3
    case .folio: 4
    case .notifier: 5
    case .area, .object: 6
    case .counter: 7
    case .result: 8
    case .upperEntry, .bookkeeping: 9
    }
  }
}
