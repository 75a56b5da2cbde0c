import KernelPaths
import MemoryModel

extension Namer {
  /// What a place is called. For a local variable the position of the step that wrote it tells its
  /// name.
  func name(_ place: Int, position: Int? = nil) -> PlaceName {
    let object = ObjectReference(place: place)
    let (kind, field, format) = field(of: place, object, position)
    return PlaceName(
      place: place, object: object, kind: kind, objectText: text(object, kind, field),
      field: shown(object, field), format: format)
  }

  private typealias Field = (PlaceName.Kind, String, WordFormat)

  private func field(of place: Int, _ object: ObjectReference, _ position: Int?) -> Field {
    switch object {
    case .entry(let slot):
      return isLeaf(slot) ? (.entry, "", .entry) : (.upperEntry, "", .upperEntry)
    case .translation: return (.translation, "", .translation)
    case .mirror: return (.mirror, "", .mirror)
    case .folio(let frame): return folioField(FolioPlaces(frame), place)
    case .table(let table): return tableField(TablePlaces(table), place)
    case .process(let process): return processField(ProcessPlaces(process), place)
    case .area(let process, let area): return areaField(VMAPlaces(process, area), place)
    case .opening(let device, let process):
      return openingField(OpeningPlaces(device: device, process: process), place)
    case .actor(let number): return actorField(ActorPlaces(number: number), place, position)
    case .file(let number): return fileField(FilePlaces(number), place)
    case .pageCache: return (.object, "", .frame)
    case .swapSlot(let number):
      return place == SwapSlotPlaces(number).count.index
        ? (.object, "count", .number) : (.object, "content", .content)
    case .anonymousVMA(let number): return anonymousVMAField(AnonymousVMAPlaces(number), place)
    case .deposit: return (.bookkeeping, "", .table)
    case .lruBatch(let processor):
      return place == LRUBatchPlaces(processor: processor).count.index
        ? (.bookkeeping, "count", .number) : (.object, "", .frame)
    case .machine: return machineField(place)
    }
  }

  private func folioField(_ folio: FolioPlaces, _ place: Int) -> Field {
    switch place {
    case folio.refcount.index: (.folio, "refcount", .number)
    case folio.mapcount.index: (.folio, "mapcount", .number)
    case folio.flags.index: (.folio, "flags", .folioFlags)
    case folio.lock.index: (.lock, "lock", .lockOwner)
    case folio.mapping.index: (.bookkeeping, "mapping", .number)
    case folio.offset.index: (.bookkeeping, "index", .number)
    case folio.content.index: (.folio, "content", .content)
    default: (.bookkeeping, "link", .frame)
    }
  }

  private func tableField(_ table: TablePlaces, _ place: Int) -> Field {
    switch place {
    case table.lock.index: (.lock, "page-table lock", .lockOwner)
    case table.level.index: (.bookkeeping, "level", .number)
    case table.owner.index: (.bookkeeping, "owner", .process)
    default: (.bookkeeping, "first page", .page)
    }
  }

  private func processField(_ process: ProcessPlaces, _ place: Int) -> Field {
    switch place {
    case process.state.index: (.object, "state", .processState)
    case process.mmapLock.index: (.lock, "mmap_lock", .readWriteLock)
    case process.pageDirectory.index: (.bookkeeping, "PGD", .table)
    case process.anonymousPages.index: (.counter, "MM_ANONPAGES", .number)
    case process.filePages.index: (.counter, "MM_FILEPAGES", .number)
    case process.sharedMemoryPages.index: (.counter, "MM_SHMEMPAGES", .number)
    case process.swapEntries.index: (.counter, "MM_SWAPENTS", .number)
    case process.areasEverUsed.index: (.bookkeeping, "VMA slots", .number)
    case process.activeInvalidations.index: (.notifier, "active invalidations", .number)
    case process.tlbFlushPending.index: (.bookkeeping, "TLB flushes pending", .number)
    case process.sequenceIsOdd.index:
      (.notifier, "notifier sequence", .flag(on: "odd", off: "even"))
    default:
      mappingField(process, place) ?? userField(process, place)
    }
  }

  private func userField(_ process: ProcessPlaces, _ place: Int) -> Field {
    let actor = place - process.isUsed(by: 0).index
    guard 0..<Limits.actors ~= actor else {
      return (.bookkeeping, "place \(place)", .hexadecimal)
    }
    return (.bookkeeping, "mm_users", .flag(on: "with \(self.actor(actor))", off: "without"))
  }

  private func mappingField(_ process: ProcessPlaces, _ place: Int) -> Field? {
    for (number, name) in names.mappings.enumerated() {
      if place == process.mappingStart(number).index { return (.area, "start of \(name)", .page) }
      if place == process.mappingPages(number).index {
        return (.area, "pages of \(name)", .number)
      }
      if place == process.formerPages(number).index {
        return (.bookkeeping, "former pages of \(name)", .number)
      }
    }
    return nil
  }

  private func areaField(_ area: VMAPlaces, _ place: Int) -> Field {
    switch place {
    case area.start.index: (.area, "start", .page)
    case area.end.index: (.area, "end", .page)
    case area.permissions.index: (.area, "permissions", .permissions)
    case area.kind.index: (.area, "kind", .mappingKind)
    case area.offset.index: (.bookkeeping, "pgoff", .number)
    case area.file.index: (.bookkeeping, "file", .number)
    case area.anonymousVMA.index: (.area, "anon_vma", .number)
    case area.lock.index: (.lock, "lock", .readWriteLock)
    case area.reserved.index: (.area, "reserved huge pages", .number)
    case area.ownsReserve.index: (.bookkeeping, "reserve", .flag(on: "own", off: "none"))
    case area.lostPage.index: (.area, "pages", .flag(on: "one taken away", off: "all there"))
    case area.isAccounted.index: (.bookkeeping, "VM_ACCOUNT", .flag(on: "yes", off: "no"))
    case area.name.index: (.bookkeeping, "name", .number)
    case area.nextInFile.index: (.bookkeeping, "next in i_mmap", .number)
    default:
      (0..<Limits.anonymousChain).contains { area.chain($0).index == place }
        ? (.bookkeeping, "in the tree of anon_vma", .number)
        : (.bookkeeping, "next in an anon_vma's tree", .number)
    }
  }

  private func anonymousVMAField(_ places: AnonymousVMAPlaces, _ place: Int) -> Field {
    switch place {
    case places.parent.index: (.bookkeeping, "parent", .number)
    case places.root.index: (.bookkeeping, "root", .number)
    case places.children.index: (.bookkeeping, "num_children", .number)
    case places.activeVMAs.index: (.bookkeeping, "num_active_vmas", .number)
    case places.lock.index: (.lock, "rwsem", .readWriteLock)
    default: (.bookkeeping, "first of its tree", .number)
    }
  }

  private func fileField(_ file: FilePlaces, _ place: Int) -> Field {
    switch place {
    case file.pages.index: (.object, "pages", .number)
    case file.firstVMA.index: (.bookkeeping, "first of i_mmap", .number)
    case file.treeLock.index: (.lock, "i_mmap_rwsem", .readWriteLock)
    default: (.object, "mappings", .number)
    }
  }

  private func openingField(_ opening: OpeningPlaces, _ place: Int) -> Field {
    switch place {
    case opening.isOpen.index: (.object, "state", .flag(on: "open", off: "closed"))
    case opening.mutex.index: (.lock, "driver mutex", .lockOwner)
    case opening.accessUnderWay.index: (.lock, "access under way", .lockOwner)
    case opening.converting.index: (.bookkeeping, "converting", .lockOwner)
    case opening.fileUsers.index: (.object, "file held by", .actors)
    case opening.isClosed.index: (.object, "descriptor", .flag(on: "closed", off: "none or open"))
    default:
      subscriptionField(opening.permanent, "permanent", place)
        ?? subscriptionField(opening.temporary, "temporary", place)
        ?? (.bookkeeping, "place \(place)", .hexadecimal)
    }
  }

  private func subscriptionField(
    _ subscription: SubscriptionPlaces, _ which: String, _ place: Int
  ) -> Field? {
    switch place {
    case subscription.insertedBy.index:
      (.notifier, "\(which) interval notifier", .lockOwner)
    case subscription.start.index: (.bookkeeping, "\(which) interval notifier start", .page)
    case subscription.end.index: (.bookkeeping, "\(which) interval notifier end", .page)
    case subscription.isInvalidating.index:
      (.notifier, "\(which) interval notifier", .flag(on: "being invalidated", off: "quiet"))
    case subscription.collided.index:
      (.notifier, "\(which) interval notifier: read_retry for", .actors)
    case subscription.isDeferred.index:
      (.notifier, "\(which) interval notifier", .flag(on: "deferred", off: "in the tree"))
    default: nil
    }
  }

  private func actorField(_ actor: ActorPlaces, _ place: Int, _ position: Int?) -> Field {
    switch place {
    case actor.position.index: (.bookkeeping, "position", .number)
    case actor.errno.index: (.result, "errno", .errno)
    case actor.signal.index: (.result, "signal", .signal)
    case actor.faults.index: (.bookkeeping, "faults", .number)
    case actor.rounds.index: (.bookkeeping, "rounds", .number)
    case actor.pages.index: (.bookkeeping, "pages done", .number)
    case actor.timedOut.index: (.result, "time is up", .flag(on: "yes", off: "no"))
    case actor.dataCount.index: (.bookkeeping, "bytes delivered", .number)
    case actor.data(0).index..<actor.data(ActorPlaces.dataLimit).index:
      (.result, "data \(place - actor.data(0).index)", .number)
    case actor.operation.index: (.bookkeeping, "operation", .number)
    default: (.bookkeeping, local(actor, place, position), .hexadecimal)
    }
  }

  /// The name of a local variable: `folio`, `pages[3]`.
  private func local(_ actor: ActorPlaces, _ place: Int, _ position: Int?) -> String {
    let first: Place<UInt64> = actor.local(0)
    let slot = place - first.index
    guard let position, actor.number < actors.count,
      position < actors[actor.number].program.end
    else { return "local \(slot)" }
    for call in actors[actor.number].program.call(at: position).stack.reversed() {
      guard let (base, name) = call.localNames.last(where: { $0.slot <= slot }) else { continue }
      return base == slot ? "\(name)" : "\(name)[\(slot - base)]"
    }
    return "local \(slot)"
  }

  private func machineField(_ place: Int) -> Field {
    switch place {
    case Globals.anonymousMapped.index: (.counter, "NR_ANON_MAPPED", .number)
    case Globals.framesEverUsed.index: (.bookkeeping, "frames ever used", .number)
    case Globals.freeFrames.index: (.bookkeeping, "first free frame", .frame)
    case Globals.tablesEverUsed.index: (.bookkeeping, "tables ever used", .number)
    case Globals.freeTables.index: (.bookkeeping, "first free table", .table)
    case Globals.filesEverUsed.index: (.bookkeeping, "files ever used", .number)
    case Globals.hugePagesInUse.index: (.counter, "huge pages in use", .number)
    case Globals.hugePagesReserved.index: (.counter, "huge pages reserved", .number)
    case Globals.hugePagesEverUsed.index: (.bookkeeping, "huge pages ever used", .number)
    case Globals.freeHugePages.index: (.bookkeeping, "first free huge page", .frame)
    case Globals.reachedLimit.index: (.bookkeeping, "limit reached", .number)
    case Globals.nextPlacement.index: (.bookkeeping, "next placement", .number)
    default: (.bookkeeping, "swap slots ever used", .number)
    }
  }

  /// `mmap_lock of app` reads better than `app mmap_lock`.
  private func text(_ object: ObjectReference, _ kind: PlaceName.Kind, _ field: String) -> String {
    switch object {
    case .process, .table:
      field.isEmpty ? self.object(object) : "\(field) of \(self.object(object))"
    case .area where kind == .lock: "lock of \(self.object(object))"
    case .machine: field
    default: self.object(object)
    }
  }

  private func shown(_ object: ObjectReference, _ field: String) -> String {
    switch object {
    case .process, .table, .machine: ""
    case .area where field == "lock": ""
    default: field
    }
  }
}
