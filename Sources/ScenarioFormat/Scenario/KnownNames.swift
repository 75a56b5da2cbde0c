/// The names that scenario files may use for kernels, switches and invariants. They are the machine's,
/// which the language does not know; whoever reads a file passes them in.
public struct KnownNames: Sendable {
  /// The kernel profiles; nil to accept any.
  public var kernels: [String]?
  /// The what-if switches; nil to accept any.
  public var switches: [String]?
  /// The invariants; nil to accept any.
  public var invariants: [String]?
  /// The verbs that mean something, for help; another one is read, and refused by who runs it.
  public var verbs: [VerbDeclaration]

  /// Lists of names.
  public init(
    kernels: [String]? = nil, switches: [String]? = nil, invariants: [String]? = nil,
    verbs: [VerbDeclaration] = VerbDeclaration.all
  ) {
    self.kernels = kernels
    self.switches = switches
    self.invariants = invariants
    self.verbs = verbs
  }
}
