import Text

extension OperationLineParser {
  /// Reads the verb of a process and its arguments.
  mutating func processVerb(subject: Word) throws(Diagnostic) -> ProcessVerb {
    switch try processVerbName(subject: subject) {
    case .mmap: return .mmap(try mappingRequest())
    case .read: return .read(try reader.takePages())
    case .write: return .write(try reader.takePages(), try reader.takeByte())
    case .atomicAdd: return .atomicAdd(try reader.takePages(), try reader.takeValue())
    case .mprotect:
      return .mprotect(
        try reader.takePages(),
        try reader.takeChoice("a protection (none, ro or rw)", Protection.self))
    case .munmap: return .munmap(try reader.takePages())
    case .mremap: return try mremap()
    case .madvise:
      return .madvise(try reader.takePages(), try reader.takeChoice("an advice", Advice.self))
    case .mlock: return .mlock(try reader.takePages())
    case .munlock: return .munlock(try reader.takePages())
    case .movePage:
      let page = try reader.takePage()
      return .movePage(
        page, node: try reader.takeNumber("a memory node", 0...OperationLimits.node))
    case .clearSoftDirty: return .clearSoftDirty
    case .fork: return .fork(child: try newProcessName())
    case .exit: return .exit
    case .pin: return .pin(try reader.takeName("a name for the pin"), try reader.takePages())
    case .pinRead: return .pinRead(try reader.takePage("one page of a pin"))
    case .pinWrite:
      return .pinWrite(try reader.takePage("one page of a pin"), try reader.takeByte())
    case .unpin: return .unpin(try reader.takeName("the name of a pin"))
    }
  }

  private mutating func processVerbName(subject: Word) throws(Diagnostic) -> ProcessVerb.Name {
    let expected = "a verb of a process"
    let word = try reader.take(expected)
    if let name = ProcessVerb.Name(rawValue: word.text) { return name }
    if SystemVerb.Name(rawValue: word.text) != nil {
      throw reader.diagnostic(
        at: subject,
        "expected 'system' before '\(word.text)', found \(DisplayText.quoted(subject.text))")
    }
    if DeviceVerb.Name(rawValue: word.text) != nil {
      throw reader.unexpected(subject, "a device before '\(word.text)'", among: devices.names)
    }
    throw reader.unexpected(word, expected, among: ProcessVerb.Name.allCases.map(\.rawValue))
  }

  private mutating func mappingRequest() throws(Diagnostic) -> MappingRequest {
    let name = try reader.takeName("a name for the mapping")
    let pages = try reader.takeNumber("a number of pages", 1...OperationLimits.pages)
    let kind = try reader.takeChoice(
      "a kind of mapping (anon, shmem, file, private-file or hugetlb)", MappingRequest.Kind.self)
    var request = MappingRequest(name: name, pages: pages, kind: kind)
    while let word = reader.upcoming {
      _ = try reader.take("'ro' or 'thp'")
      switch word.text {
      case "ro": request.isReadOnly = true
      case "thp": request.isTransparentHuge = true
      default: throw reader.unexpected(word, "'ro', 'thp' or the end of the operation")
      }
    }
    return request
  }

  private mutating func mremap() throws(Diagnostic) -> ProcessVerb {
    let expected = "the name of a mapping, without '+', as mremap moves all of it"
    let word = try reader.take(expected)
    let range = try PageWord(source: reader.source, word: word).range()
    guard range.selection == .whole else { throw reader.unexpected(word, expected) }
    return .mremap(range.mapping, newName: try reader.takeName("a new name for the mapping"))
  }

  private mutating func newProcessName() throws(Diagnostic) -> String {
    let expected = "a name for the child"
    let place = reader.upcoming
    let name = try reader.takeName(expected)
    let reserved = devices.names + DeviceTable.laboratory.names + ["system"]
    if let place, reserved.contains(name) {
      throw reader.diagnostic(
        at: place, "expected \(expected), found '\(name)', which is not the name of a process")
    }
    return name
  }
}
