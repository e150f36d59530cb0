import ArgumentParser

/// How much a command says.
struct LoudnessOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say only errors.") var quiet = false
  @Flag(name: [.short, .long], help: "Say each stage, and notes.") var verbose = false

  var loudness: Console.Loudness { quiet ? .quiet : verbose ? .verbose : .normal }
}
