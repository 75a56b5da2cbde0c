/// A law that an input broke.
public struct Finding: Equatable, Sendable {
  /// The law, in few words that do not depend on the input: findings of one law are one kind.
  public let law: String
  /// What was seen.
  public let detail: String

  /// A broken law, and what was seen.
  public init(_ law: String, _ detail: String) {
    self.law = law
    self.detail = detail
  }
}
