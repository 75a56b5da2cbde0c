import KernelPaths
import Simulation

/// Busy scenarios: what devices, processors and system calls can do to the same few pages at once.
///
/// MADV_DONTNEED is never together with the test device: its driver has no protection against that,
/// on any kernel.
enum Stress: String, CaseIterable, Sendable {
  case anonymous
  case testDevice
  case forks
  case files
  case mappings
  case hugePages

  func simulation(_ kernel: Kernel) throws -> Simulation {
    switch self {
    case .anonymous:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: nouveau}, {gpu1: nouveau}]",
        setup: "app mmap heap 3 anon\napp write heap+0..1 0x11\ngpu0 open app\ngpu1 open app",
        actors: [
          ("gpu", "gpu0 atomic-add app heap+0 1\ngpu0 atomic-add app heap+1 1 times 2"),
          (
            "other",
            "gpu1 write app heap+0 5\ngpu1 read app heap+0..2\ngpu1 atomic-add app heap+0 3"
          ),
          ("cpu", "app write heap+0 0x22\napp read heap+0..2\napp write heap 0x23"),
          (
            "system",
            """
            app madvise heap+0 dontneed
            app mprotect heap ro
            app mprotect heap rw
            app madvise heap dontneed
            """
          ),
        ])
    case .testDevice:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: hmm-test}, {nv0: nouveau}]",
        setup: "app mmap heap 3 anon\napp write heap+0..1 0x11\ngpu0 open app\nnv0 open app",
        actors: [
          (
            "gpu",
            "gpu0 exclusive app heap+0..1\ngpu0 atomic-add app heap+0 1\ngpu0 write app heap 7"
          ),
          ("nv", "nv0 atomic-add app heap+0 1\nnv0 read app heap"),
          ("cpu", "app write heap+0 0x22\napp read heap\napp write heap 0x23"),
          ("system", "app mprotect heap ro\napp mprotect heap rw"),
        ])
    case .forks:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: nouveau}, {gpu1: hmm-test}]",
        setup: "app mmap heap 2 anon\napp write heap 0x11\ngpu0 open app\ngpu1 open app",
        actors: [
          ("gpu", "gpu0 atomic-add app heap+0 1 times 2"),
          ("test", "gpu1 exclusive app heap"),
          (
            "fork", "app fork child\nchild write heap 0x44\nchild exit\napp fork son\nson read heap"
          ),
          (
            "cpu",
            "app write heap 0x22\napp read heap\napp write heap 3"
          ),
        ])
    case .files:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: nouveau}, {gpu1: hmm-test}]",
        setup: """
          app mmap shared 2 shmem
          app mmap private 2 private-file
          app mmap file 2 file
          gpu0 open app
          gpu1 open app
          """,
        actors: [
          ("gpu", "gpu0 write app shared 1\ngpu0 atomic-add app private+0 1\ngpu0 read app file"),
          ("test", "gpu1 write app private 5\ngpu1 exclusive app private\ngpu1 read app shared"),
          ("cpu", "app read private\napp write private 4\napp write shared 4\napp write file 3"),
          ("system", "app mprotect file ro\napp munmap shared"),
        ])
    case .mappings:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: nouveau}, {gpu1: hmm-test}]",
        setup: "app mmap heap 4 anon\napp write heap+0..2 0x11\ngpu0 open app\ngpu1 open app",
        actors: [
          ("gpu", "gpu0 atomic-add app heap+0 1\ngpu0 atomic-add app heap+1 1"),
          ("test", "gpu1 exclusive app heap+0..2\ngpu1 close app"),
          ("cpu", "app write heap+0 0x22\napp read heap+1"),
          ("system", "app mremap heap pile\napp munmap pile+1\napp exit"),
        ])
    case .hugePages:
      try PlaybackTests.simulation(
        kernel, devices: "[{gpu0: nouveau}, {gpu1: hmm-test}]",
        setup: "app mmap huge 1024 hugetlb\napp write huge+0 0x11\ngpu0 open app\ngpu1 open app",
        actors: [
          ("gpu", "gpu0 write app huge+3 1\ngpu0 atomic-add app huge+0 1\ngpu0 read app huge+513"),
          ("test", "gpu1 exclusive app huge+1\ngpu1 read app huge+2\ngpu1 write app huge+600 2"),
          ("fork", "app fork child\nchild write huge+1 0x44\nchild exit"),
          ("cpu", "app write huge+1 0x22\napp read huge+700\napp mprotect huge+512..1023 ro"),
        ])
    }
  }
}
