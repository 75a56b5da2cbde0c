import Glibc
import MemoryModel

/// For every place the entry of its field: sparse in the same pages as the machine's words.
struct FieldDirectory<Entry: BitwiseCopyable>: ~Copyable {
  typealias Page = UnsafeMutablePointer<Entry>

  private let pages: ReservedMemory<Page?>
  private var backed: [Int] = []
  private let empty: Entry

  init(empty: Entry) {
    self.empty = empty
    pages = ReservedMemory(
      capacity: (AddressMap.end + AddressMap.pageWords - 1) / AddressMap.pageWords)
  }

  deinit {
    for number in backed { pages[number]?.deallocate() }
  }

  /// Memory in use, in bytes.
  var bytes: Int { backed.count * AddressMap.pageWords * MemoryLayout<Entry>.stride }

  /// The page of a place; nil if none of its places has a field.
  @inline(__always)
  func page(of place: Int) -> Page? { pages.base[place >> 9] }

  @inline(__always)
  subscript(place: Int) -> Entry {
    get { page(of: place)?[place & 511] ?? empty }
    set { (page(of: place) ?? back(place >> 9))[place & 511] = newValue }
  }

  private mutating func back(_ number: Int) -> Page {
    let page = Page.allocate(capacity: AddressMap.pageWords)
    page.initialize(repeating: empty, count: AddressMap.pageWords)
    pages[number] = page
    backed.append(number)
    return page
  }
}
