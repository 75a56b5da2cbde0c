import Screen

/// What the bytes from a terminal mean.
enum DecodedInput: Hashable, Sendable {
  case event(InputEvent)
  /// The terminal's answer to the question for the colour of its background.
  case background(BackgroundReport)
}
