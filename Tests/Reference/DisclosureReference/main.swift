import Disclosure
import Foundation
import TestSupport

/// What can be asked for.
let usage = """
  usage: DisclosureReference time [WARDS...]
         DisclosureReference export DIRECTORY FIRST-SEED COUNT [small|medium|strict-medium|full|strict]
         DisclosureReference survey FIRST-SEED COUNT [small|medium|strict-medium|full|strict]
  """

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "time": time(arguments.dropFirst().compactMap { Int($0) })
case "survey": survey(arguments.dropFirst().map { $0 })
case "export": try export(arguments.dropFirst().map { $0 })
default:
  print(usage)
  exit(64)
}
