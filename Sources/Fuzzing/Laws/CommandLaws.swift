import ChildProcesses

/// The laws of the program itself: it ends with 0, 1 or 2 and never by a signal, in 10 seconds and
/// 1 GB, says why when it ends with 2, writes clean text only, and the same bytes twice.
struct CommandLaws {
  /// Path of the program.
  let program: String
  let seed: UInt64

  /// Processor seconds that one command may take.
  static let seconds = 10.0
  /// Bytes of memory that one command may take.
  static let memory = 1 << 30

  func judge(_ text: String, isRecording: Bool) -> [Finding] {
    var dice = Dice(seed: seed)
    guard let directory = TemporaryDirectory() else {
      return [Finding("there is a temporary directory", "none could be made")]
    }
    let name = Self.fileName(isRecording, &dice)
    guard directory.write(Array(text.utf8), to: name) else {
      return [Finding("there is a temporary directory", "a file could not be written")]
    }
    var findings: [Finding] = []
    for arguments in Self.commands(name, isRecording, &dice) {
      findings += judge(arguments, in: directory.path)
    }
    return findings
  }

  private static func fileName(_ isRecording: Bool, _ dice: inout Dice) -> String {
    let stem = dice.pick([
      "input", "input", "input", "in put", "\u{1b}[31mred", "a\u{7}b", "line\nfeed",
      "\u{202e}turned",
      "-dash", "日本",
    ])
    return stem + (isRecording ? ".jsonl" : ".yaml")
  }

  private static func commands(_ name: String, _ isRecording: Bool, _ dice: inout Dice)
    -> [[String]]
  {
    let file = "./" + name
    if isRecording {
      return [["conform", file], ["conform", file, "--verbose"], ["conform", "."]]
    }
    return [
      ["run", file], ["run", file, "--format", "jsonl"],
      ["check", file, "--format", dice.pick(["text", "tap", "junit"])],
      [
        "render", file, "--at", dice.pick(["0", "3", "17", "1000000000", "9223372036854775807"]),
        "--size", dice.pick(["80x24", "120x40", "20x6"]),
      ],
      ["list", "."], ["check", "."],
    ]
  }

  private func judge(_ arguments: [String], in directory: String) -> [Finding] {
    let errors = directory + "/.errors"
    guard let first = ChildProcess.run(program, arguments, in: directory, errors: errors) else {
      return [Finding("the program can be started", program)]
    }
    let complaint = Self.bytes(of: errors)
    let command = arguments.map(\.debugDescription).joined(separator: " ")
    var findings: [Finding] = []
    func found(_ law: String, _ detail: String) {
      findings.append(Finding(law, "\(command): \(detail)"))
    }
    if let signal = first.signal { found("no signal ends the program", "signal \(signal)") }
    if first.signal == nil && !(0...2).contains(first.exitCode) {
      found("the exit status is 0, 1 or 2", "\(first.exitCode)")
    }
    if first.exitCode == 2 && complaint.isEmpty { found("status 2 comes with words", "none") }
    if let offence = TextLaw.offence(in: first.outputBytes) {
      found("text is clean", "\(offence) in the output")
    }
    if let offence = TextLaw.offence(in: complaint) {
      found("text is clean", "\(offence) in a message")
    }
    if first.processorTime > Self.seconds {
      found("a command ends in 10 seconds", "\(first.processorTime) s")
    }
    if first.peakMemory > Self.memory {
      found("a command needs at most 1 GB", "\(first.peakMemory >> 20) MB")
    }
    if let second = ChildProcess.run(program, arguments, in: directory, errors: errors),
      second.outputBytes != first.outputBytes || Self.bytes(of: errors) != complaint
    {
      found("the same command writes the same bytes", "different the second time")
    }
    return findings
  }

  private static func bytes(of path: String) -> [UInt8] {
    ChildProcess.run("cat", [path])?.outputBytes ?? []
  }
}
