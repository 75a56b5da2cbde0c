import Exploration
import ProtocolFixture
let args = CommandLine.arguments
let bound = args.count > 1 ? Int(args[1]) ?? 1 : 1
let faults = ProtocolConfiguration.Faults(rawValue: args.count > 2 ? Int(args[2]) ?? 0 : 0)
let configuration = ProtocolConfiguration(bound: bound, faults: faults)
let clock = ContinuousClock()
let began = clock.now
import Glibc
func env(_ n: String) -> Double? { getenv(n).flatMap { Double(String(cString: $0)) } }
var search = configuration.search
if let v = env("FILL") { search.tuning.fill = v }
if let v = env("GROWTH") { search.tuning.growth = v }
if let v = env("BATCH") { search.tuning.batch = Int(v) }
if let v = env("LEARN") { search.tuning.learningStates = Int(v) }
if let v = env("WORDS") { search.tuning.keyWords = Int(v) }
let result = try search.run()
print(clock.now - began)
print(result.coverage, result)
for finding in result.violations {
  print(finding.name, finding.trace.count, finding.message)
  var m = configuration.initialMachine
  for step in finding.trace.replay(on: &m, programs: configuration.programs) {
    print(step.actor, step.routine, step.title)
  }
}
