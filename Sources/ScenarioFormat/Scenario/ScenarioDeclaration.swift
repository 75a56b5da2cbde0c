/// The keys of a scenario file. The reader accepts what is declared here and nothing else, and the
/// JSON Schema is made from it.
struct ScenarioDeclaration {
  /// The names that kernels, switches and invariants may have.
  var known: KnownNames

  /// The whole file.
  var file: ObjectDeclaration {
    ObjectDeclaration(
      name: "a scenario",
      documentation: "A scenario of folioscope: a machine, what is done on it, what must come out.",
      keys: [
        KeyDeclaration(
          name: "title", documentation: "What the scenario is called.", isRequired: true,
          shape: .text(.prose("a title"))),
        KeyDeclaration(
          name: "summary", documentation: "What it shows, in a sentence or two.",
          shape: .text(.prose("text"))),
        KeyDeclaration(
          name: "teaches", documentation: "The terms that it teaches.",
          shape: texts(.prose("a term"))),
        KeyDeclaration(
          name: "differs", documentation: "What differs between kernels, in words.",
          shape: .text(.prose("text"))),
        KeyDeclaration(
          name: "source",
          documentation: "Where it comes from: a function, a commit, a message to a list.",
          shape: .text(.prose("text"))),
        KeyDeclaration(
          name: "machine", documentation: "The machine that it runs on.", shape: .object(machine)),
        KeyDeclaration(
          name: "kernel", documentation: "The kernel profile.", shape: .text(kernelRule)),
        KeyDeclaration(
          name: "with", documentation: "Switches that are on, whatever the profile says.",
          shape: texts(switchRule)),
        KeyDeclaration(
          name: "without", documentation: "Switches that are off, whatever the profile says.",
          shape: texts(switchRule)),
        KeyDeclaration(
          name: "setup",
          documentation:
            "Operations, one a line, that run one after another before the actors begin.",
          shape: operations),
        KeyDeclaration(
          name: "actors",
          documentation: "Who acts at the same time: a name for each, and its operations.",
          shape: .table(
            keys: .identifier("the name of an actor"), values: operations,
            atMost: ScenarioLimits.actors)),
        KeyDeclaration(
          name: "schedule",
          documentation: "Which actor goes when, and for how long. Without it the user decides.",
          shape: .list(of: turn, atMost: ScenarioLimits.schedule)),
        KeyDeclaration(
          name: "notes", documentation: "What the narrator says, and asks, at certain steps.",
          shape: .list(of: .object(note), atMost: ScenarioLimits.notes)),
        KeyDeclaration(
          name: "expect", documentation: "What must hold.", shape: .object(expectations)),
      ],
      needsOneOf: ["setup", "actors"])
  }

  private func texts(_ rule: TextRule) -> ValueShape {
    .list(of: .text(rule), atMost: ScenarioLimits.listLength)
  }

  private var kernelRule: TextRule { .choice("the name of a kernel", known.kernels) }
  private var switchRule: TextRule { .choice("the name of a switch", known.switches) }
  private var invariantRule: TextRule { .choice("the name of an invariant", known.invariants) }

  /// One operation, several lines of them, or a list.
  private var operations: ValueShape {
    .either([
      .text(.operations(known.verbs)),
      .list(of: .text(.operations(known.verbs)), atMost: OperationLimits.operations),
    ])
  }

  private var machine: ObjectDeclaration {
    let drivers = DeviceTable.Driver.allCases.map(\.rawValue)
    let name = TextRule.identifier("the name of a device")
    return ObjectDeclaration(
      name: "a machine",
      documentation: "The machine of a scenario.",
      keys: [
        KeyDeclaration(
          name: "cpus",
          documentation: "How many CPUs it has (default \(MachineDescription.defaultCPUs)).",
          shape: .integer(1...ScenarioLimits.cpus)),
        KeyDeclaration(
          name: "devices",
          documentation:
            "Its devices: a name, or a name with its driver. By itself gpu0 or gpu1 has the HMM test "
            + "driver, nv0 or nv1 one that works as nouveau does. Without the key the machine has "
            + "those of the four that operations name.",
          shape: .list(
            of: .either([
              .text(name),
              .table(
                keys: name,
                values: .text(.choice("a driver (\(drivers.joined(separator: " or ")))", drivers)),
                atMost: 1),
            ]),
            atMost: OperationLimits.devices)),
        KeyDeclaration(
          name: "patience",
          documentation:
            "How many rounds a driver tries again until its time limit of one second is over "
            + "(default \(MachineDescription.defaultPatience)).",
          shape: .integer(1...ScenarioLimits.patience)),
      ])
  }

  private var turn: ValueShape {
    let until = ObjectDeclaration(
      name: "a turn",
      documentation: "How long an actor goes on.",
      keys: [
        KeyDeclaration(
          name: "until", documentation: "The title of the step before which it stops.",
          isRequired: true, shape: .text(.prose("the title of a step")))
      ])
    return .table(
      keys: .identifier("the name of an actor"), values: .either([.text(.turn), .object(until)]),
      atMost: 1)
  }

  private var note: ObjectDeclaration {
    ObjectDeclaration(
      name: "a note",
      documentation: "What the narrator says at a step.",
      keys: [
        KeyDeclaration(
          name: "at",
          documentation: "The step: 'actor/path/step', 'actor/step', 'start' or 'end'.",
          isRequired: true, shape: .text(.prose("a step such as 'actor/path/step'"))),
        KeyDeclaration(
          name: "when", documentation: "What has to be so for the note to be true, and shown.",
          shape: .object(condition)),
        KeyDeclaration(
          name: "say", documentation: "What the narrator says.", shape: .text(.prose("text"))),
        KeyDeclaration(
          name: "ask", documentation: "A question to the learner.", shape: .text(.prose("text"))),
        KeyDeclaration(
          name: "answer", documentation: "The answer to the question.",
          shape: .text(.prose("text"))),
      ],
      needsOneOf: ["say", "ask"])
  }

  private var condition: ObjectDeclaration {
    ObjectDeclaration(
      name: "a condition",
      documentation: "What has to be so for a note to be shown.",
      keys: [
        KeyDeclaration(
          name: "kernels", documentation: "Kernels that it is true on.", shape: texts(kernelRule)),
        KeyDeclaration(
          name: "with", documentation: "Switches that must be on.", shape: texts(switchRule)),
        KeyDeclaration(
          name: "without", documentation: "Switches that must be off.", shape: texts(switchRule)),
        KeyDeclaration(
          name: "holds",
          documentation: "What must be so at the step, such as 'value app heap+0 8'.",
          shape: texts(.assertion)),
      ],
      needsOneOf: ["kernels", "with", "without", "holds"])
  }

  private var expectations: ObjectDeclaration {
    let both = [
      KeyDeclaration(
        name: "always", documentation: "Invariants that must hold at every step.",
        shape: texts(invariantRule)),
      KeyDeclaration(
        name: "finally",
        documentation: "What must be so at the end, such as 'app heap+0 present writable'.",
        shape: texts(.assertion)),
    ]
    let forKernel = ObjectDeclaration(
      name: "the expectations of a kernel",
      documentation: "What must hold on this kernel, beside what must hold on all.", keys: both)
    let kernels = KeyDeclaration(
      name: "kernels", documentation: "What kernels differ in.",
      shape: .table(
        keys: kernelRule, values: .object(forKernel), atMost: ScenarioLimits.listLength))
    return ObjectDeclaration(
      name: "expectations", documentation: "What must hold.", keys: both + [kernels])
  }
}
