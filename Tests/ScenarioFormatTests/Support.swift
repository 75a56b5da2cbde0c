import ScenarioFormat

/// What reading operations complains about, as it would be printed, without the final line feed.
func complaints(aboutOperations text: String, devices: DeviceTable = .laboratory) -> String {
  let parsed = OperationParser(devices: devices).parseScript(text, file: "test.ops")
  return withoutFinalLineFeed(parsed.diagnostics.rendered)
}

/// What reading a scenario complains about, as it would be printed, without the final line feed.
func complaints(aboutScenario text: String, known: KnownNames = KnownNames()) -> String {
  let parsed = ScenarioReader(known: known).read(text, file: "test.yaml")
  return withoutFinalLineFeed(parsed.diagnostics.rendered)
}

/// The first line of each complaint, from the severity on.
func headlines(_ diagnostics: DiagnosticList) -> [String] {
  diagnostics.diagnostics.map { diagnostic in
    diagnostic.headline.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
  }
}

private func withoutFinalLineFeed(_ text: String) -> String {
  text.hasSuffix("\n") ? String(text.dropLast()) : text
}

/// A scenario that uses every key of the format.
let fullScenario = """
  title: A CPU write takes the page back
  summary: One store by the CPU ends the device's exclusive access.
  teaches: [device-exclusive entry, mmu notifier]
  differs: Up to v6.12 the mapcount drops.
  source: "mm/memory.c remove_device_exclusive_entry(); dri-devel, 2025-01-24"
  machine: {cpus: 3, devices: [gpu1, {gpu0: nouveau}], patience: 50}
  kernel: v7.3
  with: [folio-walk]
  without: [keep-mapcount]
  setup: |
    app mmap heap 4 anon
    app write heap+0 0x11     # the page is there
    gpu0 open app
  actors:
    gpu: gpu0 atomic-add app heap+0 1
    cpu: |
      app write heap+0 0x22
      app.t2 read heap+0 times 3
    list: [app read heap+1, app read heap+2]
  schedule:
    - gpu: all
    - cpu: 3 steps
    - cpu: op
    - list: until lock the folio
    - list: {until: unlock the folio}
  notes:
    - at: start
      say: Look at the page table.
    - at: gpu/make_device_exclusive/store the device-exclusive entry
      when: {kernels: [v7.3], with: [folio-walk], without: [keep-mapcount], holds: [app heap+0 exclusive]}
      say: From here on any CPU access faults.
      ask: Which bit of the PTE says that it is not present?
      answer: The lowest.
    - at: cpu/lock the folio
      ask: Who holds it?
    - {at: end, say: That was it.}
  expect:
    always: [exclusive-means-exclusive]
    finally:
      - app heap+0 present writable
      - gpu0 heap+0 unmapped
      - value heap+0 0x22
    kernels:
      v6.1: {always: [counts-match], finally: [refcount heap+0 1]}
      v7.3:
        finally: [mapcount app heap+0 1, result gpu ok, data cpu 0x22, rss app 3]

  """
