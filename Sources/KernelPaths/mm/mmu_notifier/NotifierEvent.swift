import MemoryModel

/// Why an invalidation happens (`enum mmu_notifier_event`).
public enum NotifierEvent: String, Sendable {
  case unmap = "UNMAP"
  case clear = "CLEAR"
  case protectionVMA = "PROTECTION_VMA"
  case protectionPage = "PROTECTION_PAGE"
  case exclusive = "EXCLUSIVE"
  case release = "RELEASE"
}

/// One invalidation between its start and its end.
struct Invalidation: Sendable {
  let space: Space
  let span: Span
  let event: NotifierEvent
  /// The device that asked for it; nil is NULL.
  let owner: Int?
  /// 0 not open, 1 open, 2 open and hit some interval notifier.
  let state: Local<Int>

  init(
    _ event: NotifierEvent, _ process: ProcessNumber, _ span: Span, owner: Int? = nil,
    in scope: Scope
  ) {
    self.init(event, in: .process(process), span, owner: owner, scope)
  }

  /// The same in the address space that a walk stands in.
  init(
    _ event: NotifierEvent, in space: Space, _ span: Span, owner: Int? = nil, _ scope: Scope
  ) {
    self.space = space
    self.span = span
    self.event = event
    self.owner = owner
    state = scope.local("invalidation")
  }

  var start: InvalidateRangeStart { InvalidateRangeStart(invalidation: self) }
  var end: InvalidateRangeEnd { InvalidateRangeEnd(invalidation: self) }

  /// A device's opening of the address space.
  @inlinable
  func opening(_ device: Int, _ m: borrowing Machine) -> OpeningPlaces {
    OpeningPlaces(device: device, process: space(m))
  }
}

extension Machine {
  /// `mm_has_notifiers`: some device mirrors the process.
  @inlinable
  func hasNotifiers(_ process: ProcessNumber) -> Bool {
    for device in 0..<shape.devices.count where self[opening(device, process).isOpen] {
      return true
    }
    return false
  }
}
