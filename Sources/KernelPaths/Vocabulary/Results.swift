import MemoryModel

/// What an operation delivers: data, and counts of pages and faults.
extension Machine {
  /// Counts a page of the operation, with the byte that it delivered.
  mutating func record(_ datum: Int?) {
    self[me.pages] += 1
    guard let datum else { return }
    let count = self[me.dataCount]
    if count < ActorPlaces.dataLimit { self[me.data(count)] = datum }
    self[me.dataCount] = count + 1
  }

  /// Counts a device fault; false if the access has had its share of them.
  mutating func countFault(_ replays: Local<Int>) -> Bool {
    self[me.faults] += 1
    if self[replays] == NouveauAccess.replays { return false }
    self[replays] += 1
    return true
  }

  /// The first byte of a frame.
  func byte(of frame: FrameNumber) -> Int {
    frame == .zero ? 0 : Int(self[page(frame).content] & 0xff)
  }
}
