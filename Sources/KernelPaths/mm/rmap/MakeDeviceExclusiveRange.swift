import MemoryModel

/// `make_device_exclusive_range()` up to 6.14: faults in and references up to 64 pages, then tries to
/// convert each. mmap_lock is held for reading.
///
/// On return `got` pages were looked at; a page that was refused has no folio in its place, without
/// a reason. Converted folios are locked and referenced. Fails with the errno of the first page if
/// that could not even be faulted in.
struct MakeDeviceExclusiveRange: KernelPath {
  static let batch = 64

  let process: ProcessNumber
  /// First page of the range.
  let start: Address
  /// How many pages, at most 64.
  let count: Local<Int>
  let owner: Int?
  let folios: [Local<FrameNumber>]
  /// Gets the number of pages that get_user_pages() delivered.
  let got: Local<Int>

  var routine: Routine {
    Routine("make_device_exclusive_range", "mm/rmap.c", versions: "up to 6.14")
  }

  func listing(in scope: Scope) -> Listing {
    let folios = folios
    let count = count
    let got = got
    let index: Local<Int> = scope.local("i")
    let folio = scope.reference("folio")
    let page = start.indexed(by: index)
    let gupPage = start.indexed(by: got)
    let next = scope.label("next")
    let failed = scope.label("failed")
    let loop = scope.label("loop")
    let out = scope.label("out")
    return Listing {
      Mark(next)
      Call(GetUserPage(process: process, page: gupPage, folio: folio), onError: failed)
      Step("keep the page, go on to the next one", to: [next, loop]) { m in
        m[folios[m[got]]] = m[folio]
        m[folio] = .none
        m[got] += 1
        return m[got] < m[count] ? .jump(next) : .jump(loop)
      }
      Mark(failed)
      Step("drop the error of get_user_pages() unless it got nothing") { m in
        if m[got] == 0 { return .failed }
        m[m.me.errno] = .none
        return .next
      }
      Mark(loop)
      Step(
        "try to lock the folio",
        why:
          "Somebody else has it, or the page is a further one of a large folio? Then it is refused.",
        to: [out]
      ) { m in
        let frame = m[folios[m[index]]]
        let lock = m.folio(frame).lock
        let isTail = m.isHugetlb(frame) && !page(m).isHugeAligned
        if !isTail && m[lock].isFree {
          m[lock] = m.meAsOwner
          return .next
        }
        m.putFolio(frame)
        m[folios[m[index]]] = .none
        return .jump(out)
      }
      FolioMakeDeviceExclusive(
        process: process, page: page, owner: owner, folios: folios, index: index)
      Mark(out)
      Step("go on to the next page", to: [loop]) { m in
        guard m[index] + 1 < m[got] else { return .leave }
        m[index] += 1
        return .jump(loop)
      }
    }
  }
}

/// `folio_make_device_exclusive()`: walks all mappings of a locked folio and converts them. Refuses
/// by unlocking and putting the folio.
struct FolioMakeDeviceExclusive: KernelPath {
  let process: ProcessNumber
  let page: Address
  let owner: Int?
  let folios: [Local<FrameNumber>]
  let index: Local<Int>

  var routine: Routine {
    Routine("folio_make_device_exclusive", "mm/rmap.c", versions: "up to 6.14")
  }

  func listing(in scope: Scope) -> Listing {
    let folios = folios
    let index = index
    let valid: Local<Bool> = scope.local("valid")
    let stop: Local<Bool> = scope.local("stop")
    let walk = RmapWalk.anonymous(of: { m in m[folios[m[index]]] }, in: scope)
    let failed = scope.label("failed")
    let loop = scope.label("loop")
    return Listing {
      Step("refuse shared memory, file and hugetlb folios", to: [failed]) { m in
        m.isAnonymousSmall(m[folios[m[index]]]) ? .skip : .skip(to: failed)
      }
      walk.first(
        "lock the anon_vma, go to the first VMA of its tree",
        why: "Its tree holds every VMA of the family, also one that maps nothing any more.",
        none: failed)
      Mark(loop)
      PageMakeDeviceExclusiveOne(
        target: process, targetPage: page, walk: walk, owner: owner, folios: folios, index: index,
        valid: valid, stop: stop)
      walk.next(
        "go to the next VMA of the anon_vma",
        why: "The walk ends behind the last one, or when nothing maps the folio any more.",
        again: loop
      ) { m in m[stop] || m[m.page(m[folios[m[index]]]).mapcount] == 0 }
      walk.end("unlock the anon_vma")
      Step(
        "check that the entry was writable and nothing maps the folio",
        why: "The converted entries gave up their mapcount."
      ) { m in
        let frame = m[folios[m[index]]]
        return m[valid] && m[m.page(frame).mapcount] == 0 ? .leave : .skip
      }
      Mark(failed)
      Step("unlock and put the folio, leave what was converted") { m in
        let frame = m[folios[m[index]]]
        m.release(m.folio(frame).lock)
        m.putFolio(frame)
        m[folios[m[index]]] = .none
        return .leave
      }
    }
  }
}
