/// All steps ever taken, as branches: a branch leaves its parent after some step and keeps its own
/// steps from there on. Going back and choosing another actor starts a branch; nothing is lost.
struct HistoryTree {
  struct Branch {
    /// The branch that it leaves; nil for the first one.
    let parent: Int?
    /// The last step that it shares with its parent.
    let forkStep: Int
    var steps: ContiguousArray<StepRecord> = []

    var lastStep: Int { forkStep + steps.count }
  }

  private(set) var branches = [Branch(parent: nil, forkStep: 0)]
  /// The branch that the timeline is on.
  private(set) var current = 0
  /// Which branch holds the steps from `from` on, oldest first, for the current branch.
  private var lineage: [(branch: Int, from: Int)] = [(0, 1)]
  /// Steps in all branches.
  private(set) var size = 0

  /// The last step of the current branch.
  var lastStep: Int { branches[current].lastStep }

  /// A step of the current branch.
  func record(_ step: Int) -> StepRecord {
    let branch = branches[holder(of: step)]
    return branch.steps[step - branch.forkStep - 1]
  }

  /// The branch that holds a step of the current branch.
  func holder(of step: Int) -> Int {
    var index = lineage.count - 1
    while lineage[index].from > step { index -= 1 }
    return lineage[index].branch
  }

  /// Appends a step to the current branch.
  mutating func append(_ record: StepRecord) {
    branches[current].steps.append(record)
    size += 1
  }

  /// Adds marks to a step of the current branch.
  mutating func mark(_ step: Int, _ marks: Marks) {
    let branch = holder(of: step)
    branches[branch].steps[step - branches[branch].forkStep - 1].marks.formUnion(marks)
  }

  /// Starts a branch that leaves the current one after a step.
  mutating func fork(after step: Int) {
    let parent = step == 0 ? 0 : holder(of: step)
    branches.append(Branch(parent: parent, forkStep: step))
    select(branches.count - 1)
  }

  mutating func select(_ branch: Int) {
    current = branch
    lineage = []
    var number: Int? = branch
    while let one = number {
      lineage.insert((one, branches[one].forkStep + 1), at: 0)
      number = branches[one].parent
    }
  }

  /// Another branch that goes on after a step of the current one with this actor.
  func sibling(after step: Int, actor: Int) -> Int? {
    let holder = step == 0 ? 0 : holder(of: step)
    for (number, branch) in branches.enumerated() where number != current {
      if branch.forkStep == step && (branch.parent == holder || step == 0 && number > 0),
        let first = branch.steps.first, first.actor == UInt8(actor)
      {
        return number
      }
    }
    let own = branches[holder]
    if holder != current, own.lastStep > step,
      own.steps[step - own.forkStep].actor == UInt8(actor)
    {
      return holder
    }
    return nil
  }

  /// True if a node lies on the current branch.
  func isOnPath(_ node: HistoryNode) -> Bool {
    node.step == 0 || node.step <= lastStep && holder(of: node.step) == node.branch
  }

  /// True if one of the first steps of the current branch belongs to a branch.
  func isOnPath(_ branch: Int, through step: Int) -> Bool {
    branch == 0 || lineage.contains { $0.branch == branch && $0.from <= step }
  }

  /// The last step that two branches share.
  func commonStep(_ first: Int, _ second: Int) -> Int {
    let firstLine = line(first)
    let secondLine = line(second)
    var shared = 0
    for index in 0..<min(firstLine.count, secondLine.count) {
      guard firstLine[index].branch == secondLine[index].branch else { break }
      let firstEnd = index + 1 < firstLine.count ? firstLine[index + 1].from - 1 : Int.max
      let secondEnd = index + 1 < secondLine.count ? secondLine[index + 1].from - 1 : Int.max
      shared = min(firstEnd, secondEnd)
      if firstEnd != secondEnd { break }
    }
    return min(shared, branches[first].lastStep, branches[second].lastStep)
  }

  /// The branches that hold the steps of a branch, the first one first.
  private func line(_ branch: Int) -> [(branch: Int, from: Int)] {
    var line: [(branch: Int, from: Int)] = []
    var number: Int? = branch
    while let one = number {
      line.insert((one, branches[one].forkStep + 1), at: 0)
      number = branches[one].parent
    }
    return line
  }
}
