import MemoryModel

/// What a VMA would be, so that it can be asked which neighbours it can be one with
/// (`struct vma_merge_struct`).
struct MergeRequest {
  /// The VMA that changes, or that is copied.
  let source: VMANumber
  let start: VirtualPage
  let end: VirtualPage
  /// Offset of the first page.
  let offset: Int
  let permissions: Permissions
  let isAccounted: Bool
}

/// The neighbours that a VMA, or a part of one, can become one with.
struct Merge {
  var before: VMANumber?
  var behind: VMANumber?
}

extension Machine {
  /// `can_vma_merge_left`, `can_vma_merge_right`: the neighbours that nothing tells apart from what is
  /// asked for; nil if there is none. VMAs of hugetlb stay apart (VM_DONTEXPAND).
  func merge(_ request: MergeRequest, _ kernel: Kernel) -> Merge? {
    let process = request.source.process
    guard self[request.source.places.kind] != .hugetlb else { return nil }
    var merge = Merge()
    if let other = area(of: process, where: { self[$0.end] == request.start }),
      isAlike(other, request),
      self[other.places.offset] + (request.start - self[other.places.start]) == request.offset,
      canShareAnonymousVMA(request.source, with: other, kernel)
    {
      merge.before = other
    }
    if let other = area(of: process, where: { self[$0.start] == request.end }),
      isAlike(other, request),
      self[other.places.offset] == request.offset + (request.end - request.start),
      canShareAnonymousVMA(request.source, with: other, kernel)
    {
      let (its, first) = (
        self[other.places.anonymousVMA], merge.before.map { self[$0.places.anonymousVMA] } ?? 0
      )
      if its == 0 || first == 0 || its == first { merge.behind = other }
    }
    return merge.before == nil && merge.behind == nil ? nil : merge
  }

  /// `vma_merge_existing_range`: a part at one end of a VMA, or all of it, goes over to its
  /// neighbours. Those that grow or shrink are inserted anew into the trees. Gives the VMA that the
  /// part belongs to now; nil if it could not be done.
  mutating func mergeExisting(_ request: MergeRequest, _ merge: Merge) -> VMANumber? {
    let vma = request.source
    let isWhole =
      self[vma.places.start] == request.start && self[vma.places.end] == request.end
    if let before = merge.before {
      let behind = merge.behind
      let takesBehind = behind.map { self[$0.places.anonymousVMA] != 0 } ?? false
      guard shareAnonymousVMA(of: takesBehind ? behind ?? vma : vma, with: before) else {
        return nil
      }
      let end = behind.map { self[$0.places.end] } ?? request.end
      removeFromTrees(before)
      if !isWhole { cutFront(vma, to: request.end) }
      self[before.places.end] = end
      insertIntoTrees(before)
      if isWhole { removeArea(vma) }
      if let behind { removeArea(behind) }
      return before
    }
    guard let behind = merge.behind, shareAnonymousVMA(of: vma, with: behind) else { return nil }
    removeFromTrees(behind)
    if !isWhole {
      removeFromTrees(vma)
      self[vma.places.end] = request.start
      insertIntoTrees(vma)
    }
    self[behind.places.start] = request.start
    self[behind.places.offset] = request.offset
    insertIntoTrees(behind)
    if isWhole { removeArea(vma) }
    return behind
  }

  /// `vma_merge_new_range`: a copy of a VMA at a place where nothing is mapped becomes a part of its
  /// neighbours. False if it could not be done.
  mutating func mergeNew(_ request: MergeRequest, _ merge: Merge) -> Bool {
    guard let vma = merge.before ?? merge.behind else { return false }
    if merge.before != nil, let behind = merge.behind {
      guard shareAnonymousVMA(of: behind, with: vma) else { return false }
    }
    guard shareAnonymousVMA(of: request.source, with: vma) else { return false }
    let end = merge.behind.map { self[$0.places.end] } ?? request.end
    removeFromTrees(vma)
    if merge.before == nil {
      self[vma.places.start] = request.start
      self[vma.places.offset] = request.offset
    }
    self[vma.places.end] = end
    insertIntoTrees(vma)
    if merge.before != nil, let behind = merge.behind { removeArea(behind) }
    return true
  }

  /// The VMA that begins where another one ends.
  func neighbour(behind vma: VMANumber) -> VMANumber? {
    area(of: vma.process) { self[$0.start] == self[vma.places.end] }
  }

  /// The VMA that ends where another one begins.
  func neighbour(before vma: VMANumber) -> VMANumber? {
    area(of: vma.process) { self[$0.end] == self[vma.places.start] }
  }

  private func area(
    of process: ProcessNumber, where isNext: (VMAPlaces) -> Bool
  ) -> VMANumber? {
    (0..<self[self.process(process).areasEverUsed]).first { number in
      let area = VMAPlaces(process, number)
      return self[area.start] < self[area.end] && isNext(area)
    }.map { VMANumber(process, $0) }
  }

  /// The first pages of a VMA go to the one before it.
  private mutating func cutFront(_ vma: VMANumber, to page: VirtualPage) {
    removeFromTrees(vma)
    self[vma.places.offset] += page - self[vma.places.start]
    self[vma.places.start] = page
    insertIntoTrees(vma)
  }

  /// `dup_anon_vma`: a VMA that takes over pages of another one needs an `anon_vma` if that has one.
  private mutating func shareAnonymousVMA(of source: VMANumber, with vma: VMANumber) -> Bool {
    let own = self[source.places.anonymousVMA]
    guard own != 0, self[vma.places.anonymousVMA] == 0 else { return true }
    self[vma.places.anonymousVMA] = own
    return cloneAnonymousVMAs(from: source, to: vma)
  }

  /// `is_mergeable_vma`: same object, permissions and accounting.
  private func isAlike(_ other: VMANumber, _ request: MergeRequest) -> Bool {
    let (area, source) = (other.places, request.source.places)
    return self[area.kind] == self[source.kind] && self[area.file] == self[source.file]
      && self[area.permissions] == request.permissions
      && self[area.isAccounted] == request.isAccounted
  }

  /// `is_mergeable_anon_vma`: the `anon_vma` of a VMA and that of its neighbour can be one. A VMA that
  /// is in several trees, because its process was forked, keeps its own. Up to 6.15 the neighbour
  /// must not be the untouched one.
  private func canShareAnonymousVMA(
    _ vma: VMANumber, with other: VMANumber, _ kernel: Kernel
  ) -> Bool {
    let (own, its) = (self[vma.places.anonymousVMA], self[other.places.anonymousVMA])
    if own == its { return true }
    if own == 0 { return chainLength(other.places) == 1 }
    return its == 0 && kernel.has(.mergeTouchedArea) && chainLength(vma.places) == 1
  }

  /// The second VMA continues the first one: same object, next offset.
  func continues(_ first: VMAPlaces, _ second: VMAPlaces) -> Bool {
    self[first.kind] == self[second.kind] && self[first.file] == self[second.file]
      && self[first.end] == self[second.start]
      && self[first.offset] + (self[first.end] - self[first.start]) == self[second.offset]
  }
}
