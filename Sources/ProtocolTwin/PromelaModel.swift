/// The Promela model that the listings of this module are the twin of: `dex.pml` and what it includes.
public enum PromelaModel {
  /// Its files: a name and the bytes of each.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      (name: "dex.pml", bytes: PackageResources.dex_pml),
      (name: "dev.inc", bytes: PackageResources.dev_inc),
    ]
  }
}
