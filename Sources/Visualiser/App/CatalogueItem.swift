import ScenarioFormat
import Text

/// A scenario of the gallery: where it comes from, and what reading it gave.
public struct CatalogueItem: Sendable {
  /// The folder that it stands in, such as `basics`; empty for none.
  public let folder: String
  /// The file's path, for messages.
  public let path: String
  /// The scenario, or what is wrong with the file.
  public let parsed: Parsed<Scenario>

  /// An item of the gallery.
  public init(folder: String, path: String, parsed: Parsed<Scenario>) {
    self.folder = folder
    self.path = path
    self.parsed = parsed
  }

  /// The title; the file's name if it cannot be read.
  public var title: String { parsed.value?.title ?? fileName }

  /// The last part of the path, as it may be shown.
  public var fileName: String {
    ShownText(path.split(separator: "/").last ?? path[...]).string
  }
}
