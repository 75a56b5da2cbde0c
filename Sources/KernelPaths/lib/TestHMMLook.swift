import MemoryModel

/// The HMM test device's CHECK_EXCLUSIVE: EPERM if the mirror holds an exclusive entry in the range.
public struct TestHMMCheckExclusive: OperationPath {
  let device: Int
  let operand: PageOperand

  /// A look at which of these pages the device holds exclusively.
  public init(device: Int, _ operand: PageOperand) {
    self.device = device
    self.operand = operand
  }

  /// The function that it models.
  public var routine: Routine { Routine("dmirror_check_atomic", "lib/test_hmm.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (device, operand, process) = (device, operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    return Listing {
      Step("look for an exclusive entry in the mirror, under the mutex") { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        let held = m.nextMirror(
          process, from: operand.span.start(m), to: operand.span.end(m), device: device,
          where: { $0.isAtomic })
        return held == nil ? .next : m.fail(.EPERM)
      }
    }
  }
}

/// The HMM test device's SNAPSHOT: what it could see of each page without faulting.
public struct TestHMMSnapshot: OperationPath {
  let device: Int
  let operand: PageOperand

  /// SNAPSHOT of these pages by a device.
  public init(device: Int, _ operand: PageOperand) {
    self.device = device
    self.operand = operand
  }

  /// The function that it models.
  public var routine: Routine { Routine("dmirror_snapshot", "lib/test_hmm.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (operand, process) = (operand, operand.process)
    let opening = OpeningPlaces(device: device, process: process)
    let records = scope.purpose.recordsResults
    let retry = scope.label("retry")
    return Listing {
      Step("insert an interval notifier over the range") { m in
        let inserted = opening.temporary.insertedBy
        guard m[inserted].isFree else { return .blocked(on: inserted) }
        m.insert(
          opening.temporary, process, start: operand.span.start(m), end: operand.span.end(m))
        return .next
      }
      Mark(retry)
      IntervalReadBegin(subscription: opening.temporary)
      Step("take mmap_lock for reading") { m in m.takeRead(m.process(process).mmapLock) }
      Step("note what the entries allow, without faulting", to: [retry]) { m in
        if m.readRetry(opening.temporary) {
          m.releaseRead(m.process(process).mmapLock)
          return .jump(retry)
        }
        guard records else { return .next }
        m[m.me.pages] = 0
        m[m.me.dataCount] = 0
        for number in 0..<operand.count(m) {
          m.record(m.deviceView(process, operand.span.start(m) + number).code)
        }
        return .next
      }
      Step("release mmap_lock") { m in
        m.releaseRead(m.process(process).mmapLock)
        return .next
      }
      Step("check for a collision (read_retry), else keep the snapshot", to: [retry]) { m in
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        return m.readRetry(opening.temporary) ? .jump(retry) : .next
      }
      Step("remove the interval notifier") { m in m.removeWhenIdle(opening.temporary, process) }
    }
  }
}

extension DeviceView {
  private static let order: [DeviceView] = [
    .nothing, .read, .readWrite, .zero, .error, .readHuge, .readWriteHuge,
  ]
  /// As a datum of a result.
  var code: Int { DeviceView.order.firstIndex(of: self) ?? 0 }
  /// The view that a datum stands for.
  public init(code: Int) { self = DeviceView.order[code] }
}

extension Machine {
  /// Removes an interval notifier, waiting for an invalidation under way to end.
  mutating func removeWhenIdle(
    _ subscription: SubscriptionPlaces, _ process: ProcessNumber
  ) -> Outcome {
    let odd = self.process(process).sequenceIsOdd
    guard !self[odd] || self[subscription.isDeferred] else { return .blocked(on: odd) }
    remove(subscription)
    return .next
  }
}
