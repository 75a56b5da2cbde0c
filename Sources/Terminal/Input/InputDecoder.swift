import Screen

/// Turns the bytes a terminal sends into events.
///
/// It knows every common spelling of a key, whatever the terminal's name: see `KeySequences`. A
/// sequence may come in any number of pieces. Time is not its business: while something is
/// unfinished, `patience` says how long to wait for more, and whoever waits calls `pause()` if
/// nothing came. A complete sequence that means nothing is dropped as a whole, so that its letters
/// never become keys.
struct InputDecoder: Sendable {
  /// How long a lone Escape waits for the rest of a sequence: what ESCDELAY says.
  let delay: Duration
  /// The keys by name, for terminals with spellings of their own.
  private let ownKeys: [[UInt8]: Key]

  private var queue: [DecodedInput] = []
  private var taken = 0
  private var state = State.ground
  /// The unfinished sequence from its ESC on.
  private var sequence: [UInt8] = []
  private var character = UTF8Assembler()
  /// The character being assembled follows an ESC: it was typed with Alt.
  private var isAlt = false
  private var paste = PasteCollector()
  /// The mouse button that is down, for terminals that do not say which one is let go.
  private var button = 1
  /// What the last pause gave up, in case that the rest of a paste mark follows after all.
  private var givenUp: [UInt8] = []

  private enum State: Sendable {
    case ground
    /// After ESC, or after two.
    case escape
    /// After ESC `[`.
    case control
    /// After ESC `[[`: the first function keys of the Linux console.
    case linuxFunction
    /// After ESC `[M`: three bytes of any value.
    case oldMouse
    /// After ESC `O`.
    case singleShift
    /// After ESC `]`, `P` or `_`: a text up to its terminator.
    case text
    /// After an ESC inside of such a text.
    case textEscape
    case paste
  }

  private static let escape: UInt8 = 0x1B
  static let pasteBegin = Array("\u{1B}[200~".utf8)
  /// No sequence that means something is longer; of a longer one the rest is skipped.
  private static let longestSequence = 256

  /// - Parameters:
  ///   - delay: how long a lone Escape waits.
  ///   - ownKeys: the bytes the terminal's description gives for keys.
  init(delay: Duration = .milliseconds(100), ownKeys: [[UInt8]: Key] = [:]) {
    self.delay = delay
    self.ownKeys = ownKeys
  }

  /// The next thing decoded, nil if there is none yet.
  mutating func next() -> DecodedInput? {
    guard taken < queue.count else { return nil }
    taken += 1
    if taken < queue.count { return queue[taken - 1] }
    defer {
      queue.removeAll(keepingCapacity: true)
      taken = 0
    }
    return queue[taken - 1]
  }

  /// How long to wait for the rest of something unfinished; nil if nothing is.
  ///
  /// Only Escape, Alt-[, Alt-O and the like can be meant by what has come so far as long as no
  /// more than the introducer has come. Afterwards nobody waits for a key, and a slow line gets
  /// more time.
  var patience: Duration? {
    switch state {
    case .ground: nil
    case .escape: delay
    case .paste: max(delay, .seconds(2))
    case .control, .singleShift, .text: isOnlyIntroducer ? delay : max(delay, .seconds(1))
    case .linuxFunction, .oldMouse, .textEscape: max(delay, .seconds(1))
    }
  }

  /// ESC and the character that begins a sequence, and nothing more.
  private var isOnlyIntroducer: Bool { sequence.count == 2 }

  /// Nothing came for as long as `patience` said: what is unfinished is what it is.
  mutating func pause() {
    givenUp = sequence
    switch state {
    case .ground: return
    case .escape:
      for _ in sequence { emit(.key(.escape)) }
    case .control, .singleShift, .text:
      if isOnlyIntroducer { emit(.key(.alt(Unicode.Scalar(sequence[1])))) }
    case .paste: emit(.paste(paste.finish()))
    case .linuxFunction, .oldMouse, .textEscape: break
    }
    state = .ground
    sequence = []
  }

  /// Takes in what came at one time.
  mutating func take(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    var rest = bytes[...]
    if state == .ground, !givenUp.isEmpty, (givenUp + bytes.prefix(8)).starts(with: Self.pasteBegin)
    {
      // The mark was torn for longer than anybody waits. Its text must not run as keys.
      rest = rest.dropFirst(Self.pasteBegin.count - givenUp.count)
      beginPaste()
    }
    givenUp = []
    for byte in rest { take(byte) }
  }

  private mutating func emit(_ event: InputEvent) { queue.append(.event(event)) }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeCharacter(byte)
    case .escape: takeAfterEscape(byte)
    case .control: takeControl(byte)
    case .singleShift: takeSingleShift(byte)
    case .linuxFunction:
      if (0x40...0x7E).contains(byte) { finish(byte) } else { abandon(before: byte) }
    case .oldMouse:
      sequence.append(byte)
      if sequence.count == 6 { finishOldMouse() }
    case .text, .textEscape: takeText(byte)
    case .paste:
      if paste.take(byte) {
        state = .ground
        emit(.paste(paste.finish()))
      }
    }
  }

  // MARK: Characters

  private mutating func takeCharacter(_ byte: UInt8) {
    if byte == Self.escape {
      character = UTF8Assembler()
      isAlt = false
      begin(.escape)
      return
    }
    guard let scalar = character.take(byte) else { return }
    let wasAlt = isAlt
    isAlt = false
    if let key = wasAlt ? Key.alt(scalar) : Key(typed: scalar) { emit(.key(key)) }
  }

  private mutating func begin(_ next: State) {
    state = next
    sequence = [Self.escape]
  }

  /// Forgets the sequence, and takes a byte that cannot belong to it for itself.
  private mutating func abandon(before byte: UInt8) {
    state = .ground
    sequence = []
    takeCharacter(byte)
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    let isSecond = sequence.count == 2
    switch byte {
    case Self.escape:
      // Of three, the first is a key of its own.
      if isSecond { emit(.key(.escape)) } else { sequence.append(byte) }
      return
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      // ESC in front of a sequence is Alt with its key.
      sequence = [Self.escape, byte]
      state = byte == UInt8(ascii: "[") ? .control : .singleShift
      return
    default: break
    }
    if isSecond { emit(.key(.escape)) }
    if let key = ownKeys[[Self.escape, byte]] {
      emit(.key(key))
      state = .ground
      return
    }
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      sequence = [Self.escape, byte]
      state = .text
    case 0x08, 0x20...:
      state = .ground
      isAlt = true
      takeCharacter(byte)
    default:
      // Escape, and Enter or Ctrl with a letter typed soon after it.
      emit(.key(.escape))
      abandon(before: byte)
    }
  }

  // MARK: Sequences

  private mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F:
      append(byte)
      // urxvt's Shift with a key; in the grammar of sequences it would not be the end.
      let isOfKey =
        byte == UInt8(ascii: "$") && sequence.dropFirst(2).dropLast().allSatisfy(\.isDigit)
      if isOfKey && sequence.count > 3 { complete() }
    case 0x40...0x7E:
      if isOnlyIntroducer && byte == UInt8(ascii: "[") {
        sequence.append(byte)
        state = .linuxFunction
      } else if isOnlyIntroducer && byte == UInt8(ascii: "M") {
        sequence.append(byte)
        state = .oldMouse
      } else {
        finish(byte)
      }
    default: abandon(before: byte)
    }
  }

  private mutating func takeSingleShift(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"): append(byte)
    case 0x20...0x7E: finish(byte)
    default: abandon(before: byte)
    }
  }

  private mutating func append(_ byte: UInt8) {
    if sequence.count < Self.longestSequence { sequence.append(byte) }
  }

  private mutating func finish(_ byte: UInt8) {
    guard sequence.count < Self.longestSequence else { return drop() }
    sequence.append(byte)
    complete()
  }

  private mutating func drop() {
    state = .ground
    sequence = []
  }

  private mutating func complete() {
    let complete = sequence
    drop()
    if complete == Self.pasteBegin {
      beginPaste()
    } else if let mouse = MouseReport(decimal: complete) {
      emit(mouse)
    } else if let key = ownKeys[complete] ?? KeySequences.key(complete) {
      emit(.key(key))
    }
  }

  private mutating func takeText(_ byte: UInt8) {
    let wasEscape = state == .textEscape
    switch byte {
    case 0x07: finishText()
    case UInt8(ascii: "\\") where wasEscape: finishText()
    case Self.escape: state = .textEscape
    case 0x18, 0x1A: drop()
    default:
      if wasEscape {
        // No terminator: another sequence begins.
        begin(.escape)
        takeAfterEscape(byte)
      } else {
        append(byte)
      }
    }
  }

  private mutating func finishText() {
    if let color = BackgroundReport(sequence) { queue.append(.background(color)) }
    drop()
  }

  // MARK: Mouse and paste

  private mutating func finishOldMouse() {
    let report = MouseReport(old: sequence)
    drop()
    if let report { emit(report) }
  }

  private mutating func emit(_ report: MouseReport) {
    guard let action = report.action(buttonDown: button) else { return }
    if case .press(let pressed) = action { button = pressed }
    emit(.mouse(MouseEvent(action, row: report.row, column: report.column)))
  }

  private mutating func beginPaste() {
    state = .paste
    sequence = []
    paste = PasteCollector()
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
