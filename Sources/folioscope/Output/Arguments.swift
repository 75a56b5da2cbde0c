import Text

/// The arguments of the program, which are bytes and not text: the name of a file need not be UTF-8.
enum Arguments {
  /// The arguments after the program's name, as `RawText` has them.
  static let all: [String] = {
    var arguments: [String] = []
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { break }
      var length = 0
      while argument[length] != 0 { length += 1 }
      arguments.append(
        RawText.text(
          UnsafeBufferPointer(start: argument, count: length).map { UInt8(bitPattern: $0) }))
    }
    return Array(arguments.dropFirst())
  }()

  /// A message of several lines that may repeat arguments. The line feeds of the message break lines,
  /// those of arguments do not.
  static func message(_ text: String) -> ShownText {
    var text = text
    for argument in all {
      for part in [argument[...]] + argument.split(separator: "=", maxSplits: 1).dropFirst()
      where part.unicodeScalars.contains("\n") {
        text = text.replacing(part, with: DisplayText.escaped(part))
      }
    }
    return ShownText(lines: text)
  }
}
