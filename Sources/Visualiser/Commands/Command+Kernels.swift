import KernelPaths
import Screen

extension Command {
  /// The same scenario on another kernel.
  static let kernels: [Command] = [
    Command(
      "kernel",
      [
        KeyUse(
          .character("k"), words: "The same steps on the next kernel.", footer: "kernel",
          in: [.session, .gallery])
      ],
      argument: Argument(
        "VERSION", "The same steps on v6.1, v6.12 or v7.3; branches and bookmarks come along."
      ) { _ in Kernel.Version.allCases.map(\.rawValue) }, footer: 130,
      inGallery: { app, argument in app.chooseKernel(argument) },
      does: { app, session, argument in
        guard let argument else { return app.reopen(on: App.kernel(after: session.kernel)) }
        guard let kernel = App.kernel(named: argument) else { return app.refuse(kernel: argument) }
        return app.reopen(on: kernel)
      }),
    .with, .without,
  ]

  /// One behaviour of the kernel switched on.
  static let with = Command(
    "with",
    argument: Argument("SWITCH", "From the start, with one behaviour of the kernel switched on.") {
      session in
      Behaviour.allCases.filter { session?.kernel.has($0) != true }.map(\.name)
    }
  ) { app, session, argument in app.switchBehaviour(argument, isOn: true, session) }

  /// One behaviour of the kernel switched off.
  static let without = Command(
    "without",
    argument: Argument("SWITCH", "From the start, with one behaviour switched off.") { session in
      Behaviour.allCases.filter { session?.kernel.has($0) != false }.map(\.name)
    }
  ) { app, session, argument in app.switchBehaviour(argument, isOn: false, session) }
}

extension App {
  /// The kernel that the gallery opens scenarios on.
  fileprivate func chooseKernel(_ argument: String?) -> [Effect] {
    guard let argument else {
      gallery.kernel = gallery.kernel.map { Self.kernel(after: $0) } ?? Kernel(.v7_3)
      return []
    }
    guard let kernel = Self.kernel(named: argument) else { return refuse(kernel: argument) }
    gallery.kernel = kernel
    return []
  }

  fileprivate func refuse(kernel name: String) -> [Effect] {
    let names = Kernel.Version.allCases.map(\.rawValue).joined(separator: ", ")
    return refuse("the kernels are \(names), found '\(name)'")
  }

  fileprivate func switchBehaviour(
    _ argument: String?, isOn: Bool, _ session: Session
  ) -> [Effect] {
    guard let argument, let behaviour = Behaviour(named: argument) else {
      return refuse("no switch '\(argument ?? "")'; Tab behind :with completes their names")
    }
    do throws(SwitchError) {
      let kernel = try session.kernel.switching(
        on: isOn ? [behaviour] : [], off: isOn ? [] : [behaviour])
      let effects = reopen(on: kernel, keepsStep: false)
      if effects.isEmpty { tell("from the start on \(kernel.name)") }
      return effects
    } catch {
      return refuse(error.description)
    }
  }
}
