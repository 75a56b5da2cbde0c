import MemoryModel

extension Machine {
  /// `vma_merge`: joins a VMA with the one before it and the one behind it, where nothing tells them
  /// apart.
  mutating func mergeArea(_ process: ProcessNumber, _ number: Int, _ kernel: Kernel) {
    let area = VMAPlaces(process, number)
    let root = self[area.anonymousRoot]
    if let before = neighbour(process, number, where: { self[$0.end] == self[area.start] }) {
      let other = VMAPlaces(process, before)
      if canMerge(other, area), canShareRoot(root, with: self[other.anonymousRoot], kernel) {
        self[area.start] = self[other.start]
        self[area.offset] = self[other.offset]
        absorb(process, before, into: area)
      }
    }
    if let behind = neighbour(process, number, where: { self[$0.start] == self[area.end] }) {
      let other = VMAPlaces(process, behind)
      let (now, its) = (self[area.anonymousRoot], self[other.anonymousRoot])
      if canMerge(area, other), canShareRoot(root, with: its, kernel),
        now == its || now == 0 || its == 0
      {
        self[area.end] = self[other.end]
        absorb(process, behind, into: area)
      }
    }
  }

  private func neighbour(
    _ process: ProcessNumber, _ number: Int, where isNext: (VMAPlaces) -> Bool
  ) -> Int? {
    (0..<self[self.process(process).areasEverUsed]).first { other in
      let area = VMAPlaces(process, other)
      return other != number && self[area.start] < self[area.end] && isNext(area)
    }
  }

  private mutating func absorb(_ process: ProcessNumber, _ number: Int, into area: VMAPlaces) {
    if self[area.anonymousRoot] == 0 {
      self[area.anonymousRoot] = self[VMAPlaces(process, number).anonymousRoot]
    }
    removeArea(process, number)
  }

  /// Same kind, permissions and accounting, and offsets that continue. VMAs of hugetlb stay apart
  /// (VM_DONTEXPAND).
  private func canMerge(_ first: VMAPlaces, _ second: VMAPlaces) -> Bool {
    self[first.kind] != .hugetlb && self[first.permissions] == self[second.permissions]
      && self[first.isAccounted] == self[second.isAccounted] && continues(first, second)
  }

  /// `is_mergeable_anon_vma`: the anon_vma of a VMA and that of its neighbour can be one. A VMA that
  /// came from a parent by fork keeps its own. Up to 6.15 the one that changes must be untouched, or
  /// both have the same.
  private func canShareRoot(_ own: Int, with other: Int, _ kernel: Kernel) -> Bool {
    if own == other { return true }
    if own != 0 && (other != 0 || !kernel.has(.mergeTouchedArea)) { return false }
    return self[anonymousVMAParent(max(own, other))] == 0
  }

  /// The second VMA continues the first one: same object, next offset.
  func continues(_ first: VMAPlaces, _ second: VMAPlaces) -> Bool {
    self[first.kind] == self[second.kind] && self[first.file] == self[second.file]
      && self[first.end] == self[second.start]
      && self[first.offset] + (self[first.end] - self[first.start]) == self[second.offset]
  }
}
