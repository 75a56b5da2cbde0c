import KernelPaths
import ScenarioFormat

/// The list of scenarios, in folders, and where the reader is in it.
struct Gallery {
  private(set) var items: [CatalogueItem]
  /// The folders in the order of the items.
  let folders: [String]
  /// The kernel that the reader chose; nil to let scenarios say it.
  var kernel: Kernel?
  private(set) var folder = 0
  /// The selected item among those of the folder.
  private(set) var position = 0
  /// The list has the focus, not the folders.
  var isInList = true
  var search: String?

  init(_ items: [CatalogueItem], kernel: Kernel?) {
    self.items = items
    self.kernel = kernel
    var folders: [String] = []
    for item in items where !folders.contains(item.folder) { folders.append(item.folder) }
    self.folders = folders
  }

  /// The items of the folder, by their numbers.
  var listed: [Int] {
    guard folders.indices.contains(folder) else { return [] }
    return items.indices.filter { items[$0].folder == folders[folder] }
  }

  /// The number of the selected item; nil if there is none.
  var selectedNumber: Int? {
    let listed = listed
    return listed.indices.contains(position) ? listed[position] : nil
  }

  var selectedItem: CatalogueItem? { selectedNumber.map { items[$0] } }

  /// The kernel that a scenario opens on: the reader's, else its own, else the newest; its switches
  /// laid over it where they fit.
  func kernel(for scenario: Scenario) -> Kernel {
    let named = scenario.kernel.flatMap { Kernel.Version(rawValue: $0) }.map { Kernel($0) }
    let base = kernel ?? named ?? Kernel(.v7_3)
    let on = scenario.with.compactMap { Behaviour(named: $0) }
    let off = scenario.without.compactMap { Behaviour(named: $0) }
    do throws(SwitchError) {
      return try base.switching(on: on, off: off)
    } catch {
      return base
    }
  }

  /// Puts another reading of an item's file into its place.
  mutating func replace(item number: Int, with item: CatalogueItem) {
    if items.indices.contains(number) { items[number] = item }
  }

  /// Selects an item by its number.
  mutating func select(item number: Int) {
    guard items.indices.contains(number),
      let folder = folders.firstIndex(of: items[number].folder)
    else { return }
    self.folder = folder
    position = listed.firstIndex(of: number) ?? 0
  }

  mutating func select(folder number: Int) {
    guard folders.indices.contains(number), number != folder else { return }
    folder = number
    position = 0
  }

  mutating func select(position number: Int) {
    position = max(0, min(listed.count - 1, number))
  }

  /// Moves in the folders or in the list.
  mutating func move(_ offset: Int) {
    if isInList {
      select(position: position + offset)
    } else {
      select(folder: max(0, min(folders.count - 1, folder + offset)))
    }
  }

  /// Moves to the first or last row.
  mutating func move(toEnd isLast: Bool) {
    let count = isInList ? listed.count : folders.count
    move(isLast ? count : -count)
  }

  /// Selects the next item that the search finds; false if there is none.
  mutating func find(_ offset: Int) -> Bool {
    guard let search, !search.isEmpty, !items.isEmpty else { return false }
    let listed = listed
    let start = listed.indices.contains(position) ? listed[position] : 0
    for distance in 1...items.count {
      let number = (start + offset * distance + 2 * items.count) % items.count
      if items[number].isFound(by: search) {
        select(item: number)
        return true
      }
    }
    return false
  }
}

extension CatalogueItem {
  /// Everything that a search looks at.
  fileprivate func isFound(by search: String) -> Bool {
    let wanted = search.lowercased()
    var texts = [title, fileName, folder]
    if let scenario = parsed.value {
      texts += [scenario.summary, scenario.source] + scenario.teaches
    }
    return texts.contains { $0.lowercased().firstRange(of: wanted) != nil }
  }
}
