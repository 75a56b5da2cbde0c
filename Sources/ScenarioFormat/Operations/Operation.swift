/// One line of the operation language: who does what.
public struct Operation: Hashable, Sendable {
  /// Who acts.
  public var subject: Subject
  /// What it does.
  public var verb: VerbDeclaration
  /// What it does it with, in the order of the verb's declaration; the verb reads them by their types.
  public var arguments: [OperationArgument]
  /// How many times it does so, one after another; 1 unless the line ends in `times N`.
  public var times: Int
  /// Where the operation begins.
  public var location: SourceLocation
  /// The words of the line as they were written.
  public var words: [Word]

  /// The words with one space between them, which is how recordings of real kernels quote them.
  public var text: String {
    words.map(\.text).joined(separator: " ")
  }

  /// The process that acts, or that a device acts for; nil if the system acts.
  public var process: String? {
    switch subject {
    case .process(let reference): reference.process
    case .device(_, let process): process
    case .system: nil
    }
  }

  /// The name of the process that it makes; nil if it makes none.
  public var givenProcess: String? {
    arguments.lazy.compactMap(\.name).first { $0.role == .givesProcess }?.name
  }

  /// The number of the word that an argument is, counted from 0.
  func word(ofArgument index: Int) -> Int {
    if case .device = subject { index + 3 } else { index + 2 }
  }

  /// Where the word with this number lies, for a diagnostic about it; the whole operation's place if
  /// there are fewer words.
  func location(ofWord index: Int) -> (place: SourceLocation, length: Int) {
    guard index < words.count else { return (location, 1) }
    let word = words[index]
    let place = SourceLocation(source: location.source, line: word.line, column: word.column)
    return (place, word.length)
  }
}

extension Operation: CustomStringConvertible {
  /// The operation as the parser would read it again, in its shortest form.
  public var description: String {
    var words = ["\(subject)", verb.word]
    if case .device(_, let process) = subject { words.append(process) }
    words += arguments.map(\.text).filter { !$0.isEmpty }
    if times != 1 { words.append("times \(times)") }
    return words.joined(separator: " ")
  }
}

/// Who an operation is done by.
public enum Subject: Hashable, Sendable {
  /// A process, or one of its threads.
  case process(ProcessReference)
  /// A device, on behalf of a process.
  case device(String, process: String)
  /// The kernel itself, or its administrator.
  case system
}

extension Subject: CustomStringConvertible {
  /// The word that begins the operation.
  public var description: String {
    switch self {
    case .process(let reference): reference.description
    case .device(let name, _): name
    case .system: "system"
    }
  }
}

/// A process by its name, or one of its threads: `app`, `app.t2`.
public struct ProcessReference: Hashable, Sendable {
  /// The name of the process.
  public var process: String
  /// The name of the thread; nil for the first thread.
  public var thread: String?

  /// Names a process or one of its threads.
  public init(process: String, thread: String? = nil) {
    self.process = process
    self.thread = thread
  }
}

extension ProcessReference: CustomStringConvertible {
  /// The reference as it is written.
  public var description: String {
    thread.map { "\(process).\($0)" } ?? process
  }
}
