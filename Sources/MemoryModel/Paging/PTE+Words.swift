extension PTE {
  /// `none`, `present RWUAD f0`, `EXCLUSIVE f0`.
  public static let format = WordFormat(PTE.self) { entry, names in
    entry.text(names)
  }

  /// An entry that maps pages, in words.
  private func text(_ names: any NameSource) -> String {
    let encoding = names.shape.softleaf
    let contents = contents(encoding)
    let name = names.name(of: contents.page)
    switch contents {
    case .none: return "none"
    case .table(let table): return "table \(table.number)"
    case .present: return (isProtNone ? "PROTNONE " : "present ") + "\(letters) \(name)"
    case .exclusive(_, .decidedLater): return "EXCLUSIVE \(name)"
    case .exclusive(_, .write): return "EXCLUSIVE writable \(name)"
    case .exclusive(_, .read): return "EXCLUSIVE read-only \(name)"
    case .migration, .devicePrivate, .poison:
      return "\(encoding.kind(ofType: softleafType).rawValue) \(name)"
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
  /// An entry of an upper level: `none`, `table 3`; what it maps itself, if it does.
  static let upperEntry = WordFormat(PTE.self) { entry, names in
    let table = TableNumber(entry: entry)
    return table.exists ? table.words(names) : entry.words(names)
  }

  /// An entry as a TLB holds it: `empty`, `RW f0`.
  static let translation = WordFormat(PTE.self) { entry, names in
    if entry == .none { return "empty" }
    let frame = entry.contents(names.shape.softleaf).page
    return "\(entry.isWritable ? "RW" : "R") \(names.name(of: frame))"
  }
}
