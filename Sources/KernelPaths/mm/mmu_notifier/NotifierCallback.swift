/// A driver's callback of an interval notifier (`mmu_interval_notifier_ops.invalidate`) that is one
/// step long: a kernel function of its own, so that a reader sees whose code runs.
struct NotifierCallback: KernelPath {
  let routine: Routine
  let step: Step

  init(_ name: String, _ file: String, _ step: Step) {
    routine = Routine(name, file)
    self.step = step
  }

  func listing(in scope: Scope) -> Listing {
    let step = step
    return Listing { step }
  }
}
