import KernelPaths
import MemoryModel
import ScenarioFormat
import Text

/// What an operation answered, in the form of a recording.
struct ResultReport {
  /// Rounds above this that ended at the time limit are recorded as just "more".
  private static let manyRounds = 1000

  let object: JSONObject

  init(_ machine: borrowing Machine, _ actor: ActorPlaces, _ operation: Operation) {
    var object = JSONObject()
    let errno = machine[actor.errno]
    let signal = machine[actor.signal]
    let pages = machine[actor.pages]
    if signal != .none {
      object["signal"] = .string(signal.name)
      object["code"] = .string(signal.code)
    } else {
      object["ret"] = .integer(-Int(errno.rawValue))
      if errno != .none { object["error"] = .string(errno.name) }
    }
    switch ResultReport.kind(of: operation) {
    case .nouveauAccess:
      let rounds = machine[actor.rounds]
      let isTimeout = errno == .EBUSY
      object["faults"] = .integer(machine[actor.faults])
      object["rounds"] =
        isTimeout && rounds > ResultReport.manyRounds
        ? .string(">\(ResultReport.manyRounds)") : .integer(rounds)
      if isTimeout { object["timeout"] = .bool(true) }
      if pages > 1 || errno != .none { object["pages"] = .integer(pages) }
    case .testDevice where errno == .none:
      object["faults"] = .integer(machine[actor.faults])
      object["pages"] = .integer(pages)
    case .testDevice, .other: break
    }
    let data = ResultReport.data(machine, actor, operation)
    let delivers = errno == .none || ResultReport.kind(of: operation) == .nouveauAccess
    if delivers && !data.isEmpty { object["data"] = .array(data) }
    self.object = object
  }

  private enum Kind {
    case nouveauAccess
    case testDevice
    case other
  }

  private static func kind(of operation: Operation) -> Kind {
    guard case .device(let name, _) = operation.subject, operation.verb.effect == .none
    else { return .other }
    if DeviceTable.laboratory.driver(of: name) == .testHMM { return .testDevice }
    return operation.verb == DeviceVerbs.snapshot.declaration ? .other : .nouveauAccess
  }

  private static func data(
    _ machine: borrowing Machine, _ actor: ActorPlaces, _ operation: Operation
  ) -> [JSONValue] {
    let count = min(machine[actor.dataCount], ActorPlaces.dataLimit)
    var values: [JSONValue] = []
    for number in 0..<count {
      let datum = machine[actor.data(number)]
      guard operation.verb == DeviceVerbs.snapshot.declaration,
        case .device(let name, _) = operation.subject
      else {
        values.append(.integer(datum))
        continue
      }
      let isNouveau = DeviceTable.laboratory.driver(of: name) == .nouveau
      values.append(
        .string(
          isNouveau
            ? MirrorEntry(word: UInt64(datum)).text : DeviceView(code: datum).rawValue))
    }
    return values
  }
}
