import MemoryModel

/// `nouveau_svm_range_invalidate`: the interval notifier around one device fault only marks its
/// sequence; what the device has mapped is dropped by the permanent notifier.
enum NouveauInvalidate {
  static func intervalSteps(
    _ device: Int, _ name: String, _ invalidation: Invalidation, _ kernel: Kernel
  ) -> [Line] {
    let isOwn = invalidation.event == .exclusive && invalidation.owner == device
    if isOwn && kernel.has(.ownerFilter) { return [] }
    let ignoresOwn = kernel.has(.ownNotification)
    return Listing {
      NotifierCallback(
        "nouveau_svm_range_invalidate", "drivers/gpu/drm/nouveau/nouveau_svm.c",
        Step(
          "mark \(name)'s interval notifier as hit (mmu_interval_set_seq)",
          why: "The device fault under way will find that it collided, and start over."
        ) { m in
          let opening = invalidation.opening(device, m)
          guard m[invalidation.state] == 2, m.overlaps(opening.temporary, invalidation.span) else {
            return .skip
          }
          if ignoresOwn && m[opening.converting] == m.meAsOwner { return .skip }
          guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
          m.setSequence(opening.temporary, readers: m.inserterMask(opening.temporary))
          return .next
        })
    }.lines
  }
}

/// `nouveau_svmm_invalidate_range_start`: the permanent notifier takes the driver's mutex, drops
/// the device's mappings, and waits until no access through them is under way.
struct NouveauInvalidateRangeStart: KernelPath {
  let device: Int
  let invalidation: Invalidation

  var routine: Routine {
    Routine("nouveau_svmm_invalidate_range_start", "drivers/gpu/drm/nouveau/nouveau_svm.c")
  }

  func listing(in scope: Scope) -> Listing {
    let device = device
    let invalidation = invalidation
    let name = scope.shape.devices[device].name
    let drains = scope.kernel.has(.drainDevice)
    let done = scope.label("done")
    return Listing {
      Step(
        "take the mutex of \(name), drop its mappings",
        why: "After this the device faults when it wants one of these pages.", to: [done]
      ) { m in
        let opening = invalidation.opening(device, m)
        guard m[invalidation.state] != 0, m[opening.isOpen] else { return .skip(to: done) }
        guard m[opening.mutex].isFree else { return .blocked(on: opening.mutex) }
        m.dropMirror(
          device, invalidation.space(m), from: invalidation.span.start(m),
          to: invalidation.span.end(m))
        guard drains, !m[opening.accessUnderWay].isFree else { return .leave }
        m[opening.mutex] = m.meAsOwner
        return .next
      }
      Step(
        "wait until \(name)'s access is over, release the mutex",
        why: "The device may still be between the load and the store of one access."
      ) { m in
        let opening = invalidation.opening(device, m)
        guard m[opening.accessUnderWay].isFree else {
          return .blocked(on: opening.accessUnderWay)
        }
        m.release(opening.mutex)
        return .next
      }
      Mark(done)
    }
  }
}
