import ScenarioFormat
import Testing

@Suite("The operation language")
struct OperationParserTests {
  /// The operation of a line that has no errors.
  private func operation(_ line: String) throws -> Operation {
    try #require(try OperationParser().parse(line, file: "test").get().first)
  }

  @Test("A process maps memory of every kind, read-only and with huge pages")
  func mmap() throws {
    let heap = try #require(ProcessVerbs.mmap.arguments(of: operation("app mmap heap 4 anon")))
    #expect(heap == ("heap", 4, .anon, []))
    let line = "app mmap a 0x200 private-file ro thp"
    let huge = try #require(ProcessVerbs.mmap.arguments(of: operation(line)))
    #expect(huge == ("a", 512, .privateFile, [.readOnly, .transparentHuge]))
  }

  @Test("A verb's arguments are its own: those of another verb are not taken for them")
  func typedArguments() throws {
    let write = try operation("app write a+1 7")
    let (pages, byte) = try #require(ProcessVerbs.write.arguments(of: write))
    #expect(pages == PageRange(mapping: "a", selection: .page(1)))
    #expect(byte == 7)
    #expect(ProcessVerbs.read.arguments(of: write) == nil)
    #expect(DeviceVerbs.write.arguments(of: write) == nil, "a process's, not a device's")
    #expect(write != (try operation("app write a+1 8")))
    let device = try operation("gpu0 write app a+1 7")
    #expect(device.process == "app")
    #expect(DeviceVerbs.write.arguments(of: device)?.1 == 7)
  }

  @Test(
    "Every verb of every subject is read, and written back as it was",
    arguments: [
      "app mmap a 1 anon", "app mmap a 2 shmem", "app mmap a 3 file ro", "app mmap a 4 hugetlb thp",
      "app mmap a 1 private-file", "app read a", "app read a+3", "app read a+1..4",
      "app write a+0 255", "app.t2 write a 7", "app atomic-add a+0 4294967295",
      "app mprotect a none", "app mprotect a+1 ro", "app mprotect a+0..1 rw", "app munmap a+1",
      "app mremap a b", "app madvise a dontneed", "app madvise a free", "app madvise a cold",
      "app madvise a pageout", "app madvise a mergeable", "app madvise a unmergeable",
      "app madvise a hugepage", "app madvise a nohugepage", "app madvise a collapse",
      "app madvise a populate-read", "app madvise a populate-write", "app madvise a soft-offline",
      "app madvise a hwpoison", "app mlock a", "app munlock a+2", "app move-page a+0 1",
      "app clear-soft-dirty", "app fork child", "app exit", "app pin p a+0..3", "app pin-read p+3",
      "app pin-write p+0 9", "app unpin p", "gpu0 open app", "gpu1 close app", "gpu0 read app a",
      "gpu0 write app a+0 3", "gpu0 exclusive app a+0..1", "gpu0 check-exclusive app a",
      "gpu0 migrate-to-device app a", "gpu0 migrate-to-system app a", "gpu0 snapshot app a",
      "nv0 open app", "nv1 close app", "nv0 read app a", "nv0 write app a 1",
      "gpu0 atomic-add app a+0 1", "nv0 atomic-add app a+0 1", "nv0 snapshot app a",
      "nv0 race app a+0 none 5 0",
      "nv0 race app a+0 write 5 10", "nv0 race app a+0 dontneed 5 10",
      "nv0 race app a+0 mprotect 5 10", "nv0 race app a+0 munmap 5 10",
      "nv0 race app a+0 fork 5 10", "nv0 race app a+0 poke 5 10", "nv0 race app a+0 atomic 5 10",
      "nv0 race app a+0 ro 5 10", "system ksm-scan", "system reclaim", "system swapoff",
      "system swapon", "system soft-offline app a+0", "system hard-offline app a+0",
      "system compact", "system drop-caches", "system idle-mark", "system nv-window 400",
      "app read a times 3", "app write a 1 times 3", "app atomic-add a 1 times 1000000",
      "gpu0 read app a times 2", "gpu0 write app a 1 times 2", "gpu0 exclusive app a times 2",
      "nv0 atomic-add app a 1 times 2",
    ])
  func everyVerb(_ line: String) throws {
    let operations = try OperationParser().parse(line, file: "test").get()
    #expect(operations.map(\.description) == [line])
    #expect(operations.map(\.text) == [line])
  }
}
