/// What an exhaustive search found out.
public struct SearchResult: Equatable, Sendable {
  /// How far the search came.
  public enum Verdict: Equatable, Sendable {
    /// Every reachable state was expanded.
    case complete
    case stopped(Reason)
  }

  /// Why a search stopped before its end.
  public enum Reason: Equatable, Sendable {
    /// A violation was found, and the search was to stop there.
    case violation
    /// The limit of states was reached.
    case states(Int)
    /// The limit of memory was reached, in bytes.
    case bytes(Int)
    /// Whoever watched the progress asked to stop.
    case cancelled
  }

  /// A violation, with a shortest schedule that leads to it.
  public struct Finding: Equatable, Sendable {
    /// The name of the invariant, or `deadlock`.
    public let name: String
    /// What is wrong, in a sentence.
    public let message: String
    /// A shortest way there.
    public let trace: Trace
  }

  /// What came of the search.
  public var verdict: Verdict
  /// Distinct states found, the initial one included.
  public var states: Int
  /// States of them whose successors were all looked at.
  public var expanded: Int
  /// Steps executed: edges of the state graph.
  public var transitions: Int
  /// Steps from the initial state to the farthest state expanded.
  public var depth: Int
  /// The first violation of every invariant, in the order found.
  public var violations: [Finding] = []
  /// States in which all actors have finished.
  public var finalStates: Int
  /// States in which no actor can move and some have not finished.
  public var deadlocks: Int
  /// Steps tried on the machine. The others were known from states that look alike to them; see
  /// `transitions` for their number with these.
  public var executed: Int
  /// Places that changed.
  public var places: Int
  /// Bits of a key in use, and words of 64 bits that a key has.
  public var keyBits: Int
  /// 64-bit words of a key.
  public var keyWords: Int
  /// Memory of the visited set at the end, in bytes.
  public var tableBytes: Int
  /// Memory of the search at its peak, in bytes: visited set, frontier, parents and packing.
  public var peakBytes: Int

  /// What was covered, in words.
  public var coverage: String {
    switch verdict {
    case .complete: "complete: \(states) states, \(transitions) transitions, depth \(depth)"
    case .stopped(let reason):
      "stopped (\(reason.text)): \(states) states found, \(expanded) of them expanded, "
        + "\(transitions) transitions, every schedule of up to \(depth) steps covered"
    }
  }
}

extension SearchResult.Reason {
  var text: String {
    switch self {
    case .violation: "violation found"
    case .states(let limit): "limit of \(limit) states"
    case .bytes(let limit): "limit of \(limit) bytes"
    case .cancelled: "cancelled"
    }
  }
}

/// How far a search is.
public struct SearchProgress: Equatable, Sendable {
  /// Distinct states found, the initial one included.
  public let states: Int
  /// States of them whose successors were all looked at.
  public let expanded: Int
  /// Steps executed: edges of the state graph.
  public let transitions: Int
  /// Steps from the initial state to the farthest state expanded.
  public let depth: Int
  /// Memory of the search so far, in bytes.
  public let bytes: Int
}
