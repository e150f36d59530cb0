import ArgumentParser
import Files
import Foundation

/// The program: reads the command, runs it, words its failure.
@main
struct Main {
  static func main() async {
    forbidCoreDumps()
    umask(0o077)
    if let word = CommandLine.arguments.dropFirst().first, let mistake = unknownCommand(word) {
      Console.error(mistake)
      Foundation.exit(64)
    }
    if CommandLine.arguments.count == 1 {
      print(PostcodeEquity.helpMessage())
      Foundation.exit(64)
    }
    do {
      var command = try PostcodeEquity.parseAsRoot()
      warnOfOverdue(command)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(after: error)
    }
  }

  /// What to say of a command that does not exist: the parser would take it for an argument too many.
  static func unknownCommand(_ word: String) -> String? {
    let names = PostcodeEquity.configuration.subcommands.map { $0._commandName } + ["help"]
    if word.hasPrefix("-") || names.contains(word) { return nil }
    let hint = nearestWord(to: word, among: names).map { " Did you mean \($0)?" } ?? ""
    return "there is no command \(word).\(hint) See postcode-equity --help."
  }

  private static func end(after error: any Error) -> Never {
    guard let failure = Failure(wording: error) else { PostcodeEquity.exit(withError: error) }
    Console.error(failure.message)
    Foundation.exit(failure.exitCode)
  }
}

/// The root command.
struct PostcodeEquity: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postcode-equity",
    abstract: "Measures where children wait longest for SEND support, ward by ward",
    discussion: """
      Examples:
        postcode-equity example example
        postcode-equity run example/equity.yaml

      Exit codes: 0 done; 1 failed; 2 done, but data problems were found and --strict was given; \
      3 input data unusable; 4 disclosure check refused the release; 5 verify found a mismatch; 64 usage; 66 input missing; \
      73 output cannot be created; 74 read or write failed; 130 interrupted.
      """,
    version: version,
    subcommands: [
      Run.self, Check.self, Explain.self, List.self, MakeExample.self, Assign.self, CountCases.self,
      Areas.self, Postcodes.self, AuditReleases.self, VerifyRelease.self, Serve.self,
      Purge.self, DPIA.self,
    ])

  static let version = "0.1.0"
}
