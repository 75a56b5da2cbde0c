/// A step in the history tree. Nodes keep their names for ever.
public struct HistoryNode: Hashable, Sendable {
  /// The branch that holds the step; 0 for the start.
  public let branch: Int
  /// Number of the step, counted from the start.
  public let step: Int

  /// A step of a branch.
  public init(branch: Int, step: Int) {
    self.branch = branch
    self.step = step
  }

  /// Before the first step.
  public static let start = HistoryNode(branch: 0, step: 0)
}

/// A branch of the history tree.
public struct BranchSummary: Hashable, Sendable {
  /// The name of the branch: 0 is the first one, the others count up.
  public let number: Int
  /// The node after which it begins.
  public let fork: HistoryNode
  /// Its last node.
  public let end: HistoryNode
  /// Who took its first step; nil for a branch without steps.
  public let firstActor: String?
  /// Title of its first step; empty for a branch without steps.
  public let firstTitle: String
  /// True for branches that the current position lies on.
  public let isOnPath: Bool
}

/// A node with a name that the user gave it.
public struct Bookmark: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Where it leads.
  public let node: HistoryNode
}
