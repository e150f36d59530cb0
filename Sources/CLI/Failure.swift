import ArgumentParser

/// Everything that can stop a command, each kind with its exit code.
enum Failure: Error, Equatable {
  case failed(String)
  case problemsUnderStrict(String)
  case inputUnusable(String)
  case disclosureRefused(String)
  case inputMissing(String)
  case cannotCreate(String)
  case inputOutput(String)

  var exitCode: Int32 {
    switch self {
    case .failed: 1
    case .problemsUnderStrict: 2
    case .inputUnusable: 3
    case .disclosureRefused: 4
    case .inputMissing: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    }
  }

  var message: String {
    switch self {
    case .failed(let text), .problemsUnderStrict(let text), .inputUnusable(let text),
      .disclosureRefused(let text), .inputMissing(let text), .cannotCreate(let text),
      .inputOutput(let text):
      text
    }
  }
}
