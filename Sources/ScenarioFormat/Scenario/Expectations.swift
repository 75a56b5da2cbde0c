/// What must hold during a scenario and at its end.
public struct Expectations: Hashable, Sendable {
  /// What must hold on one kernel, beside what must hold on all.
  public struct ForKernel: Hashable, Sendable {
    /// The kernel profile.
    public var kernel: String
    /// Invariants that must hold at every step.
    public var always: [String]
    /// What must be so at the end.
    public var finally: [Assertion]

    /// What must hold on a kernel.
    public init(kernel: String, always: [String] = [], finally: [Assertion] = []) {
      self.kernel = kernel
      self.always = always
      self.finally = finally
    }
  }

  /// Invariants that must hold at every step, on any kernel.
  public var always: [String] = []
  /// What must be so at the end, on any kernel.
  public var finally: [Assertion] = []
  /// What kernels differ in, in the order of the file.
  public var kernels: [ForKernel] = []

  /// Nothing in particular must hold.
  public init() {}

  /// The invariants for a kernel: the common ones and its own.
  public func always(on kernel: String) -> [String] {
    always + kernels.filter { $0.kernel == kernel }.flatMap(\.always)
  }

  /// The assertions for a kernel: the common ones and its own.
  public func finally(on kernel: String) -> [Assertion] {
    finally + kernels.filter { $0.kernel == kernel }.flatMap(\.finally)
  }
}
