import ScenarioFormat
import Text

/// Reads the lines of a recording one after another and takes nothing on trust: every key is known,
/// every operation has its number and names what is there at that point of the script, the last line
/// says that it is the last.
struct RecordingReader {
  private static let headerKeys = ["script", "kernel"]
  private static let entryKeys = ["n", "op", "result", "state", "dmesg"]
  /// What the laboratory writes when a guest stops before the script's end.
  private static let stopKeys = ["aborted", "guest_died", "exit_status", "script_error"]

  let file: String
  private var entries: [Recording.Entry] = []
  private var names = NameChecker()
  /// The end of the kernel, if the last operation read may have been that.
  private var death: Recording.Ending?

  init(file: String) {
    self.file = file
  }

  mutating func read(_ lines: [JSONText.UnreadLine]) throws(Diagnostic) -> Recording {
    guard let first = try lines.first?.read(file: file) else {
      throw Diagnostic(
        file: file, "expected a recording that begins with script and kernel, found an empty file")
    }
    let (script, release) = try header(first)
    var last = first
    var hasEnd = false
    for line in lines.dropFirst() {
      // A guest that died may have left half a line.
      if death != nil, (try? line.read(file: file)) == nil { break }
      last = try line.read(file: file)
      if hasEnd {
        throw last.diagnostic(atKey: nil, file: file, "expected nothing after the end, found more")
      }
      hasEnd = try read(last)
    }
    guard hasEnd || death != nil else {
      throw last.diagnostic(
        atKey: nil, file: file,
        "the recording is cut off: expected {\"end\":true} after this line, found the end of the file"
      )
    }
    if entries.isEmpty && death == nil {
      throw last.diagnostic(atKey: nil, file: file, "the recording holds no operation")
    }
    let ending = hasEnd ? .complete : death ?? .complete
    if case .death(_, let number) = ending, entries.count == number { entries.removeLast() }
    return Recording(
      file: file, script: script, release: release, entries: entries, ending: ending)
  }

  private func header(_ line: JSONText.Line) throws(Diagnostic) -> (String, String) {
    guard let script = line.value["script"]?.string, let release = line.value["kernel"]?.string
    else {
      throw line.diagnostic(
        atKey: nil, file: file,
        "expected a recording that begins with script and kernel, found something else")
    }
    try refuseStrangers(in: line, among: Self.headerKeys, "the first line of a recording")
    return (script, release)
  }

  /// Reads a line after the first; true if it is the end.
  private mutating func read(_ line: JSONText.Line) throws(Diagnostic) -> Bool {
    guard line.value.object != nil else {
      throw line.diagnostic(atKey: nil, file: file, "expected an operation, found no object")
    }
    if line.value["end"] != nil {
      try refuseStrangers(in: line, among: ["end"], "the last line of a recording")
      guard line.value["end"] == .bool(true) else {
        throw line.diagnostic(atKey: "end", file: file, "expected \"end\":true")
      }
      if let death, case .death(let operation, let number) = death, entries.count < number {
        throw line.diagnostic(
          atKey: "end", file: file,
          "expected the state after operation \(number), "
            + "\(DisplayText.quoted(operation)), before the end")
      }
      return true
    }
    if let stop = Self.stopKeys.first(where: { line.value[$0] != nil }) {
      if death == nil {
        throw line.diagnostic(
          atKey: stop, file: file,
          "expected an operation, found that the laboratory was stopped by an error")
      }
      return false
    }
    try readEntry(line)
    return false
  }

  private mutating func readEntry(_ line: JSONText.Line) throws(Diagnostic) {
    try refuseStrangers(in: line, among: Self.entryKeys, "an operation of a recording")
    guard let text = line.value["op"]?.string, let object = line.value.object else {
      throw line.diagnostic(
        atKey: "op", file: file, "expected an operation with its result and state")
    }
    if let death, case .death(let operation, let number) = death, entries.count < number {
      throw line.diagnostic(
        atKey: "op", file: file,
        "expected no operation after one without a state, "
          + DisplayText.quoted(operation))
    }
    let number = entries.count + 1
    guard let found = line.value["n"]?.integer else {
      throw line.diagnostic(
        atKey: "n", file: file, "expected the number of the operation, \(number)")
    }
    guard found == number else {
      let hint = found > number ? "; a line before this one is missing" : ""
      throw line.diagnostic(
        atKey: "n", file: file, "expected operation \(number), found \(found)\(hint)")
    }
    let operation = try operation(text, line)
    if let complaint = names.check(operation) {
      var diagnostic = line.diagnostic(atKey: "op", file: file, complaint.message)
      diagnostic.suggestion = complaint.suggestion
      throw diagnostic
    }
    guard let result = object["result"]?.object else {
      throw line.diagnostic(
        atKey: "result", file: file, "expected an operation with its result and state")
    }
    // Who died may have been a process only: then others go on.
    let isLast = result["hang"] != nil || result["died"] != nil
    death = isLast ? .death(operation: text, number: number) : nil
    guard object["state"]?.object != nil else {
      if isLast { return }
      throw line.diagnostic(
        atKey: "state", file: file, "expected an operation with its result and state")
    }
    entries.append(Recording.Entry(operation: operation, line: line.number, answer: object))
  }

  private func operation(_ text: String, _ line: JSONText.Line) throws(Diagnostic) -> Operation {
    let parsed = OperationParser().parse(text, file: file)
    if let operation = parsed.value?.first, parsed.value?.count == 1 { return operation }
    let complaint = parsed.diagnostics.diagnostics.first
    var diagnostic = line.diagnostic(
      atKey: "op", file: file, complaint?.message ?? "expected one operation")
    diagnostic.suggestion = complaint?.suggestion
    throw diagnostic
  }

  private func refuseStrangers(
    in line: JSONText.Line, among known: [String], _ what: String
  ) throws(Diagnostic) {
    guard let stranger = line.value.object?.keys.first(where: { !known.contains($0) }) else {
      return
    }
    let names = known.map { "'\($0)'" }.joined(separator: ", ")
    var diagnostic = line.diagnostic(
      atKey: stranger, file: file,
      "expected a key of \(what) (\(names)), found \(DisplayText.quoted(stranger))")
    diagnostic.suggestion = EditDistance.nearest(to: stranger, among: known)
    throw diagnostic
  }
}
