import MemoryModel

/// A system call or an access of a thread whose process other actors fork or end.
///
/// Fails with ESRCH if the process is gone before it begins, or was never born. One that is under way
/// keeps the address space (mm_users): exit_mmap() waits for its end. A system call ends as if nothing
/// had happened, but nobody returns from it; fork() and processor accesses find out earlier that they
/// are being killed.
public struct ThreadOperation: OperationPath {
  let path: AnyOperationPath
  let process: ProcessNumber
  let lifetime: Lifetime
  /// Whether all of the operation is one step, so that nothing can come in between.
  let isAtOnce: Bool
  /// The process that the operation forks, if it does.
  let child: ProcessNumber?

  /// A path of a thread of the process, of which the lifetime tells what others do to it.
  public init(
    _ path: any OperationPath, _ process: ProcessNumber, _ lifetime: Lifetime,
    isAtOnce: Bool = false, child: ProcessNumber? = nil
  ) {
    self.child = child
    self.path = AnyOperationPath(path)
    self.process = process
    self.lifetime = lifetime
    self.isAtOnce = isAtOnce
  }

  /// The function that it models.
  public var routine: Routine { Routine("a thread in the kernel", "arch/x86/entry/entry_64.S") }

  /// Its steps, in the order of the kernel's code.
  public func listing(in scope: Scope) -> Listing {
    let (path, process, child) = (path, process, child)
    let keepsAddressSpace = lifetime.contains(.processExits) && !isAtOnce
    return Listing {
      ProcessLife.steps(process, lifetime, child: child)
      if keepsAddressSpace {
        let out = scope.label("out")
        Step(
          "enter the kernel, keep the address space (mm_users)",
          why: "The last user tears it down; as long as this one is under way it stays."
        ) { m in
          m[m.process(process).isUsed(by: m.me.number)] = true
          return .next
        }
        Call(path, onError: out)
        Mark(out)
        Step(
          "leave the kernel",
          why: "A thread that was killed meanwhile ends here and gives the address space back."
        ) { m in
          m[m.process(process).isUsed(by: m.me.number)] = false
          return .leave
        }
      } else {
        Call(path)
      }
    }
  }
}
