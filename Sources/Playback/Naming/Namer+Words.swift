import MemoryModel

extension Namer {
  /// A word, read as its place's format says.
  func words(_ word: UInt64, _ format: WordFormat) -> String {
    switch format {
    case .entry: entryWords(PTE(word: word))
    case .upperEntry:
      word == 0 ? "none" : "table \(TableNumber(entry: PTE(word: word)).number)"
    case .translation: translationWords(PTE(word: word))
    case .mirror: mirrorWords(MirrorEntry(word: word))
    case .number: "\(Int(word: word))"
    case .hexadecimal, .content: "0x" + String(word, radix: 16)
    case .flag(let on, let off): word != 0 ? on : off
    case .folioFlags: flagWords(FolioFlags(word: word))
    case .lockOwner: LockOwner(word: word).actor.map { actor($0) } ?? "free"
    case .readWriteLock: lockWords(ReadWriteLock(word: word))
    case .frame: FrameNumber(word: word).name
    case .page: String(VirtualPage(word: word).address, radix: 16)
    case .permissions: Permissions(word: word).text
    case .mappingKind: MappingKind(word: word).words
    case .processState: ProcessState(word: word).words
    case .table: word == 0 ? "none" : "table \(word)"
    case .process: ProcessNumber(word: word).exists ? process(ProcessNumber(word: word)) : "none"
    case .errno: Errno(word: word) == .none ? "none" : Errno(word: word).name
    case .signal:
      Signal(word: word) == .none
        ? "none" : "\(Signal(word: word).name) \(Signal(word: word).code)"
    case .actors: maskWords(word)
    }
  }

  /// `none`, `present RWUAD f0`, `EXCLUSIVE f0`.
  func entryWords(_ entry: PTE) -> String {
    let contents = entry.contents(shape.softleaf)
    let frame = contents.page
    switch contents {
    case .none: return "none"
    case .table(let table): return "table \(table.number)"
    case .present:
      return (entry.isProtNone ? "PROTNONE " : "present ") + "\(entry.letters) \(frame.name)"
    case .exclusive(_, .decidedLater): return "EXCLUSIVE \(frame.name)"
    case .exclusive(_, .write): return "EXCLUSIVE writable \(frame.name)"
    case .exclusive(_, .read): return "EXCLUSIVE read-only \(frame.name)"
    case .migration, .devicePrivate, .poison:
      return "\(shape.softleaf.kind(ofType: entry.softleafType).rawValue) \(frame.name)"
    case .swap, .marker, .swapinError:
      return
        "\(shape.softleaf.kind(ofType: entry.softleafType).rawValue) \(entry.softleafOffset)"
    }
  }

  private func translationWords(_ entry: PTE) -> String {
    if entry == .none { return "empty" }
    let frame = entry.contents(shape.softleaf).page
    return "\(entry.isWritable ? "RW" : "R") \(frame.name)"
  }

  private func mirrorWords(_ entry: MirrorEntry) -> String {
    if !entry.isValid { return "none" }
    let access = entry.isAtomic ? "RW atomic" : entry.isWritable ? "RW" : "R"
    return "\(entry.frame.name) \(access)" + (entry.isHuge ? ", 2 MiB" : "")
  }

  private func lockWords(_ lock: ReadWriteLock) -> String {
    if let writer = lock.writer { return "written by \(actor(writer))" }
    if !lock.hasReaders { return "free" }
    return "read by " + lock.readers.map { actor($0) }.joined(separator: ", ")
  }

  private func maskWords(_ mask: UInt64) -> String {
    let set = actors.indices.filter { mask & (1 << UInt64($0)) != 0 }
    return set.isEmpty ? "nobody" : set.map { actor($0) }.joined(separator: ", ")
  }

  private func flagWords(_ flags: FolioFlags) -> String {
    flags.contains(.allocated) ? flags.words.joined(separator: " ") : "free"
  }
}

extension FolioFlags {
  /// The flags in short words, in a fixed order: `anon`, `excl`, `dirty`, …
  public var words: [String] {
    let all: [(FolioFlags, String)] = [
      (.anonymous, "anon"), (.anonymousExclusive, "excl"), (.dirty, "dirty"),
      (.pageCache, "cache"), (.swapCache, "swapcache"), (.hugetlb, "hugetlb"), (.head, "head"),
      (.tail, "tail"), (.referenced, "referenced"), (.lruBatch, "lru-batch"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension PTE {
  /// The flags of a present entry, a letter each: R accessible, W writable, U user, A accessed,
  /// D dirty, S soft-dirty.
  public var letters: String {
    var letters = ""
    if isAccessible { letters += "R" }
    if isWritable { letters += "W" }
    if isAccessible { letters += "U" }
    if isAccessed { letters += "A" }
    if isDirty { letters += "D" }
    if isSoftDirty { letters += "S" }
    return letters
  }
}

extension MappingKind {
  /// The word of the operation language for it.
  public var words: String {
    switch self {
    case .none: "none"
    case .anonymous: "anon"
    case .sharedMemory: "shmem"
    case .file: "file"
    case .privateFile: "private-file"
    case .hugetlb: "hugetlb"
    }
  }
}
