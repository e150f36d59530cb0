/// How often the methods say what is so, measured on made-up counties whose truth is known.
///
/// `make calibrate` prints these figures. A change of a method is followed by measuring them again and writing them here.
struct Calibration {
  /// What is counted, as the name of a row.
  let question: String
  /// What the method promises.
  let promised: String
  /// Measured for shares, such as plans within 20 weeks, and for waits with children still waiting.
  let shares: String
  let waits: String

  /// How they were measured.
  static let conditions =
    "Measured on 200 made-up counties of 170 wards each, by the program that makes these pages."

  static let figures = [
    Calibration(
      question: "Wards outside the 95% limits where all wards are alike",
      promised: "at most 5%", shares: "5.0%", waits: "[x]"),
    Calibration(
      question: "Counties with any ward called different where all wards are alike",
      promised: "at most 5%", shares: "[x]", waits: "21%"),
  ]
}

extension Report {
  /// The table of how often the methods are right, for the page on method.
  func calibrationTable(_ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), "How often the methods say a difference where there is none",
      [.text("What was counted"), .number("Promised"), .number("Shares"), .number("Waits")],
      strings)
    for figure in Calibration.figures {
      if [figure.shares, figure.waits].contains("[x]") { table.uses(.notAvailable) }
      table.row(
        HTML(escaping: figure.question),
        [
          HTML(escaping: figure.promised), HTML(escaping: figure.shares),
          HTML(escaping: figure.waits),
        ])
    }
    return .paragraph(Calibration.conditions) + table.html
  }
}
