/// Something that must be true of the machine between any two steps.
///
/// Where the kernel itself lets something be untrue for a moment, it does so under a lock; each
/// invariant says under which ones it is not asked for.
public struct MemoryInvariant: Sendable {
  /// Its name, as scenario files say it: `exclusive-means-exclusive`.
  public let name: String
  /// What must be true.
  public let summary: String
  /// When it need not be; empty if always.
  public let exception: String
  let judge: Judge
  /// The places of the kinds of objects that it depends on.
  private let watched: [Range<Int>]

  /// The check of one object, by the kind of object that an invariant is about. It allocates nothing.
  enum Judge: Sendable {
    case slot(@Sendable (borrowing Machine, EntrySlot) -> Verdict, Explanation<EntrySlot>)
    case frame(
      @Sendable (borrowing Machine, FrameNumber, Mappings) -> Verdict, Explanation<FrameNumber>)
    case table(@Sendable (borrowing Machine, TableNumber) -> Verdict, Explanation<TableNumber>)
    case process(
      @Sendable (borrowing Machine, ProcessNumber, borrowing Tally) -> Verdict,
      @Sendable (borrowing Machine, ProcessNumber, borrowing Tally) -> (
        [ObjectReference], String
      ))
    case machine(
      @Sendable (borrowing Machine, borrowing Tally) -> Verdict,
      @Sendable (borrowing Machine, borrowing Tally) -> String)
  }

  /// Says which objects break the invariant, and why.
  typealias Explanation<Subject> =
    @Sendable (borrowing Machine, Subject) -> (
      [ObjectReference], String
    )

  init(
    _ name: String, _ summary: String, except exception: String = "",
    watching kinds: [any Region.Type],
    _ judge: Judge
  ) {
    self.name = name
    self.summary = summary
    self.exception = exception
    self.judge = judge
    watched = kinds.map { $0.places }
  }

  /// True if a change of the place can make a difference to the invariant. If no change of a step is
  /// watched, the invariant holds after it as it did before.
  public func watches(_ place: Int) -> Bool {
    watched.contains { $0.contains(place) }
  }
}
