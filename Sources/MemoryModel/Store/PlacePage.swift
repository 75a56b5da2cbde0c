/// The words of 512 places. Snapshots share them until one of the machines writes.
final class PlacePage {
  /// Where the words lie; the word before the first one leads back to the page.
  let words: UnsafeMutablePointer<UInt64>

  /// A page of zeros.
  convenience init() {
    self.init { $0.initialize(repeating: 0, count: AddressMap.pageWords) }
  }

  /// A copy of another page.
  convenience init(copying other: PlacePage) {
    self.init { $0.initialize(from: other.words, count: AddressMap.pageWords) }
  }

  private init(_ fill: (UnsafeMutablePointer<UInt64>) -> Void) {
    words = .allocate(capacity: 1 + AddressMap.pageWords) + 1
    fill(words)
    let back = UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque())
    (words - 1).initialize(to: UInt64(back))
  }

  deinit {
    (words - 1).deallocate()
  }

  /// The page that words belong to.
  static func owner(of words: UnsafeMutablePointer<UInt64>) -> Unmanaged<PlacePage> {
    guard let page = UnsafeRawPointer(bitPattern: UInt((words - 1).pointee)) else {
      preconditionFailure("words of no page")
    }
    return .fromOpaque(page)
  }
}
