import Audit
import Disclosure
import Files
import Geometry
import Intake
import Publishing
import Store

/// Everything that can stop a command, each kind with its exit code.
enum Failure: Error, Equatable {
  case failed(String)
  case problemsUnderStrict(String)
  case inputUnusable(String)
  case disclosureRefused(String)
  case mismatched(String)
  case inputMissing(String)
  case networkFailed(String)
  case cannotCreate(String)
  case inputOutput(String)

  var exitCode: Int32 {
    switch self {
    case .failed: 1
    case .problemsUnderStrict: 2
    case .inputUnusable: 3
    case .disclosureRefused: 4
    case .mismatched: 5
    case .inputMissing: 66
    case .networkFailed: 69
    case .cannotCreate: 73
    case .inputOutput: 74
    }
  }

  /// The word for it in the audit trail.
  var kind: String {
    switch self {
    case .failed: "failed"
    case .problemsUnderStrict: "done with problems"
    case .inputUnusable: "input unusable"
    case .disclosureRefused: "disclosure refused"
    case .mismatched: "mismatched"
    case .inputMissing: "input missing"
    case .networkFailed: "network failed"
    case .cannotCreate: "cannot create output"
    case .inputOutput: "read or write failed"
    }
  }

  var message: String {
    switch self {
    case .failed(let text), .problemsUnderStrict(let text), .inputUnusable(let text),
      .disclosureRefused(let text), .mismatched(let text), .inputMissing(let text),
      .networkFailed(let text),
      .cannotCreate(let text), .inputOutput(let text):
      text
    }
  }
}

extension Failure {
  /// The failure that an error of any module is, or nil for what the argument parser words itself.
  init?(wording error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as ConfigurationError: self = .inputUnusable(error.description)
    case let error as FileError: self = Failure(error)
    case let error as InputError: self = Failure(error)
    case let error as ArcGISError: self = Failure(error)
    case let error as StoreError: self = Failure(error)
    case let error as PublishingError: self = Failure(error)
    case let error as AuditError: self = Failure(error)
    case let error as VerificationError: self = Failure(error)
    case let error as Refusal: self = .disclosureRefused("nothing is written: \(error.description)")
    case let error as GeometryError: self = .failed(error.description)
    default: return nil
    }
  }

  init(_ error: FileError) {
    switch error {
    case .missing: self = .inputMissing(error.description)
    case .unreadable, .writeFailed: self = .inputOutput(error.description)
    case .cannotCreate: self = .cannotCreate(error.description)
    }
  }

  init(_ error: StoreError) {
    switch error {
    case .missing: self = .inputMissing(error.description)
    case .notOurKind, .layerNeeded, .layerUnknown, .laterVersion:
      self = .inputUnusable(error.description)
    case .unreadable, .writeFailed: self = .inputOutput(error.description)
    case .cannotCreate: self = .cannotCreate(error.description)
    }
  }

  init(_ error: PublishingError) {
    switch error {
    case .file(let error): self = Failure(error)
    case .store(let error): self = Failure(error)
    case .telling: self = .disclosureRefused(error.description + "\n" + Self.remedy)
    case .areasDiffer, .screeningFailed, .personalData: self = .inputUnusable(error.description)
    }
  }

  /// What to do where the attack found what the gate had let through.
  private static let remedy =
    "This is a fault of the tool and not of your data: please report the lines above, which hold no "
    + "number of children. Until it is mended, leave out the input behind those figures, or try "
    + "disclosure: { profile: strict } or { coarsen: true }; --internal-only writes the pages for "
    + "your own staff."

  init(_ error: VerificationError) {
    switch error {
    case .missing: self = .inputMissing(error.description)
    case .notARelease: self = .inputUnusable(error.description)
    case .file(let error): self = Failure(error)
    }
  }

  init(_ error: AuditError) {
    switch error {
    case .missing: self = .inputMissing(error.description)
    case .notARelease: self = .inputUnusable(error.description)
    case .unreadable: self = .inputOutput(error.description)
    }
  }

  init(_ error: InputError) {
    switch error {
    case .missing: self = .inputMissing(error.description)
    case .unreadable: self = .inputOutput(error.description)
    case .unusable: self = .inputUnusable(error.description)
    }
  }

  init(_ error: ArcGISError) {
    switch error {
    case .file(let error): self = Failure(error)
    case .nameInvalid, .changed: self = .inputUnusable(error.description)
    default: self = .networkFailed(error.description)
    }
  }
}
