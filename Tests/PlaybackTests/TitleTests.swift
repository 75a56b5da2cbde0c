import KernelPaths
import MemoryModel
import Playback
import ScenarioFormat
import Testing

/// Titles are commands, and `run` makes sentences of them: nobody should stumble over one.
@Suite("Titles of steps")
struct TitleTests {
  /// Every listing that an operation can reach, with each driver.
  private static let operations = """
    app mmap more 4 anon
    app mmap mem 4 shmem
    app mmap log 4 file
    app mmap lib 4 private-file
    app mmap huge 512 hugetlb
    app read heap+0
    app write heap+0 0x22
    app atomic-add heap+0 3
    app mprotect heap ro
    app madvise heap dontneed
    app fork child
    gpu0 open app
    gpu0 read app heap
    gpu0 write app heap+0 5
    gpu0 exclusive app heap
    gpu0 check-exclusive app heap
    gpu0 snapshot app heap
    gpu0 atomic-add app heap+0 1
    gpu0 close app
    gpu1 open app
    gpu1 read app heap+0
    gpu1 write app heap+0 5
    gpu1 snapshot app heap
    gpu1 atomic-add app heap+0 1
    gpu1 close app
    app mremap heap moved
    app munmap moved
    app exit
    """

  /// All kernels, as released and with each switch turned over.
  static let kernels: [Kernel] = Kernel.Version.allCases.flatMap { version -> [Kernel] in
    let released = Kernel(version)
    return [released]
      + Behaviour.allCases.compactMap { behaviour in
        released.has(behaviour)
          ? try? released.switching(on: [], off: [behaviour])
          : try? released.switching(on: [behaviour], off: [])
      }
  }

  /// All titles of a kernel's listings, each once, in order.
  private func titles(_ kernel: Kernel, cpus: Int = 2) throws -> [String] {
    let simulation = try simulation(
      kernel, devices: "[gpu0, {gpu1: nouveau}]", cpus: cpus, setup: "app mmap heap 4 anon",
      actors: [("all", TitleTests.operations)])
    var seen: Set<String> = []
    return simulation.actors[0].program.calls.flatMap(\.lines).filter { $0.calls == nil }
      .map(\.title).filter { seen.insert($0).inserted }
  }

  @Test(
    "A title is a command of at most 60 characters: a verb, and no question", arguments: kernels)
  func commands(_ kernel: Kernel) throws {
    for title in try titles(kernel) {
      let first = String(title.prefix { $0 != " " && $0 != "," })
      #expect(VerbPhrase.verbs.contains(first), "'\(title)' does not begin with a verb")
      #expect(title.count <= 60, "'\(title)' has \(title.count) characters")
      #expect(!title.contains { "?:;!“".contains($0) }, "'\(title)' is no plain command")
      #expect(title.filter { $0 == "(" }.count == title.filter { $0 == ")" }.count, "'\(title)'")
    }
  }

  @Test(
    "In the sentence only verbs are conjugated, and no name of the kernel's", arguments: kernels)
  func sentences(_ kernel: Kernel) throws {
    for title in try titles(kernel) {
      let told = VerbPhrase.told(title)
      let pairs = zip(title.split(separator: " "), told.split(separator: " "))
      #expect(title.split(separator: " ").count == told.split(separator: " ").count, "\(told)")
      #expect(told.split(separator: " ").first != title.split(separator: " ").first, "\(told)")
      for (word, said) in pairs where word != said {
        let plain = word.filter { $0 != "," }
        #expect(VerbPhrase.verbs.contains(plain), "'\(told)' conjugates '\(plain)'")
      }
    }
  }

  @Test("Sentences read as a person would say them")
  func examples() {
    let examples = [
      (
        "take the driver's mutex, check for a collision (read_retry)",
        "takes the driver's mutex, checks for a collision (read_retry)"
      ),
      ("unlock and put the folio", "unlocks and puts the folio"),
      (
        "copy the entry, write-protect both, share the page",
        "copies the entry, write-protects both, shares the page"
      ),
      ("go on to the next VMA", "goes on to the next VMA"),
      ("fault, take mmap_lock, check the mapping", "faults, takes mmap_lock, checks the mapping"),
      ("tell secondary MMUs (CLEAR, owner gpu0)", "tells secondary MMUs (CLEAR, owner gpu0)"),
      ("read_retry, map", "does “read_retry, map”"),
    ]
    for (title, sentence) in examples { #expect(VerbPhrase.told(title) == sentence) }
  }
}
