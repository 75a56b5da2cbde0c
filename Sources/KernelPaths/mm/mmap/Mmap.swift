import MemoryModel

/// mmap(): a new mapping at a fresh place, 1 GiB from the others. ENOMEM if the hugetlb pool cannot
/// reserve what a mapping of huge pages needs.
public struct Mmap: OperationPath {
  let process: ProcessNumber
  let name: Int
  let pages: Int
  let kind: MappingKind
  let permissions: Permissions

  /// A mapping of that many pages, under a name of its process.
  public init(
    _ process: ProcessNumber, name: Int, pages: Int, _ kind: MappingKind, _ permissions: Permissions
  ) {
    self.process = process
    self.name = name
    self.pages = pages
    self.kind = kind
    self.permissions = permissions
  }

  /// The function that it models.
  public var routine: Routine { Routine("do_mmap", "mm/mmap.c") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (process, name, pages) = (process, name, pages)
    let (kind, permissions) = (kind, permissions)
    return Listing {
      Step("take mmap_lock for writing") { m in
        let outcome = m.takeWrite(m.process(process).mmapLock)
        if outcome == .next, m[m.process(process).state] == .unborn {
          m[m.process(process).state] = .alive
        }
        return outcome
      }
      Step("insert the VMA", why: "No page table yet: entries come with the first touch.") { m in
        var file = 0
        if kind != .anonymous {
          file = m[Globals.filesEverUsed] + 1
          guard file <= FilePlaces.limit else {
            m.reach(.files)
            m.releaseWrite(m.process(process).mmapLock)
            return m.fail(.ENOMEM)
          }
          m[Globals.filesEverUsed] = file
          m[m.file(file).pages] = pages
          m[m.file(file).mappings] = 1
        }
        let start = m.freshPlacement(pages)
        let offset = file == 0 ? start.number : 0
        guard
          let vma = m.insertArea(
            process, start: start, pages: pages, kind, permissions, file: file, offset: offset,
            name: name)
        else {
          m.releaseWrite(m.process(process).mmapLock)
          return m.fail(.ENOMEM)
        }
        if !kind.isShared && permissions.contains(.write) {
          m[vma.places.isAccounted] = true
        }
        if kind == .hugetlb {
          guard m.reserveHugePages(vma.places, pages / 512) else {
            m.removeArea(vma)
            m.releaseWrite(m.process(process).mmapLock)
            return m.fail(.ENOMEM)
          }
        }
        m[m.process(process).mappingStart(name)] = start
        m[m.process(process).mappingPages(name)] = pages
        m[m.process(process).formerPages(name)] = 0
        return .next
      }
      Step("release mmap_lock") { m in
        m.releaseWrite(m.process(process).mmapLock)
        return .next
      }
    }
  }
}

extension Machine {
  /// The next place for a mapping: mappings lie 1 GiB apart, from 0x7f10_0000_0000 on.
  mutating func freshPlacement(_ pages: Int) -> VirtualPage {
    let number = self[Globals.nextPlacement]
    self[Globals.nextPlacement] = number + (pages + (1 << 18) - 1) >> 18
    return VirtualPage(0x7_f100_0000 + number << 18)
  }
}
