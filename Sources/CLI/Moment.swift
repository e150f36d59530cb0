import Foundation
import Model

/// The time of a command, for the audit trail and for what is overdue: no figure or file of a release depends on it.
struct Moment {
  /// Seconds since 1970, those of `SOURCE_DATE_EPOCH` where it is set.
  let seconds: Int

  static var now: Moment {
    Moment(seconds: fixed ?? Int(Date().timeIntervalSince1970.rounded(.down)))
  }

  /// The seconds by which builders of packages fix the date of a build.
  static var fixed: Int? {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }.flatMap {
      (0..<7_258_118_400).contains($0) ? $0 : nil
    }
  }

  var day: Day { Day(number: Int32(seconds / 86_400)) }

  /// Universal time, such as `2026-03-12T09:30:00Z`.
  var text: String {
    let rest = seconds % 86_400
    let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day)T\(parts.joined(separator: ":"))Z"
  }
}
