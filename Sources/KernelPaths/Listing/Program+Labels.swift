/// What a reader needs to follow the jumps of a listing: where its labels stand, and which lines lead
/// to them.
extension Program {
  /// A label or a goto of a listing. It is no step: it stands between the steps.
  public struct Signpost: Equatable, Sendable {
    /// What stands there.
    public enum Kind: Equatable, Sendable {
      /// `retry:`
      case label
      /// `goto retry;`
      case goTo
    }

    /// What stands there.
    public let kind: Kind
    /// The name of the label: `retry`.
    public let label: String
    /// The number of the line that it stands before; the number of lines at the end of the listing.
    public let line: Int
  }
}

extension Scope {
  /// The name of a label; nil if it is one of another listing.
  func name(of label: Label) -> String? {
    let number = label.number - firstLabel
    return labelNames.indices.contains(number) ? labelNames[number] : nil
  }

  /// The names of the labels that a line may go on at.
  func targets(of line: Line) -> [String] {
    switch line {
    case .step(let step): step.targets.compactMap(name)
    case .call(let call): call.onError.flatMap(name).map { [$0] } ?? []
    case .mark, .goTo: []
    }
  }

  /// Where the labels and gotos of a listing stand among the lines that a reader sees.
  ///
  /// - Parameter numbers: the number of the next line that a reader sees, for every line.
  func signposts(of lines: [Line], _ numbers: [Int]) -> [Program.Signpost] {
    zip(lines, numbers).compactMap { line, number in
      switch line {
      case .mark(let label):
        name(of: label).map { Program.Signpost(kind: .label, label: $0, line: number) }
      case .goTo(let label):
        name(of: label).map { Program.Signpost(kind: .goTo, label: $0, line: number) }
      case .step, .call: nil
      }
    }
  }
}
