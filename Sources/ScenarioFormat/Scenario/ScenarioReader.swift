/// Reads scenario files.
public struct ScenarioReader: Sendable {
  /// The names that kernels, switches and invariants may have.
  public var known: KnownNames

  /// A reader that accepts these names.
  public init(known: KnownNames = KnownNames()) {
    self.known = known
  }

  /// Reads a file.
  public func read(path: String) -> Parsed<Scenario> {
    do throws(Diagnostic) {
      let text = try FileText.read(path, atMost: ScenarioLimits.fileSize)
      return read(text, file: path)
    } catch {
      var diagnostics = DiagnosticList()
      diagnostics.append(error)
      return Parsed(nil, diagnostics)
    }
  }

  /// Reads the text of a file.
  public func read(_ text: String, file: String) -> Parsed<Scenario> {
    var diagnostics = DiagnosticList()
    if text.utf8.count > ScenarioLimits.fileSize {
      diagnostics.append(FileText.tooLarge(file, atMost: ScenarioLimits.fileSize))
      return Parsed(nil, diagnostics)
    }
    let document = YAMLDocument(text, file: file)
    guard let root = document.root else { return Parsed(nil, document.diagnostics) }
    var checker = ShapeChecker()
    let declaration = ScenarioDeclaration(known: known).file
    let value = checker.check(root, .object(declaration), "the file")
    diagnostics.append(contentsOf: checker.diagnostics)
    guard let object = value?.object else { return Parsed(nil, diagnostics) }
    var builder = ScenarioBuilder(file: object, diagnostics: diagnostics)
    let scenario = builder.build()
    return Parsed(scenario, builder.diagnostics.inTextOrder)
  }
}
