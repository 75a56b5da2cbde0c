import KernelPaths

/// Makes inputs from seeds and judges them.
public struct Fuzzer: Sendable {
  /// The texts that mutations begin with.
  public let corpus: Corpus
  /// Path of the program that `commands` and `conform` start.
  public let program: String

  /// A fuzzer.
  ///
  /// - Parameters:
  ///   - corpus: the texts that are mutated.
  ///   - program: path of folioscope itself.
  public init(corpus: Corpus, program: String) {
    self.corpus = corpus
    self.program = program
  }

  /// The input of a seed: the same text every time.
  public func input(_ kind: FuzzKind, seed: UInt64) -> String {
    var dice = Dice(seed: seed)
    switch kind {
    case .valid:
      return ScenarioWriter.write(kernels: Kernel.Version.allCases.map(\.rawValue), &dice)
    case .mutated, .commands:
      let text =
        dice.happens(70)
        ? dice.pick(corpus.scenarios).text
        : ScenarioWriter.write(kernels: Kernel.Version.allCases.map(\.rawValue), &dice)
      return TextMutator.mutate(text, with: dice.pick(corpus.scenarios).text, &dice)
    case .recordings, .conform:
      let text = dice.pick(corpus.recordings).text
      return TextMutator.mutate(text, with: dice.pick(corpus.recordings).text, &dice)
    case .keys: return KeyLaws.write(&dice)
    }
  }

  /// The laws that an input breaks. A trap ends the process: to be called in one of its own.
  ///
  /// - Parameters:
  ///   - kind: the kind of the input.
  ///   - text: the input.
  ///   - seed: decides what the input leaves open: schedule, scenario, size, commands.
  public func judge(_ kind: FuzzKind, _ text: String, seed: UInt64) -> [Finding] {
    switch kind {
    case .valid: ScenarioLaws(isValid: true).judge(text, seed: seed)
    case .mutated: ScenarioLaws(isValid: false).judge(text, seed: seed)
    case .recordings: RecordingLaws.judge(text)
    case .keys: KeyLaws(corpus: corpus, seed: seed).judge(text)
    case .commands: CommandLaws(program: program, seed: seed).judge(text, isRecording: false)
    case .conform: CommandLaws(program: program, seed: seed).judge(text, isRecording: true)
    }
  }
}
