import MemoryModel
import ScenarioFormat
import Testing

@testable import Visualiser

/// rss is one number, whoever shows it: VmRSS of /proc/PID/status.
@Suite("Resident pages")
struct ResidentPagesTests {
  /// One anonymous page, four of a file, two of shared memory; the zero page and hugetlb pages do not
  /// count.
  private static let one = """
    title: resident pages
    machine: {cpus: 1, devices: [gpu0]}
    setup: |
      app mmap heap 4 anon
      app mmap disk 8 file
      app mmap shared 4 shmem
      app mmap huge 512 hugetlb
      app write heap+0 1
      app read heap+1
      app write disk+0..3 2
      app write shared+0..1 3
      app write huge+0 4

    """
  private static let two = one + "  app fork child\n  child write heap+0 5\n"

  private func stage(_ text: String, _ width: Int = 120) -> Stage {
    Stage(
      text: text + "actors: {cpu: app read heap+0}\nexpect: {finally: [rss app 7]}\n", rows: 40,
      columns: width)
  }

  @Test("The panel says seven with one process, in its frame")
  func oneProcess() {
    #expect(stage(Self.one).shows("rss 7"))
  }

  @Test("…and with two, each in its line")
  func twoProcesses() {
    let stage = stage(Self.two)
    #expect(stage.shows("app  rss 7"))
    #expect(!stage.shows("rss 1"))
  }

  @Test("The check, the screen and the entries agree", arguments: [one, two])
  func agreement(_ text: String) throws {
    let session = try #require(stage(text).app.session)
    let (right, wrong) = (
      session.timeline.reasonAgainst(.rss(process: "app", 7)),
      session.timeline.reasonAgainst(.rss(process: "app", 8))
    )
    #expect(right == nil)
    #expect(wrong == "rss of app is 7")
    for number in session.timeline.names.processes.indices {
      let process = ProcessNumber(number)
      let counters = session.timeline.machine.residentPages(process)
      let entries = session.timeline.machine.residentPages(
        process, from: VirtualPage(0), to: VirtualPage(1 << 35))
      #expect(entries == counters)
      if number == 0 {
        #expect(counters.anonymous == 1)
        #expect(counters.file == 4)
        #expect(counters.sharedMemory == 2)
      }
    }
  }
}
