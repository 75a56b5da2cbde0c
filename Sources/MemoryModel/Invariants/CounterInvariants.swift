extension MemoryInvariant {
  /// I18.
  static let rssMatches = MemoryInvariant(
    "rss-matches",
    "The rss counters of a process count its present and device-exclusive entries by what they lead "
      + "to: anonymous memory, files, shared memory. The zero page does not count.",
    except: "While a page-table lock of the process is held.",
    watching: [
      EntryPlaces.self, TablePlaces.self, FolioPlaces.self, ProcessPlaces.self, VMAPlaces.self,
    ],
    .process(
      { machine, process, tally in
        if machine.wrongCounter(process, tally) == nil { return .holds }
        guard let lock = tally.heldLock(process) else { return .broken }
        return .excused(by: lock)
      },
      { machine, process, tally in
        ([.process(process)], machine.wrongCounter(process, tally) ?? "")
      }))

  /// I19.
  static let anonymousMappedMatches = MemoryInvariant(
    "anon-mapped-matches",
    "NR_ANON_MAPPED is the number of anonymous pages with a mapcount above zero.",
    watching: [Globals.self, FolioPlaces.self],
    .machine(
      { machine, tally in
        machine[Globals.anonymousMapped] == tally.anonymousMapped ? .holds : .broken
      },
      { machine, tally in
        "NR_ANON_MAPPED \(machine[Globals.anonymousMapped]), such pages \(tally.anonymousMapped)"
      }))
}

extension Machine {
  /// An rss counter that does not match, in words; nil if all do.
  func wrongCounter(_ process: ProcessNumber, _ tally: borrowing Tally) -> String? {
    let counters = residentPages(process)
    let counted = tally.pages(process)
    if counters.anonymous != counted.anonymous {
      return "MM_ANONPAGES \(counters.anonymous), entries \(counted.anonymous)"
    }
    if counters.file != counted.file {
      return "MM_FILEPAGES \(counters.file), entries \(counted.file)"
    }
    if counters.sharedMemory != counted.sharedMemory {
      return "MM_SHMEMPAGES \(counters.sharedMemory), entries \(counted.sharedMemory)"
    }
    return nil
  }
}
