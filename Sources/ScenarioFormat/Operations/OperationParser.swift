/// Reads operations, one a line.
///
/// It looks at each line by itself. Whether the names in it exist is for ``NameChecker`` to say.
public struct OperationParser: Sendable {
  /// The devices that operations may name.
  public var devices: DeviceTable

  /// A parser for operations on these devices.
  public init(devices: DeviceTable = .laboratory) {
    self.devices = devices
  }

  /// Reads a text of operations: a script, or what somebody has typed.
  public func parse(_ text: String, file: String) -> Parsed<[Operation]> {
    let source = SourceText(file: file, text: text)
    var diagnostics = DiagnosticList()
    let lines = (1...source.lineCount).lazy.map { LocatedLine(source: source, number: $0) }
    let operations = parse(lines, &diagnostics)
    return Parsed(operations, diagnostics)
  }

  /// Reads a script: its operations run one after another, so their names are followed as well.
  public func parseScript(_ text: String, file: String) -> Parsed<[Operation]> {
    let parsed = parse(text, file: file)
    guard let operations = parsed.value else { return parsed }
    var checker = NameChecker()
    var diagnostics = parsed.diagnostics
    diagnostics.append(contentsOf: checker.check(operations))
    return Parsed(operations, diagnostics)
  }

  /// Reads lines of operations; those with errors are left out.
  func parse(_ lines: some Sequence<LocatedLine>, _ diagnostics: inout DiagnosticList)
    -> [Operation]
  {
    var operations: [Operation] = []
    for line in lines {
      do throws(Diagnostic) {
        guard let operation = try parse(line) else { continue }
        if operations.count == OperationLimits.operations {
          throw Diagnostic(
            at: operation.location, length: operation.words[0].length,
            "expected at most \(OperationLimits.operations) operations, found more")
        }
        operations.append(operation)
      } catch {
        diagnostics.append(error)
        if operations.count == OperationLimits.operations { break }
      }
    }
    return operations
  }

  /// Reads one line; nil if there is only a comment or nothing in it.
  private func parse(_ line: LocatedLine) throws(Diagnostic) -> Operation? {
    let source = line.source
    func location(_ place: ScalarPlace) -> SourceLocation {
      SourceLocation(source: source, line: place.line, column: place.column)
    }
    if line.scalars.count > OperationLimits.lineLength {
      throw Diagnostic(
        at: location(line.place(of: OperationLimits.lineLength)),
        "expected a line of at most \(OperationLimits.lineLength) characters, found "
          + "\(line.scalars.count)")
    }
    let words = line.words
    guard let first = words.first else { return nil }
    let length = words.reduce(words.count - 1) { $0 + $1.text.unicodeScalars.count }
    if length > OperationLimits.operationLength {
      throw Diagnostic(
        at: SourceLocation(source: source, line: first.line, column: first.column),
        length: first.length,
        "expected an operation of at most \(OperationLimits.operationLength) characters, found "
          + "\(length)")
    }
    let reader = WordReader(source: source, words: words)
    var parser = OperationLineParser(devices: devices, reader: reader)
    return try parser.parse()
  }
}
