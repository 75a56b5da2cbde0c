import KernelPaths

extension Timeline {
  /// The branch that the timeline is on.
  public var currentBranch: Int { history.current }

  /// Where the timeline stands.
  public var node: HistoryNode { node(at: step) }

  /// A step of the current branch as a node.
  public func node(at step: Int) -> HistoryNode {
    step == 0 ? .start : HistoryNode(branch: history.holder(of: step), step: step)
  }

  /// All branches, in the order in which they began.
  public var branches: [BranchSummary] {
    history.branches.enumerated().map { number, branch in
      let parent = branch.parent ?? 0
      let first = branch.steps.first
      return BranchSummary(
        number: number,
        fork: branch.forkStep == 0 ? .start : HistoryNode(branch: parent, step: branch.forkStep),
        end: branch.lastStep == 0
          ? .start
          : HistoryNode(branch: branch.steps.isEmpty ? parent : number, step: branch.lastStep),
        firstActor: first.map { actors[Int($0.actor)].name },
        firstTitle: first.map { actors[Int($0.actor)].program.title(at: Int($0.position)) } ?? "",
        isOnPath: history.isOnPath(number, through: step))
    }
  }

  /// The node before one; nil for the start.
  public func parent(of node: HistoryNode) -> HistoryNode? {
    guard node.step > 0 else { return nil }
    let branch = history.branches[node.branch]
    if node.step > branch.forkStep + 1 {
      return HistoryNode(branch: node.branch, step: node.step - 1)
    }
    return branch.forkStep == 0
      ? .start : HistoryNode(branch: branch.parent ?? 0, step: branch.forkStep)
  }

  /// The nodes after one, in the order in which they were first taken.
  public func children(of node: HistoryNode) -> [HistoryNode] {
    history.branches.indices.compactMap { number in
      let branch = history.branches[number]
      let continues = number == node.branch && branch.forkStep <= node.step
      let begins = branch.forkStep == node.step && (branch.parent ?? 0) == node.branch
      guard continues || begins, branch.lastStep > node.step else { return nil }
      return HistoryNode(branch: number, step: node.step + 1)
    }
  }

  /// What happened in the step that led to a node; nil for the start.
  public func summary(of node: HistoryNode) -> StepSummary? {
    guard node.step > 0 else { return nil }
    let branch = history.branches[node.branch]
    return summary(node.step, branch.steps[node.step - branch.forkStep - 1])
  }

  /// Goes to any node of the tree; its branch becomes the current one, unless it is on it already.
  public mutating func go(to node: HistoryNode) {
    if node.step > 0 && !history.isOnPath(node) {
      let shared = history.commonStep(history.current, node.branch)
      if step > shared { seek(to: shared) }
      journal.truncate(after: shared)
      checkpoints.truncate(after: shared)
      history.select(node.branch)
    }
    seek(to: node.step)
  }

  /// Goes to the last step of a branch.
  public mutating func switchBranch(to branch: Int) {
    let summary = history.branches[branch]
    if history.current != branch {
      let shared = history.commonStep(history.current, branch)
      if step > shared { seek(to: shared) }
      journal.truncate(after: shared)
      checkpoints.truncate(after: shared)
      history.select(branch)
    }
    seek(to: summary.lastStep)
  }

  /// Names the current node; a name that exists already moves here.
  public mutating func bookmark(_ name: String) {
    bookmarks.removeAll { $0.name == name }
    bookmarks.append(Bookmark(name: name, node: node))
  }

  /// Forgets a name; the node stays.
  public mutating func removeBookmark(_ name: String) {
    bookmarks.removeAll { $0.name == name }
  }

  /// Goes to a bookmark. False if there is none of that name.
  @discardableResult
  public mutating func go(toBookmark name: String) -> Bool {
    guard let bookmark = bookmarks.first(where: { $0.name == name }) else { return false }
    go(to: bookmark.node)
    return true
  }
}
