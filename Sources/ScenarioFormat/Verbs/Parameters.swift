/// The kinds of arguments that verbs have.

extension Parameter<PageRange> {
  /// Pages of a mapping.
  static var pages: Parameter {
    Parameter(
      "PAGES", .pages, .usesMapping, read: { reader throws(Diagnostic) in try reader.takePages() },
      text: \.description, name: \.mapping)
  }
}

extension Parameter<PageReference> {
  /// One page of a mapping.
  static var page: Parameter { page("PAGE", .usesMapping, "one page") }

  /// One page of a pin.
  static var pinnedPage: Parameter { page("PIN+PAGE", .usesPin, "one page of a pin") }

  private static func page(_ label: String, _ role: NameRole, _ what: String) -> Parameter {
    Parameter(
      label, .page, role, read: { reader throws(Diagnostic) in try reader.takePage(what) },
      text: \.description, name: \.name)
  }
}

extension Parameter<String> {
  /// The name of a process that is there.
  static var process: Parameter { name("PROCESS", .usesProcess, "the name of a process") }

  /// The name of a new process.
  static var child: Parameter {
    Parameter(
      "CHILD", .name, .givesProcess,
      read: { reader throws(Diagnostic) in try reader.takeNewProcess() },
      text: { $0 }, name: { $0 })
  }

  /// The name of a new mapping.
  static var newMapping: Parameter { name("NAME", .givesMapping, "a name for the mapping") }

  /// The name of a mapping, all of which is moved.
  static var movedMapping: Parameter {
    Parameter(
      "MAPPING", .name, .takesMapping,
      read: { reader throws(Diagnostic) in
        try reader.takeMapping(
          "the name of a mapping, without '+', as mremap moves all of it")
      },
      text: { $0 }, name: { $0 })
  }

  /// The name that a mapping has when it was moved.
  static var movedName: Parameter { name("NAME", .givesMapping, "a new name for the mapping") }

  /// The name of a new pin.
  static var newPin: Parameter { name("PIN", .givesPin, "a name for the pin") }

  /// The name of a pin that is given back.
  static var returnedPin: Parameter { name("PIN", .takesPin, "the name of a pin") }

  private static func name(_ label: String, _ role: NameRole, _ what: String) -> Parameter {
    Parameter(
      label, .name, role, read: { reader throws(Diagnostic) in try reader.takeName(what) },
      text: { $0 }, name: { $0 })
  }
}

extension Parameter<UInt8> {
  /// A byte.
  static var byte: Parameter {
    Parameter(
      "BYTE", .number(0...255), read: { reader throws(Diagnostic) in try reader.takeByte() },
      text: \.description, name: { _ in nil })
  }
}

extension Parameter<UInt32> {
  /// A 32-bit value.
  static var value: Parameter {
    Parameter(
      "VALUE", .number(0...0xFFFF_FFFF),
      read: { reader throws(Diagnostic) in try reader.takeValue() }, text: \.description,
      name: { _ in nil })
  }
}

extension Parameter<Int> {
  /// A number of pages.
  static var pageCount: Parameter {
    number("COUNT", "a number of pages", 1...OperationLimits.pages)
  }

  /// The number of a memory node.
  static var node: Parameter { number("NODE", "a memory node", 0...OperationLimits.node) }

  /// How many races.
  static var races: Parameter {
    number("RACES", "a number of races", 1...OperationLimits.repetitions)
  }

  /// A step in microseconds.
  static var step: Parameter {
    number("MICROSECONDS", "a step in microseconds", 0...OperationLimits.microseconds)
  }

  /// A time in microseconds.
  static var time: Parameter {
    number("MICROSECONDS", "a time in microseconds", 0...OperationLimits.microseconds)
  }

  private static func number(
    _ label: String, _ what: String, _ range: ClosedRange<Int>
  ) -> Parameter {
    Parameter(
      label, .number(range),
      read: { reader throws(Diagnostic) in try reader.takeNumber(what, range) },
      text: \.description, name: { _ in nil })
  }
}

extension Parameter<MappedMemory> {
  /// What lies behind a new mapping.
  static var memory: Parameter {
    choice(expected: "a kind of mapping (anon, shmem, file, private-file or hugetlb)")
  }
}

extension Parameter<Protection> {
  /// A protection.
  static var protection: Parameter { choice(expected: "a protection (none, ro or rw)") }
}

extension Parameter<Advice> {
  /// An advice.
  static var advice: Parameter { choice("ADVICE", expected: "an advice") }
}

extension Parameter<Rival> {
  /// What happens at the same time; some of it is done by another device.
  static var rival: Parameter {
    choice("RIVAL", expected: "a rival", .usesAnotherDevice) { $0 == .poke || $0 == .atomic }
  }
}

extension Parameter where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words that a type has for its cases.
  ///
  /// - Parameters:
  ///   - label: what stands for it in the help; the words themselves if nil.
  ///   - expected: what it is called where another word stands.
  ///   - role: what the word is for, if it asks for something that is there.
  ///   - asks: whether a word asks for it.
  fileprivate static func choice(
    _ label: String? = nil, expected: String, _ role: NameRole? = nil,
    asks: @escaping @Sendable (Value) -> Bool = { _ in false }
  ) -> Parameter {
    let words = Value.allCases.map(\.rawValue)
    return Parameter(
      label ?? words.joined(separator: "|"), .word(words), role,
      read: { reader throws(Diagnostic) in try reader.takeChoice(expected, Value.self) },
      text: \.rawValue, name: { asks($0) ? $0.rawValue : nil })
  }
}

extension Parameter<MappingFlags> {
  /// What else is asked of a new mapping: any of the words, up to the end of the operation.
  static var mappingFlags: Parameter {
    Parameter(
      MappingFlags.words.map { "[\($0.word)]" }.joined(separator: " "),
      .flags(MappingFlags.words.map(\.word)),
      read: { reader throws(Diagnostic) in
        var flags: MappingFlags = []
        while let word = reader.upcoming {
          let words = MappingFlags.words
          _ = try reader.take("a flag")
          guard let known = words.first(where: { $0.word == word.text }) else {
            let list = words.map { "'\($0.word)'" }.joined(separator: ", ")
            throw reader.unexpected(word, "\(list) or the end of the operation")
          }
          flags.insert(known.flag)
        }
        return flags
      },
      text: { flags in
        MappingFlags.words.filter { flags.contains($0.flag) }.map(\.word).joined(separator: " ")
      },
      name: { _ in nil })
  }
}
