/// Turns titles of lines, which are written as commands, into what somebody does.
enum VerbPhrase {
  private static let verbs: Set<String> = [
    "allocate", "cancel", "change", "check", "clear", "close", "copy", "count", "drop", "fault",
    "fill", "find", "flush", "free", "give", "insert", "join", "keep", "load", "lock", "map",
    "mark", "move", "put", "raise", "read", "reference", "refuse", "register", "release", "remove",
    "restore", "restore", "set", "split", "start", "store", "swap", "take", "tell", "try",
    "unlock", "unmap", "wait", "walk", "write",
  ]

  /// `unlock and put the folio` becomes `unlocks and puts the folio`; a title that begins otherwise is
  /// quoted.
  static func told(_ title: String) -> String {
    let first = title.prefix { $0 != " " && $0 != ":" && $0 != "," }
    guard verbs.contains(String(first)) else { return "does “\(title)”" }
    var isVerbDue = true
    let words = title.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let verb = word.prefix { $0.isLetter }
      let isVerb = isVerbDue && verbs.contains(String(verb))
      isVerbDue = word == "and" || [",", ":", "?", ";"].contains(word.last)
      return isVerb ? thirdPerson(String(verb)) + word.dropFirst(verb.count) : String(word)
    }
    return words.joined(separator: " ")
  }

  private static func thirdPerson(_ verb: String) -> String {
    if verb.hasSuffix("y") { return verb.dropLast() + "ies" }
    let hisses = ["s", "sh", "ch", "x"].contains { verb.hasSuffix($0) }
    return verb + (hisses ? "es" : "s")
  }
}
