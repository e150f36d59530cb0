import Model

/// Where the private store is, and how long exact figures are kept.
struct StoreSettings: Sendable {
  /// The folder, made where it is not there; its owner alone may enter it.
  var folder: String
  var safekeeping: Safekeeping

  static let defaultFolder = ".postcode-equity"
  static let defaultDays = 365

  /// Reads the settings below `store`.
  init(
    _ top: inout YAMLSection, resolve: (String) -> String
  ) throws(ConfigurationError) {
    folder = resolve(Self.defaultFolder)
    safekeeping = Safekeeping(days: Self.defaultDays)
    guard var section = try top.section("store") else { return }
    folder = try section.text("folder").map(resolve) ?? folder
    safekeeping.days =
      try section.value("keep_days", expected: "Use a whole number of days from 1 to 3650.") {
        text in
        Int(text).flatMap { (1...3650).contains($0) && String($0) == text ? $0 : nil }
      } ?? safekeeping.days
    safekeeping.until = try section.value("keep_until", expected: Configuration.dayHelp) { text in
      Day(iso: text)
    }
    try section.finish()
  }
}
