import KernelPaths
import MemoryModel
import ScenarioFormat
import Testing

@testable import Conformance

/// The trees of `anon_vma`s and files, after every operation of the recorded scripts.
@Suite("Interval trees after recorded operations")
struct RecordedTreesTests {
  @Test(
    "Every VMA stands where it belongs, once, in order; counts are right",
    arguments: [
      Kernel.Version.v6_1, .v7_3,
    ])
  func trees(_ version: Kernel.Version) throws {
    for file in try Recordings.files(version) where !file.contains("/random/") {
      let recording = try Recording.read(file)
      var laboratory = Laboratory(Kernel(version))
      for entry in recording.entries {
        _ = try laboratory.perform(entry.operation)
        let mistakes = laboratory.machine.treeMistakes
        if mistakes.isEmpty { continue }
        Issue.record("\(recording.script): \(entry.operation.text): \(mistakes)")
        break
      }
    }
  }
}

extension Machine {
  /// What is wrong with the trees, in words.
  fileprivate var treeMistakes: [String] {
    var mistakes: [String] = []
    var (inTrees, inFiles, active, children) = (
      [Int: Int](), [Int: Int](), [Int: Int](), [Int: Int]()
    )
    for process in 0..<shape.processes {
      let process = ProcessNumber(process)
      for area in 0..<self[self.process(process).areasEverUsed] {
        let places = VMAPlaces(process, area)
        let own = self[places.anonymousVMA]
        let chain = (0..<chainLength(places)).map { self[places.chain($0)] }
        if own != 0 && !chain.contains(own) { mistakes.append("\(area): not in its own tree") }
        if Set(chain).count < chain.count { mistakes.append("\(area): twice in a tree") }
        if own == 0 && !chain.isEmpty { mistakes.append("\(area): links without an anon_vma") }
        for number in chain { inTrees[number, default: 0] += 1 }
        if own != 0 { active[own, default: 0] += 1 }
        if self[places.file] != 0 { inFiles[self[places.file], default: 0] += 1 }
      }
    }
    for number in 1...AnonymousVMAPlaces.limit where self[anonymousVMA(number).parent] != 0 {
      children[self[anonymousVMA(number).parent], default: 0] += 1
      let found = count(anonymousVMA(number).first, &mistakes)
      if found != inTrees[number] { mistakes.append("anon_vma \(number): \(found) in its tree") }
    }
    for number in 1...AnonymousVMAPlaces.limit {
      let places = anonymousVMA(number)
      if self[places.activeVMAs] != active[number] ?? 0 { mistakes.append("num_active_vmas") }
      if self[places.children] != children[number] ?? 0 { mistakes.append("num_children") }
      if !self[places.lock].isFree { mistakes.append("anon_vma \(number) is locked") }
    }
    for number in 1...FilePlaces.limit where self[file(number).firstVMA].exists {
      let found = count(file(number).firstVMA, &mistakes)
      if found != inFiles[number] || found != self[file(number).mappings] {
        mistakes.append("file \(number): \(found) in its tree")
      }
    }
    return mistakes
  }

  /// Nodes of a tree.
  private func count<Node: IntervalNode>(_ first: Place<Node>, _ mistakes: inout [String]) -> Int {
    var (node, count, offset) = (self[first], 0, Int.min)
    while node.exists && count <= AnonymousVMAPlaces.limit {
      let own = self[node.vma.places.offset]
      if own < offset { mistakes.append("a tree out of order") }
      (offset, count) = (own, count + 1)
      node = self[node.next]
    }
    return count
  }
}
