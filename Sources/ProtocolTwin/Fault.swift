import KernelPaths
import MemoryModel

private typealias P = ProtocolPlaces

/// `handle_mm_fault()` of the one page.
struct Fault: KernelPath {
  let configuration: ProtocolConfiguration
  /// The entry as it was when the fault was taken; none again afterwards.
  let original: Local<Entry>

  var routine: Routine { Routine("handle_mm_fault", "mm/memory.c") }

  func listing(in scope: Scope) -> Listing {
    Listing {
      Step("take a reference on the folio of a device-exclusive entry") { m in
        if m[original] == .exclusive {
          if m[P.refcount] > 0 {
            m[P.refcount] += 1
            return .next
          }
        } else if m[original] != .none || m[P.ptl] {
          return .blocked(on: P.ptl)
        }
        m[original] = .none
        return .leave
      }
      Step("lock the folio") { m in
        if m[P.folioLock] { return .blocked(on: P.folioLock) }
        m[P.folioLock] = true
        return .next
      }
      Call(InvalidateStart(configuration: configuration, owner: nil))
      Step("page-table lock: same entry? make it present again") { m in
        if m[P.ptl] { return .blocked(on: P.ptl) }
        if m[P.pte] == m[original] { m[P.pte] = .writable }
        return .next
      }
      Step("unlock and put the folio") { m in
        m[P.folioLock] = false
        m[P.refcount] -= 1
        m[original] = .none
        return .next
      }
      Call(InvalidateEnd())
    }
  }
}
