import Foundation
import Testing

/// The rule of the house: a module imports only modules above it, and only those it needs; Foundation
/// and Yams come in at one place, ncurses at another; nothing under `Sources` leans on `Tests`.
@Suite("The house: who may import whom")
struct ImportRuleTests {
  @Test("a folder imports what the house allows it, and nothing else", arguments: House.rooms)
  func imports(room: Room) throws {
    let files = try House.swiftFiles(in: room.folder)
    #expect(!files.isEmpty, "\(room.folder) has no source")
    for (name, text) in files {
      #expect(room.strangers(in: text) == [], "\(room.folder)/\(name)")
    }
  }

  @Test(
    "what a folder may import, it does import: no permission outlives its use",
    arguments: House.rooms)
  func permissionsAreUsed(room: Room) throws {
    let files = try House.swiftFiles(in: room.folder)
    let used = Set(files.flatMap { Room.imports(in: $0.text) })
    #expect(room.imports.subtracting(used).sorted() == [])
  }

  @Test("a module of Sources may import only modules above it", arguments: House.rooms)
  func onlyUpwards(room: Room) {
    guard let own = House.modules.firstIndex(of: room.module) else { return }
    for name in room.imports.sorted() {
      guard let other = House.modules.firstIndex(of: name) else { continue }
      #expect(other < own, "\(name) stands below \(room.module)")
    }
  }

  @Test("a planted wrong import is found, however it is written")
  func plantedImport() {
    let room = Room("Sources/MemoryModel", ["Glibc"])
    #expect(room.strangers(in: "import Glibc\nimport KernelPaths\n") == ["KernelPaths"])
    #expect(room.strangers(in: "@testable import Screen\n") == ["Screen"])
    #expect(room.strangers(in: "public import struct Playback.Timeline\n") == ["Playback"])
    #expect(room.strangers(in: "internal import func Yams.load\n") == ["Yams"])
    #expect(room.strangers(in: "  import Foundation // why?\n") == ["Foundation"])
    #expect(room.strangers(in: "/// an import Foundation in a sentence\n") == [])
  }

  @Test("every folder of Sources and Tests stands in the list", arguments: ["Sources", "Tests"])
  func foldersAreKnown(parent: String) throws {
    let folders = try House.folders(in: parent)
    let known = Set(House.rooms.map(\.folder) + House.foldersOfC)
    #expect(folders.filter { !known.contains($0) } == [])
  }

  @Test("no target under Sources has its files under Tests")
  func sourcesDoNotLeanOnTests() throws {
    let package = try House.text("Package.swift")
    let tests = package.split(separator: "\"").filter { $0.hasPrefix("Tests/") }
    #expect(tests.sorted() == ["Tests/PtyTestSupport"])
    for module in House.modules { #expect(!House.support.contains(module)) }
  }

  @Test("ncurses is included in the C shim only")
  func ncursesStaysInTheShim() throws {
    for room in House.rooms {
      for (name, text) in try House.swiftFiles(in: room.folder)
      where name != "ImportRuleTests.swift" {
        #expect(!text.contains("ncurses.h"), "\(room.folder)/\(name)")
      }
    }
  }
}
