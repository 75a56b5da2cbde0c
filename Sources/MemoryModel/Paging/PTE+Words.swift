extension PTE {
  /// `none`, `present RWUAD f0`, `EXCLUSIVE f0`.
  public static let format = WordFormat(PTE.self) { entry, names in
    entry.words(names.shape.softleaf)
  }

  /// An entry that maps pages, in words.
  private func words(_ encoding: SoftleafEncoding) -> String {
    let contents = contents(encoding)
    let frame = contents.page
    switch contents {
    case .none: return "none"
    case .table(let table): return "table \(table.number)"
    case .present: return (isProtNone ? "PROTNONE " : "present ") + "\(letters) \(frame.name)"
    case .exclusive(_, .decidedLater): return "EXCLUSIVE \(frame.name)"
    case .exclusive(_, .write): return "EXCLUSIVE writable \(frame.name)"
    case .exclusive(_, .read): return "EXCLUSIVE read-only \(frame.name)"
    case .migration, .devicePrivate, .poison:
      return "\(encoding.kind(ofType: softleafType).rawValue) \(frame.name)"
    case .swap, .marker, .swapinError:
      return "\(encoding.kind(ofType: softleafType).rawValue) \(softleafOffset)"
    }
  }

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

extension WordFormat {
  /// An entry of an upper level: `none`, `table 3`.
  static let upperEntry = WordFormat(PTE.self) { entry, _ in
    entry.word == 0 ? "none" : "table \(TableNumber(entry: entry).number)"
  }

  /// An entry as a TLB holds it: `empty`, `RW f0`.
  static let translation = WordFormat(PTE.self) { entry, names in
    if entry == .none { return "empty" }
    let frame = entry.contents(names.shape.softleaf).page
    return "\(entry.isWritable ? "RW" : "R") \(frame.name)"
  }
}
