/// Turns titles of lines, which are written as commands, into what somebody does.
///
/// A title is one command or several, joined by a comma, "and" or "or". Only the first word of each is
/// changed, and only if it stands in the dictionary as it is written: names of the kernel's functions
/// and fields stay what they are.
public enum VerbPhrase {
  /// The verbs that titles begin with. A title that begins otherwise is quoted, not conjugated.
  public static let verbs: Set<String> = [
    "add", "allocate", "cancel", "change", "check", "clear", "close", "complete", "copy", "count",
    "drain", "drop", "end", "enter", "fail", "fault", "fill", "find", "flush", "forget", "free",
    "give", "go", "hold", "insert", "join", "keep", "kill", "leave", "load", "lock", "look",
    "lower", "make", "map", "mark", "move", "note", "put", "raise", "read", "reference", "refuse",
    "register", "release", "remember", "remove", "restore", "return", "reuse", "set", "share",
    "split", "start", "store", "swap", "take", "tell", "try", "unlock", "unmap", "unregister",
    "wait", "walk", "write", "write-protect",
  ]

  /// `unlock and put the folio` becomes `unlocks and puts the folio`; a title that begins with no verb
  /// of the dictionary is quoted.
  public static func told(_ title: String) -> String {
    let words = title.split(separator: " ", omittingEmptySubsequences: false)
    guard let first = words.first, verbs.contains(String(first.prefix { $0 != "," })) else {
      return "does “\(title)”"
    }
    var isVerbDue = true
    let told = words.map { word in
      let verb = String(word.prefix { $0 != "," })
      let isVerb = isVerbDue && verbs.contains(verb)
      isVerbDue = word == "and" || word == "or" || word.last == ","
      return isVerb ? thirdPerson(verb) + word.dropFirst(verb.count) : String(word)
    }
    return told.joined(separator: " ")
  }

  private static func thirdPerson(_ verb: String) -> String {
    if verb == "go" { return "goes" }
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) {
      return verb.dropLast() + "ies"
    }
    let hisses = ["s", "sh", "ch", "x"].contains { verb.hasSuffix($0) }
    return verb + (hisses ? "es" : "s")
  }
}
