/// What a step looked at: the places whose words decide what it does.
///
/// Places that it writes belong to them, because a write is journalled only if the word changes.
public struct ReadLog: Sendable {
  /// Places read one by one, in order, possibly repeated.
  public internal(set) var places: [Int] = []
  /// Numbers of place pages (of 512 places) looked at as a whole.
  public internal(set) var pages: [Int] = []
  /// True if the whole machine was looked at.
  public internal(set) var everything = false

  @usableFromInline init() {}
}

extension Machine {
  /// Begins to record what is read. What was recorded before is forgotten.
  public mutating func startRecordingReads() {
    readLog.pointee.places.removeAll(keepingCapacity: true)
    readLog.pointee.pages.removeAll(keepingCapacity: true)
    readLog.pointee.everything = false
    isRecordingReads = true
  }

  /// Ends to record what is read; what was recorded stays.
  public mutating func stopRecordingReads() {
    isRecordingReads = false
  }

  /// What was read from the last `startRecordingReads()` on.
  public var recordedReads: ReadLog { readLog.pointee }

  @usableFromInline
  @inline(never)
  func noteRead(_ index: Int) {
    readLog.pointee.places.append(index)
  }

  /// To be called by whatever looks at a page of places without reading the places one by one.
  @usableFromInline
  func noteReadOfPage(_ number: Int) {
    if isRecordingReads { readLog.pointee.pages.append(number) }
  }

  /// To be called by whatever looks at all places without reading them one by one.
  func noteReadOfEverything() {
    if isRecordingReads { readLog.pointee.everything = true }
  }
}
