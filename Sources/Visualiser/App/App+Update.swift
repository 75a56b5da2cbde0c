import Screen

extension App {
  /// Takes one event in and says what the outside has to do about it.
  public func update(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key):
      message = nil
      searching = nil
      (isQuitConfirmed, asksToQuit) = (asksToQuit, false)
      let effects = key.isControl ? control(key) : press(key)
      takePicture()
      return effects
    case .mouse(let mouse):
      message = nil
      searching = nil
      let effects = self.mouse(mouse)
      takePicture()
      return effects
    case .paste(let text):
      prompt?.paste(text)
      return []
    case .resize(let rows, let columns):
      (self.rows, self.columns) = (rows, columns)
      takePicture()
      return []
    case .resumed: return []
    case .wake: return searching == nil ? [] : goOnSearching()
    case .terminate: return [.quit]
    }
  }

  /// Ctrl with a letter means the same everywhere.
  private func control(_ key: Key) -> [Effect] {
    guard let binding = KeyTable.binding(key, in: context) else {
      return prompt == nil ? [] : typeInPrompt(key)
    }
    return perform(binding.command, binding.argument)
  }

  private func press(_ key: Key) -> [Effect] {
    if prompt != nil { return typeInPrompt(key) }
    if context == .session, let effects = digit(key) { return effects }
    guard let binding = KeyTable.binding(key, in: context) else { return [] }
    let number = self.number
    self.number = nil
    if let number, binding.command == .start {
      session?.focus = number.focus
      return perform(.seek, String(number.value))
    }
    return perform(binding.command, binding.argument)
  }

  /// Digits before `g` are a step. The first one also gives a panel the focus; that is taken back
  /// when more follows.
  private func digit(_ key: Key) -> [Effect]? {
    guard case .character(let scalar) = key, let session,
      let digit = Int(String(Character(scalar))), (0...9).contains(digit)
    else { return nil }
    if let pending = number {
      session.focus = pending.focus
      number = PendingNumber(
        value: min(pending.value * 10 + digit, 99_999_999), focus: pending.focus)
      return []
    }
    if digit == 0 { return nil }
    number = PendingNumber(value: digit, focus: session.focus)
    if let panel = Panel.numbered(digit) { return perform(.panel, panel.word) }
    return []
  }

  private func typeInPrompt(_ key: Key) -> [Effect] {
    switch key {
    case .backspace, .control("h"): if prompt?.backspace() == false { closePrompt() }
    case .tab: prompt?.complete(completionCandidates, 1)
    case .backTab: prompt?.complete(completionCandidates, -1)
    case .up, .control("p"): return prompt?.recall(-1) == true ? [] : [.bell]
    case .down, .control("n"): return prompt?.recall(1) == true ? [] : [.bell]
    case .escape, .control("g"): closePrompt()
    case .enter: return finishPrompt()
    default: return prompt?.edit(key) == true ? [] : [.bell]
    }
    return []
  }

  /// An empty line at the bottom, with the lines before it to go back to.
  func openPrompt(_ purpose: Prompt.Purpose) {
    prompt = Prompt(purpose, history: promptHistory.lines(purpose), cut: promptHistory.cut)
  }

  private func closePrompt() {
    if let prompt { promptHistory.cut = prompt.line.cut }
    prompt = nil
  }

  private func finishPrompt() -> [Effect] {
    guard let line = prompt else { return [] }
    closePrompt()
    promptHistory.add(line.text, line.purpose)
    switch line.purpose {
    case .search: return startSearch(line.text)
    case .command:
      if line.text.isEmpty { return [] }
      do throws(ParsedCommand.Refusal) {
        let parsed = try ParsedCommand(line.text)
        return perform(parsed.command, parsed.argument)
      } catch {
        return refuse(error.text)
      }
    }
  }

  /// The lines that Tab can make on the command line.
  var completionCandidates: [String] {
    Completion.names(session)
  }
}

extension Key {
  /// Ctrl with a letter.
  fileprivate var isControl: Bool {
    if case .control = self { true } else { false }
  }
}
