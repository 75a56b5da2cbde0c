/// What a piece of the screen stands for. Panels name the role and never a colour; a `Theme`
/// gives every role its look for dark, light and monochrome terminals.
public enum Role: UInt8, CaseIterable, Sendable {
  /// Ordinary words.
  case text
  /// Secondary words: units, explanations, "since step 7".
  case dim
  /// Titles in panel borders.
  case title
  /// Column heads and section heads inside a panel.
  case heading
  /// The frame of a panel that does not have the focus.
  case border
  /// The frame of the panel that has the focus.
  case borderFocused
  /// The line at the top: scenario, kernel, step.
  case header
  /// A key in the footer.
  case footerKey
  /// What the key in the footer does.
  case footerText
  /// The mark that points at the selected row; the row itself takes `Emphasis.selected`.
  case selection
  /// The mark `▌` of what the last step changed.
  case changed
  /// Device-exclusive: entries, and a device that is alone with a page.
  case exclusive
  /// A present entry, an access that works.
  case present
  /// Nothing here: an empty entry, an access that would fault.
  case none
  /// Swapped out, swap slots, swap cache.
  case swap
  /// Mapped or owned by a device without being exclusive.
  case deviceMapping
  /// A property that holds.
  case good
  /// A property that is broken, two writers where one relies on being alone.
  case bad
  /// Worth a look, not broken.
  case warning
  /// Waiting for a lock or an event.
  case blocked
  /// The step that runs next.
  case current
  /// A step that is done.
  case done
  /// An actor: a CPU, a device, the system.
  case actor
  /// A lock and who holds it.
  case lock
  /// A count.
  case number
  /// Raw bits, addresses and frame numbers.
  case hex
  /// A kernel source file or function.
  case source
  /// The sentence that tells what happened.
  case narration
  /// What the program asks of the reader: a quiz, a confirmation.
  case question
  /// Text the reader is typing.
  case input
  /// Words of an overlay: help, why, inspector.
  case overlay
  /// The words a search found.
  case searchHit
  /// Where two kernels or two branches differ.
  case difference
  /// The track of the timeline.
  case timeline
}
