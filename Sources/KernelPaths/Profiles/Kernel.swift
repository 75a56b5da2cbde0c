import MemoryModel

/// A kernel: a released version and its behaviours, possibly with some switched.
public struct Kernel: Equatable, Sendable {
  /// Versions whose behaviour is checked against recordings.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  /// Releases of which recordings exist.
  public enum Version: String, CaseIterable, Comparable, Sendable {
    case v6_1 = "v6.1"
    case v6_12 = "v6.12"
    case v7_3 = "v7.3"

    /// Whether it came out earlier.
    public static func < (a: Version, b: Version) -> Bool {
      a.order < b.order
    }
    private var order: Int { Version.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The release that the profile began with.
  public let version: Version
  /// One bit for every behaviour that is on: `Behaviour.bit`.
  @usableFromInline var bits: UInt64 = 0

  /// The kernel as released.
  public init(_ version: Version) {
    self.version = version
    for behaviour in Behaviour.allCases where behaviour.isReleased(in: version) {
      bits |= behaviour.bit
    }
  }

  /// Whether a behaviour is on.
  @inlinable public func has(_ behaviour: Behaviour) -> Bool { bits & behaviour.bit != 0 }

  /// The kernel with some behaviours switched. What is switched on brings along what it needs. Throws
  /// if one that is on needs one that is switched off.
  public func switching(on: [Behaviour], off: [Behaviour]) throws(SwitchError) -> Kernel {
    var kernel = self
    var wanted = on
    while let behaviour = wanted.popLast() {
      kernel.bits |= behaviour.bit
      wanted += behaviour.needs.filter { !kernel.has($0) }
    }
    for behaviour in off { kernel.bits &= ~behaviour.bit }
    for behaviour in Behaviour.allCases where kernel.has(behaviour) {
      for need in behaviour.needs where !kernel.has(need) {
        throw SwitchError(behaviour: behaviour, need: need)
      }
    }
    return kernel
  }

  /// True if a behaviour is other than it is in the released version.
  public var isSwitched: Bool { self != Kernel(version) }

  /// The version, and what was switched: `v6.12 +folio-walk -read-retry`.
  public var name: String {
    let released = Kernel(version)
    let switched = Behaviour.allCases.compactMap { behaviour -> String? in
      if has(behaviour) == released.has(behaviour) { return nil }
      return (has(behaviour) ? " +" : " -") + behaviour.name
    }
    return version.rawValue + switched.joined()
  }

  /// The softleaf type numbers of the build.
  public var softleaf: SoftleafEncoding {
    if has(.oneExclusiveType) { return .v7_3 }
    return version == .v6_1 ? .v6_1 : .v6_12
  }
}

/// A combination of switches that no kernel could have.
public struct SwitchError: Error, Equatable, CustomStringConvertible {
  /// The behaviour that was asked for.
  public let behaviour: Behaviour
  /// What it needs and does not have.
  public let need: Behaviour

  /// The refusal in a sentence.
  public var description: String {
    "\(behaviour.name) needs \(need.name), which is off; "
      + "add --with \(need.name) or --without \(behaviour.name)"
  }
}
