import MemoryModel

/// Opens an invalidation and tells every secondary MMU that overlaps: first the interval notifiers,
/// then the permanent ones. The page tables may change only afterwards.
struct InvalidateRangeStart: KernelPath {
  let invalidation: Invalidation

  var routine: Routine {
    Routine("mmu_notifier_invalidate_range_start", "mm/mmu_notifier.c")
  }

  func listing(in scope: Scope) -> Listing {
    let invalidation = invalidation
    let devices = Array(scope.shape.devices.enumerated())
    let done = scope.label("done")
    return Listing {
      Step(
        "tell secondary MMUs (\(invalidation.event.rawValue)"
          + (invalidation.owner.map { ", owner \(scope.shape.devices[$0].name)" } ?? "") + ")",
        why: "So that devices drop what they cached of these pages before the page table changes.",
        to: [done]
      ) { m in
        let process = invalidation.space(m)
        guard m.hasNotifiers(process) else { return .skip(to: done) }
        m[m.process(process).activeInvalidations] += 1
        let hit = m.hitsInterval(process, invalidation.span)
        if hit { m[m.process(process).sequenceIsOdd] = true }
        m[invalidation.state] = hit ? 2 : 1
        return .next
      }
      for (device, description) in devices {
        switch description.driver {
        case .testHMM: TestHMMInvalidate.steps(device, description.name, invalidation)
        case .nouveau:
          NouveauInvalidate.intervalSteps(device, description.name, invalidation, scope.kernel)
        }
      }
      for (device, description) in devices where description.driver == .nouveau {
        if scope.kernel.has(.secondNotifier) {
          NouveauInvalidateRangeStart(device: device, invalidation: invalidation)
        }
      }
      Mark(done)
    }
  }
}

extension Machine {
  /// True if the span overlaps some interval notifier of the process.
  fileprivate func hitsInterval(_ process: ProcessNumber, _ span: Span) -> Bool {
    for device in 0..<shape.devices.count {
      let opening = opening(device, process)
      if overlaps(opening.permanent, span) || overlaps(opening.temporary, span) { return true }
    }
    return false
  }
}
